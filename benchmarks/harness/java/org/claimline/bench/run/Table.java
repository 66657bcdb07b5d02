package org.claimline.bench.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What was measured, as one table in Markdown: medians of the rounds, from where to where they spread, and ratios made within rounds. */
final class Table {
    private static final String HEAD =
            "| system | guarantee | feed | claims before + measured | claims/s | window s | CPU-s a million claims | of the broker | p50 ms | p95 ms | p99 ms |"
                    + " reports/s held | MB resident | store + changelog bytes a claim | started again, stores kept / gone, s | handed over, s |\n"
                    + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";

    private final List<Measured> all;

    Table(List<Measured> all) {
        this.all = List.copyOf(all);
    }

    private record Place(SystemUnderTest system, String guarantee, String feed, long history) {
        static Place of(Measured measured) {
            return new Place(
                    measured.system(),
                    measured.guarantee().word(),
                    measured.shape().word(),
                    measured.history());
        }
    }

    /** The rows, then the ratios. */
    String markdown() {
        Map<Place, List<Measured>> rows = new LinkedHashMap<>();
        all.forEach(measured -> rows.computeIfAbsent(Place.of(measured), place -> new ArrayList<>())
                .add(measured));
        StringBuilder text = new StringBuilder(HEAD);
        rows.forEach((place, rounds) -> text.append(row(place, rounds)));
        text.append(
                "\n| ratio | guarantee | feed | claims/s | claims per CPU-second | with the broker's |\n| --- | --- | --- | --- | --- | --- |\n");
        for (Place place : rows.keySet()) {
            if (place.system() == SystemUnderTest.CLAIMLINE) {
                text.append(ratio(place, SystemUnderTest.AVRO)).append(ratio(place, SystemUnderTest.NAIVE));
            }
        }
        return text.toString();
    }

    private static String row(Place place, List<Measured> rounds) {
        return "| "
                + String.join(
                        " | ",
                        place.system().number() + " " + place.system().title(),
                        place.guarantee(),
                        place.feed(),
                        rounds.get(0).before() + " + " + rounds.get(0).claims(),
                        shown(rounds, Measured::claimsPerSecond, 0),
                        shown(rounds, Measured::seconds, 1),
                        shown(rounds, Measured::systemCpuPerMillion, 0),
                        shown(rounds, Measured::brokerCpuPerMillion, 0),
                        percentile(rounds, "p50"),
                        percentile(rounds, "p95"),
                        percentile(rounds, "p99"),
                        held(rounds),
                        shown(rounds, Measured::residentMegabytes, 0),
                        String.format(
                                Locale.ROOT,
                                "%.0f + %.0f",
                                spread(rounds, Measured::stateBytesPerClaim).median(),
                                spread(rounds, Measured::changelogBytesPerClaim).median()),
                        restart(rounds, Measured.STORES_KEPT) + " / " + restart(rounds, Measured.STORES_GONE),
                        restart(rounds, Measured.HANDED_OVER))
                + " |\n";
    }

    /** How many times what another does in the same round; more is better. */
    private String ratio(Place ours, SystemUnderTest other) {
        List<Double> speed = new ArrayList<>();
        List<Double> work = new ArrayList<>();
        List<Double> together = new ArrayList<>();
        for (Measured own : all) {
            if (Place.of(own).equals(ours)) {
                peer(own, other).ifPresent(peer -> {
                    speed.add(own.claimsPerSecond() / peer.claimsPerSecond());
                    work.add(peer.systemCpuPerMillion() / own.systemCpuPerMillion());
                    together.add((peer.systemCpuPerMillion() + peer.brokerCpuPerMillion())
                            / (own.systemCpuPerMillion() + own.brokerCpuPerMillion()));
                });
            }
        }
        if (speed.isEmpty()) {
            return "";
        }
        return "| "
                + String.join(
                        " | ",
                        ours.system().number() + " / " + other.number(),
                        ours.guarantee(),
                        ours.feed(),
                        Spreading.of(speed).shown(3),
                        Spreading.of(work).shown(3),
                        Spreading.of(together).shown(3))
                + " |\n";
    }

    private Optional<Measured> peer(Measured own, SystemUnderTest other) {
        return all.stream()
                .filter(peer -> peer.round() == own.round()
                        && Place.of(peer)
                                .equals(new Place(
                                        other,
                                        own.guarantee().word(),
                                        own.shape().word(),
                                        own.history())))
                .findFirst();
    }

    private static String percentile(List<Measured> rounds, String percentile) {
        return shown(
                rounds.stream()
                        .flatMap(round -> Stream.ofNullable(round.latency().get(percentile))
                                .map(Long::doubleValue)),
                0);
    }

    private static String restart(List<Measured> rounds, String found) {
        return shown(
                rounds.stream()
                        .flatMap(round -> Stream.ofNullable(round.restarts().get(found))),
                1);
    }

    private static String held(List<Measured> rounds) {
        return shown(rounds.stream().flatMap(round -> round.held().stream().boxed()), 0);
    }

    /** Of figures that not every run has. */
    private static String shown(Stream<Double> figures, int decimals) {
        List<Double> told = figures.toList();
        return told.isEmpty() ? "-" : Spreading.of(told).shown(decimals);
    }

    private static String shown(List<Measured> rounds, ToDoubleFunction<Measured> figure, int decimals) {
        return spread(rounds, figure).shown(decimals);
    }

    private static Spreading spread(List<Measured> rounds, ToDoubleFunction<Measured> figure) {
        return Spreading.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
