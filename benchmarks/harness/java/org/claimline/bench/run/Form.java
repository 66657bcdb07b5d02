package org.claimline.bench.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.claimline.bench.Guarantee;

/** How much is measured unless options say otherwise. */
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of, and records of what cannot change
enum Form {
    /** Each system once, on one feed: about five minutes on two cores. */
    SHORT(
            1,
            List.of("200-uniform"),
            new Effort(
                    4_000,
                    Duration.ofSeconds(8),
                    6_000,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(90),
                    1_000,
                    Duration.ofSeconds(8))),
    /** Feeds, guarantees and three rounds, in under an hour on two cores. */
    FULL(
            3,
            List.of("200-uniform", "200-zipf", "100000-uniform", "100000-zipf"),
            new Effort(
                    6_000,
                    Duration.ofSeconds(12),
                    8_000,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(180),
                    1_000,
                    Duration.ofSeconds(8))),
    /** What the options say. */
    TABLE(
            1,
            List.of("200-uniform"),
            new Effort(
                    20_000,
                    Duration.ofSeconds(15),
                    20_000,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(600),
                    1_000,
                    Duration.ofSeconds(15))),
    /** Twenty towns of a thousand claims each: what a list for each town costs. */
    DEEP(
            3,
            List.of("20-uniform"),
            new Effort(
                    20_000,
                    Duration.ofSeconds(15),
                    2_000,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(600),
                    1_000,
                    Duration.ZERO));

    private final int rounds;
    private final List<String> feeds;
    private final Effort effort;

    Form(int rounds, List<String> feeds, Effort effort) {
        this.rounds = rounds;
        this.feeds = feeds;
        this.effort = effort;
    }

    int rounds() {
        return rounds;
    }

    Effort effort() {
        return effort;
    }

    /** What is measured one after another in each round. */
    record Leg(String feed, Guarantee guarantee, List<SystemUnderTest> systems) {}

    /** The legs where no option says otherwise. What passes through does not depend on towns: on further feeds it is left out. */
    List<Leg> legs() {
        List<SystemUnderTest> all = List.of(SystemUnderTest.values());
        List<SystemUnderTest> reading = List.of(SystemUnderTest.AVRO, SystemUnderTest.NAIVE, SystemUnderTest.CLAIMLINE);
        List<Leg> legs = new ArrayList<>();
        for (String feed : feeds) {
            boolean first = legs.isEmpty();
            legs.add(new Leg(
                    feed, Guarantee.EXACTLY_ONCE, this == DEEP ? reading.subList(1, 3) : first ? all : reading));
        }
        if (this == FULL) {
            legs.add(new Leg(feeds.get(0), Guarantee.AT_LEAST_ONCE, all));
        }
        return legs;
    }
}
