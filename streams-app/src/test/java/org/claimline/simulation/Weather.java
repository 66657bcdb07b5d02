package org.claimline.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * How a feed comes in, and what happens to the applications meanwhile.
 *
 * @param order         of what comes
 * @param registersLast everything is told before the registers begin to be known
 * @param deliveries    how often a report may come, at most
 * @param split         normalise in two tasks and the fold in one, with claims and changes under way between them; else one task for both
 * @param troubles      stops and crashes, in the order of when they happen
 * @param seed          of all that is left to chance
 */
record Weather(Order order, boolean registersLast, int deliveries, boolean split, List<Trouble> troubles, long seed) {

    /** The order in which a feed comes. */
    enum Order {
        AS_TOLD,
        /** Sources overtake each other, and none itself: producers that key by source. */
        EACH_SOURCE_IN_ORDER,
        /** Nothing comes more than three places from where it was told. */
        NEARLY,
        ANY
    }

    /** What happens to a task. */
    enum Kind {
        /** It is stopped and started again on its stores. */
        RESTART,
        /** It loses its disk and what it did not commit, and is restored from its changelogs. */
        CRASH
    }

    /** Which task. */
    enum Whose {
        NORMALISE,
        FOLD,
        DISPUTES
    }

    /**
     * A stop or a crash.
     *
     * @param after percent of the feed that has come by then
     * @param lost  how many inputs a crash loses that were read and not committed
     */
    record Trouble(Kind kind, Whose whose, int after, int lost) {}

    /**
     * What a line needs for its weather.
     *
     * @param split      normalise and fold apart
     * @param onDisk     stores lie in a directory, from which a task can be started again; else in memory, which is faster
     * @param changelogs what changelogs say is kept, so that a task can be restored
     */
    record Setting(boolean split, boolean onDisk, boolean changelogs) {}

    Setting setting() {
        return new Setting(split, has(Kind.RESTART), has(Kind.CRASH));
    }

    private boolean has(Kind kind) {
        return troubles.stream().anyMatch(trouble -> trouble.kind() == kind);
    }

    static Weather calm() {
        return new Weather(Order.AS_TOLD, false, 1, false, List.of(), 0);
    }

    static Arbitrary<Weather> withoutTrouble() {
        return weather(Arbitraries.just(List.of()));
    }

    static Arbitrary<Weather> withTrouble() {
        Arbitrary<Trouble> trouble = Combinators.combine(
                        Arbitraries.frequency(Tuple.of(3, Kind.CRASH), Tuple.of(1, Kind.RESTART)),
                        Arbitraries.of(Whose.class),
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 3))
                .as(Trouble::new);
        return weather(trouble.list().ofMinSize(1).ofMaxSize(2));
    }

    private static Arbitrary<Weather> weather(Arbitrary<List<Trouble>> troubles) {
        return Combinators.combine(
                        Arbitraries.of(Order.class),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false),
                        troubles,
                        Arbitraries.longs().between(0, 999_999))
                .as(Weather::new);
    }

    private record Displaced(Item item, double place) {}

    /** The feed as it comes, repetitions apart: register entries of one id keep their order. */
    List<Item> arrange(List<Item> feed) {
        List<Item> shuffled = new ArrayList<>(feed);
        Random random = new Random(seed);
        switch (order) {
            case AS_TOLD -> {}
            case EACH_SOURCE_IN_ORDER, ANY -> Collections.shuffle(shuffled, random);
            case NEARLY -> {
                List<Displaced> displaced = new ArrayList<>();
                feed.forEach(item -> displaced.add(new Displaced(item, displaced.size() + 3 * random.nextDouble())));
                displaced.sort(Comparator.comparing(Displaced::place));
                shuffled =
                        new ArrayList<>(displaced.stream().map(Displaced::item).toList());
            }
        }
        return inFixedOrder(feed, shuffled);
    }

    /** {@code shuffled}, with items that have a fixed order among each other in the places of theirs, in the order of {@code feed}. */
    private List<Item> inFixedOrder(List<Item> feed, List<Item> shuffled) {
        Map<String, List<Item>> queues = new HashMap<>();
        feed.forEach(item -> key(item).ifPresent(key -> queues.computeIfAbsent(key, k -> new ArrayList<>())
                .add(item)));
        return shuffled.stream()
                .map(item -> key(item).map(key -> queues.get(key).remove(0)).orElse(item))
                .toList();
    }

    private Optional<String> key(Item item) {
        if (order == Order.EACH_SOURCE_IN_ORDER && item instanceof Item.Report report) {
            return Optional.of("report of " + report.source());
        }
        if (order == Order.EACH_SOURCE_IN_ORDER && item instanceof Item.Decision) {
            return Optional.of("decision");
        }
        return item.fixedOrder();
    }
}
