package org.claimline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.claimline.topology.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayNameTest {

    @Test
    void itsTopicsLieBehindAPrefixOfTheirOwn() {
        Topics topics = new ReplayName("2024-11-30").topics(Topics.LIVE);

        assertThat(topics.reports()).isEqualTo("claimline.replay-2024-11-30.reports.v1");
        assertThat(ReplayName.manifest(topics)).isEqualTo("claimline.replay-2024-11-30.replay.v1");
    }

    @Test
    void aReplayIsFoundByItsManifest() {
        assertThat(ReplayName.ofManifest(Topics.LIVE, "claimline.replay-a-2.replay.v1"))
                .contains(new ReplayName("a-2"));
        assertThat(ReplayName.ofManifest(new Topics("desk."), "claimline.replay-a-2.replay.v1"))
                .isEmpty();
        assertThat(ReplayName.ofManifest(new Topics("c."), "cx.replay-a.replay.v1"))
                .as("the prefix's dot is a dot")
                .isEmpty();
        assertThat(ReplayName.ofManifest(Topics.LIVE, "claimline.replay-a.reports.v1"))
                .isEmpty();
        assertThat(ReplayName.ofManifest(Topics.LIVE, "claimline.replay-a.b.replay.v1"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "A",
                "a.b",
                "a_b",
                "a b",
                "ä",
                "حماة",
                "a\n",
                "../a",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatCannotBeANameIsRefused(String text) {
        assertThatThrownBy(() -> new ReplayName(text)).hasMessageContaining("cannot be the name of a replay");
        assertThat(ReplayName.of(text)).isEmpty();
    }

    @Test
    void liveIsTheNameOfWhatIsNoReplay() {
        assertThatThrownBy(() -> new ReplayName("live")).hasMessageContaining("no replay");
        assertThat(ReplayName.of("live")).isEmpty();
    }
}
