package org.claimline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.claimline.claim.Camp;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;
import org.junit.jupiter.api.Test;

/** Who a name in a report means. */
class RegistersTest {
    private static final Party SDF = party("sdf", "Syrian Democratic Forces", Camp.OTHER, Optional.empty());
    private static final Party YPG = party("ypg", "People's Protection Units", Camp.OTHER, Optional.of("sdf"));
    private static final Party SNA = party("sna", "Syrian National Army", Camp.OPPOSITION, Optional.of("opposition"));
    private static final Party NDF = party("ndf", "National Defence Forces", Camp.REGIME, Optional.of("regime"));
    private static final PartyRegister PARTIES = new PartyRegister(List.of(YPG, SDF, SNA, NDF));

    @Test
    void aNameFindsItsEntryHoweverItIsWritten() {
        Source wire = source("wire", "The Wire", List.of("WIRE  agency"));
        SourceRegister register = new SourceRegister(List.of(wire, source("paper", "A Paper", List.of())));

        assertThat(register.find("wire")).contains(wire);
        assertThat(register.find(" the\u00a0WIRE ")).contains(wire);
        assertThat(register.find("Wire Agency")).contains(wire);
        assertThat(register.find("The Wires")).isEmpty();
        assertThat(register.byId("The Wire")).isEmpty();
        assertThat(register.byId("wire")).contains(wire);
        assertThat(register.all()).extracting(Source::id).containsExactlyInAnyOrder("wire", "paper");
        assertThat(wire.names()).containsExactly("wire", "the wire", "wire agency");
    }

    @Test
    void aNameOfTwoFindsNeitherButAnIdIsStillAnId() {
        Source one = source("daily", "The Daily", List.of("daily"));
        Source other = source("daily-2", "Daily", List.of());
        SourceRegister register = new SourceRegister(List.of(one, other));

        assertThat(register.find("Daily")).isEmpty();
        assertThat(register.find("daily")).contains(one);
        assertThat(register.find("The Daily")).contains(one);
    }

    @Test
    void aPartyOfACampCountsForItAndAFactionOfAThirdPartyForThat() {
        assertThat(PARTIES.find("Syrian national army")).contains(new Subject(Side.OPPOSITION, "sna"));
        assertThat(PARTIES.find("NDF")).contains(new Subject(Side.REGIME, "ndf"));
        assertThat(PARTIES.find("ypg")).contains(new Subject(new Side("sdf"), "ypg"));
        assertThat(PARTIES.find("SDF")).contains(Subject.of(new Side("sdf")));
        assertThat(PARTIES.find("None")).contains(Subject.NOBODY);
        assertThat(PARTIES.find("martians")).isEmpty();
        assertThat(PARTIES.ids()).containsExactly("ndf", "sdf", "sna", "ypg");
    }

    @Test
    void aStanceSpeaksForItsSide() {
        assertThat(SourceRegister.side(Stance.PRO_REGIME, Optional.empty(), PARTIES))
                .contains(Side.REGIME);
        assertThat(SourceRegister.side(Stance.PRO_OPPOSITION, Optional.of("sdf"), PARTIES))
                .contains(Side.OPPOSITION);
        assertThat(SourceRegister.side(Stance.NEUTRAL, Optional.of("sdf"), PARTIES))
                .isEmpty();
        assertThat(SourceRegister.side(Stance.PRO_OTHER, Optional.of("ypg"), PARTIES))
                .contains(new Side("sdf"));
        assertThat(SourceRegister.side(Stance.PRO_OTHER, Optional.of("martians"), PARTIES))
                .isEmpty();
        assertThat(SourceRegister.side(source("wire", "Wire", List.of()), PARTIES))
                .isEmpty();
    }

    @Test
    void whatIsRelayedIsTheVoiceOfTheFirstInTheChain() {
        Source wire = relay("wire", "agency");
        Source agency = relay("agency", "The Root");
        Source root = source("root", "The Root", List.of());
        Source stray = relay("stray", "somebody");
        SourceRegister register = new SourceRegister(List.of(wire, agency, root, stray));

        assertThat(register.chain(wire)).containsExactly("wire", "agency", "root");
        assertThat(register.root(wire)).isEqualTo("root");
        assertThat(register.root(root)).isEqualTo("root");
        assertThat(register.chain(stray)).containsExactly("stray", "somebody");
        assertThat(register.root(stray)).isEqualTo("somebody");
    }

    @Test
    void thoseWhoRelayEachOtherInACircleAreOneVoiceOfTheSmallestIdAmongThem() {
        Source outside = relay("a-outside", "c");
        SourceRegister register = new SourceRegister(
                List.of(outside, relay("b", "c"), relay("c", "d"), relay("d", "b"), relay("own", "own")));

        assertThat(register.chain(outside)).containsExactly("a-outside", "c", "d", "b", "c");
        for (String id : List.of("a-outside", "b", "c", "d")) {
            assertThat(register.root(register.byId(id).orElseThrow())).as(id).isEqualTo("b");
        }
        assertThat(register.root(register.byId("own").orElseThrow())).isEqualTo("own");
    }

    @Test
    void onlyAGradeOfFIsNone() {
        assertThat(source("wire", "Wire", List.of()).isRated()).isTrue();
        assertThat(new Source(
                                "x",
                                "X",
                                List.of(),
                                Stance.NEUTRAL,
                                Optional.empty(),
                                Reliability.F,
                                List.of(),
                                List.of())
                        .isRated())
                .isFalse();
    }

    private static Party party(String id, String name, Camp camp, Optional<String> memberOf) {
        return new Party(id, name, camp, memberOf, List.of());
    }

    private static Source source(String id, String name, List<String> aliases) {
        return new Source(id, name, aliases, Stance.NEUTRAL, Optional.empty(), Reliability.B, List.of(), List.of());
    }

    private static Source relay(String id, String of) {
        return new Source(id, id, List.of(), Stance.NEUTRAL, Optional.empty(), Reliability.B, List.of(of), List.of());
    }
}
