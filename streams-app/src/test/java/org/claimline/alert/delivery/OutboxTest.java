package org.claimline.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
class OutboxTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private static final int WIDTH = 2;

    private final Outbox outbox = new Outbox(WIDTH);

    @Test
    void ofOneEpisodeTheNextWaitsUntilTheOneBeforeIsDone() {
        add("begins", "desk", "hama");
        add("ends", "desk", "hama");

        assertThat(outbox.due(NOON)).containsExactly("begins");
        assertThat(outbox.due(NOON)).isEmpty();
        outbox.again("begins", NOON.plusSeconds(60), true);
        assertThat(outbox.due(NOON.plusSeconds(59))).isEmpty();
        assertThat(outbox.due(NOON.plusSeconds(60))).containsExactly("begins");
        outbox.done("begins");
        assertThat(outbox.due(NOON)).containsExactly("ends");
        outbox.done("ends");
        assertThat(outbox.size()).isZero();
    }

    @Test
    void otherEpisodesGoSideBySideAFewAtATime() {
        add("a", "desk", "hama");
        add("b", "desk", "homs");
        add("c", "desk", "idlib");

        assertThat(outbox.due(NOON)).containsExactly("a", "b");
        outbox.done("b");
        assertThat(outbox.due(NOON)).containsExactly("c");
    }

    @Test
    void aReceiverThatDoesNotAnswerHoldsBackNoOther() {
        add("a", "dead", "hama");
        add("b", "dead", "homs");
        add("c", "dead", "idlib");
        assertThat(outbox.due(NOON)).hasSize(WIDTH);

        add("d", "alive", "hama");
        assertThat(outbox.due(NOON)).containsExactly("d");
    }

    @Test
    void whenAReceiverIsBackWhatFailedForItsSakeGoesAtOnceAndWhatItRefusedDoesNot() {
        add("away", "desk", "hama");
        add("refused", "desk", "homs");
        outbox.due(NOON);
        outbox.again("away", NOON.plus(Duration.ofMinutes(30)), true);
        outbox.again("refused", NOON.plus(Duration.ofMinutes(30)), false);

        outbox.isBack("desk", NOON.plusSeconds(1));

        assertThat(outbox.due(NOON.plusSeconds(1))).containsExactly("away");
    }

    @Test
    void whatIsOrderedGoesAtOnceUnlessItIsUnderWay() {
        outbox.add("later", "desk", "hama", NOON.plusSeconds(100));
        outbox.hurry("later", NOON);
        assertThat(outbox.due(NOON)).containsExactly("later");
        outbox.hurry("later", NOON);
        assertThat(outbox.due(NOON)).isEmpty();
    }

    @Test
    void whatIsInAlreadyIsNotAddedAgain() {
        add("a", "desk", "hama");
        add("a", "desk", "hama");
        assertThat(outbox.due(NOON)).containsExactly("a");
        outbox.done("a");
        assertThat(outbox.has("a")).isFalse();
        assertThat(outbox.due(NOON)).isEmpty();
    }

    @Test
    void whatIsTakenOutLetsTheNextGo() {
        add("a", "desk", "hama");
        add("b", "desk", "hama");
        add("c", "desk", "hama");
        outbox.done("b");
        outbox.done("a");
        assertThat(outbox.due(NOON)).containsExactly("c");
    }

    /** What is done to it: the number picks an entry, or how far the clock goes. */
    private record Act(Kind kind, int number) {}

    private enum Kind {
        ADD,
        DUE,
        TAKEN,
        FAILED,
        REFUSED,
        CANCELLED,
        HURRIED,
        BACK
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Arbitraries.of(Kind.values())
                .flatMap(kind -> Arbitraries.integers().between(0, 30).map(number -> new Act(kind, number)))
                .list()
                .ofMaxSize(120);
    }

    @Property(tries = 500)
    void neitherOrderNorWidthIsBrokenAndNothingIsForgotten(@ForAll("acts") List<Act> acts) {
        Outbox tried = new Outbox(WIDTH);
        List<String> added = new ArrayList<>();
        List<String> underWay = new ArrayList<>();
        Instant now = NOON;
        int count = 0;
        for (Act act : acts) {
            switch (act.kind()) {
                case ADD -> {
                    String key = "k" + count++ + "-r" + act.number() % 3 + "-e" + act.number() % 4;
                    added.add(key);
                    tried.add(key, receiver(key), episode(key), now);
                }
                case DUE -> {
                    now = now.plusSeconds(act.number());
                    for (String key : tried.due(now)) {
                        assertThat(added.stream()
                                        .filter(k -> receiver(k).equals(receiver(key))
                                                && episode(k).equals(episode(key)))
                                        .findFirst())
                                .contains(key);
                        assertThat(underWay).doesNotContain(key);
                        underWay.add(key);
                    }
                    assertThat(underWay.stream()
                                    .filter(k -> receiver(k).equals("r0"))
                                    .count())
                            .isLessThanOrEqualTo(WIDTH);
                }
                case TAKEN, FAILED, REFUSED -> {
                    if (!underWay.isEmpty()) {
                        String key = underWay.remove(act.number() % underWay.size());
                        if (act.kind() == Kind.TAKEN) {
                            tried.done(key);
                            added.remove(key);
                        } else {
                            tried.again(key, now.plusSeconds(act.number()), act.kind() == Kind.FAILED);
                        }
                    }
                }
                case CANCELLED -> {
                    if (!added.isEmpty()) {
                        String key = added.remove(act.number() % added.size());
                        underWay.remove(key);
                        tried.done(key);
                    }
                }
                case HURRIED -> {
                    if (!added.isEmpty()) {
                        tried.hurry(added.get(act.number() % added.size()), now);
                    }
                }
                case BACK -> tried.isBack("r" + act.number() % 3, now);
            }
            assertThat(tried.size()).isEqualTo(added.size());
        }
        // all that is left has its turn in the end
        underWay.forEach(tried::done);
        added.removeAll(underWay);
        for (int i = 0; i < acts.size() && !added.isEmpty(); i++) {
            List<String> due = tried.due(now.plusSeconds(1_000));
            due.forEach(tried::done);
            added.removeAll(due);
        }
        assertThat(added).isEmpty();
        assertThat(tried.receivers()).isEmpty();
    }

    private static String receiver(String key) {
        return key.split("-", -1)[1];
    }

    private static String episode(String key) {
        return key.split("-", -1)[2];
    }

    private void add(String key, String receiver, String episode) {
        outbox.add(key, receiver, episode, NOON);
    }
}
