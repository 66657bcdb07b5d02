package org.claimline.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimVersion;
import org.claimline.avro.Precision;
import org.claimline.avro.VersionRef;
import org.claimline.reconcile.Reconciliation;
import org.claimline.topology.fold.ClaimFeed;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.LongTown;

/**
 * What a claim costs in a town of which much was claimed before: of which 144 claims come a day, by seven origins, some hours late, one in a
 * hundred taken back and one in fifty revised. Prints a table, in CPU time.
 */
final class LongHistory {
    private static final String TOWN = "hama";
    private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
    private static final Duration BETWEEN = Duration.ofMinutes(10);
    private static final int MEASURED = 300;
    private static final Assertion[] ASSERTIONS = {
        Assertion.CONTROLS,
        Assertion.CONTROLS,
        Assertion.CAPTURED,
        Assertion.PRESENT,
        Assertion.ENTERED,
        Assertion.REPELLED,
        Assertion.DENIED,
        Assertion.LOST,
        Assertion.FIGHTING,
        Assertion.ADVANCING
    };

    private final Random random = new Random(20241130);
    private final LongTown town;
    private final int size;
    private final List<ClaimEvent> told = new ArrayList<>();
    private int reports;

    private LongHistory(LongTown town, int size) {
        this.town = town;
        this.size = size;
    }

    /** Measures one town after another, the first of them twice: what is compiled on the way counts for nobody. */
    static void print(int... sizes) throws IOException {
        measured(sizes[0]);
        for (int size : sizes) {
            measured(size).forEach(System.out::println);
        }
    }

    private static List<String> measured(int size) throws IOException {
        Path directory = Files.createTempDirectory("long-history");
        try (LongTown town = new LongTown(TOWN, directory.toFile())) {
            return new LongHistory(town, size).measure();
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }

    private List<String> measure() {
        List<String> table = new ArrayList<>();
        Instant end = START.plus(BETWEEN.multipliedBy(size)).plus(Duration.ofDays(3));
        List<ClaimEvent> history = history(size, 100, 50);
        long start = now();
        history.forEach(town::apply);
        table.add(String.format(Locale.ROOT, "%n%,d claims, told in %.1f s%n", size, seconds(start)));
        table.add("| event | median ms | p99 ms | most ms |\n| --- | --- | --- | --- |");
        table.add(row("a claim in order", i -> claim(end.plus(BETWEEN.multipliedBy(i)), Duration.ZERO)));
        Instant later = end.plus(BETWEEN.multipliedBy(MEASURED));
        table.add(row("a claim some hours late", i -> {
            Instant known = later.plus(BETWEEN.multipliedBy(i));
            return claim(known.minus(Duration.ofMinutes(random.nextInt(600))), Duration.ofHours(10));
        }));
        Instant after = later.plus(Duration.ofDays(10));
        table.add(row("a claim of any time in the past, known now", i -> {
            Instant happened = past();
            return claim(happened, Duration.between(happened, after.plusSeconds(i)));
        }));
        table.add(
                row("a retraction", i -> end(told.remove(random.nextInt(told.size())), after.plusSeconds(1_000 + i))));
        table.add(row("a claim that was known in the past", i -> claim(past(), Duration.ofHours(1))));
        table.add(settled());
        List<ClaimEvent> archive = history(size / 10, 100, Integer.MAX_VALUE);
        start = now();
        long[] times = archive.stream().mapToLong(this::timed).toArray();
        table.add(row("of an archive of " + size / 10 + " older reports", times));
        table.add(String.format(Locale.ROOT, "%nthe archive in %.1f s; ", seconds(start)) + settled());
        table.add("state " + town.stateSize() + " bytes, head " + town.headSize() + " bytes, largest change "
                + town.largestStep() + " bytes");
        table.add(queries());
        return table;
    }

    private String settled() {
        long start = now();
        return town.settle()
                ? String.format(Locale.ROOT, "what corrections undid was left, and found in %.2f s", seconds(start))
                : "nothing was left to be found";
    }

    private String queries() {
        long start = now();
        List<ClaimRow> rows = town.rows();
        List<org.claimline.claim.ClaimVersion> claims =
                rows.stream().map(ClaimRow::claim).toList();
        double read = seconds(start);
        start = now();
        int disputes = Reconciliation.summary(claims, Optional.empty(), Optional.empty())
                .disputes()
                .size();
        double fold = seconds(start);
        start = now();
        int withdrawn = Reconciliation.withdrawn(claims).size();
        return String.format(
                Locale.ROOT,
                "read %,d versions in %.2f s, fold them in %.2f s (%d disputes), all that was withdrawn in %.2f s (%d)",
                rows.size(),
                read,
                fold,
                disputes,
                seconds(start),
                withdrawn);
    }

    private static double seconds(long since) {
        return (now() - since) / 1e9;
    }

    /** Time that this thread has computed, in nanoseconds: what does not depend on what else the machine does. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private interface Next {
        ClaimEvent event(int number);
    }

    private String row(String what, Next next) {
        long[] times = new long[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            times[i] = timed(next.event(i));
        }
        return row(what, times);
    }

    private long timed(ClaimEvent event) {
        long start = now();
        town.apply(event);
        return now() - start;
    }

    private static String row(String what, long[] times) {
        Arrays.sort(times);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |",
                what,
                times[times.length / 2] / 1e6,
                times[(int) Math.ceil(times.length * 0.99) - 1] / 1e6,
                times[times.length - 1] / 1e6);
    }

    // --- what is told ---

    /** Events in the order in which they became known. */
    private List<ClaimEvent> history(int claims, int retracted, int revised) {
        record Known(Instant at, ClaimEvent event) {}
        List<Known> all = new ArrayList<>();
        for (int i = 0; i < claims; i++) {
            Instant happened =
                    START.plus(BETWEEN.multipliedBy((long) size * i / claims)).plusSeconds(random.nextInt(600));
            ClaimEvent claim = claim(happened, Duration.ofMinutes(random.nextInt(240)));
            Instant known = claim.getVersion().getKnownFrom();
            all.add(new Known(known, claim));
            Instant corrected = known.plus(Duration.ofMinutes(1 + random.nextInt(48 * 60)));
            if (i % retracted == 7) {
                told.remove(told.size() - 1);
                all.add(new Known(corrected, end(claim, corrected)));
            } else if (i % revised == 9) {
                told.remove(told.size() - 1);
                ClaimEvent other = claim(happened, Duration.between(happened, corrected));
                all.add(new Known(corrected, end(claim, corrected)));
                all.add(new Known(corrected, other));
            }
        }
        all.sort(Comparator.comparing(Known::at));
        return all.stream().map(Known::event).toList();
    }

    private Instant past() {
        return START.plusSeconds((long) (random.nextDouble() * BETWEEN.toSeconds() * size));
    }

    private ClaimEvent claim(Instant happened, Duration delay) {
        int who = random.nextInt(7);
        Assertion assertion = ASSERTIONS[random.nextInt(ASSERTIONS.length)];
        String party = random.nextInt(8) == 0 ? "sdf" : random.nextBoolean() ? "regime" : "opposition";
        ClaimEvent plain = ClaimFeed.told(TOWN, "r" + reports++, who, assertion, party, happened);
        Duration reach = random.nextBoolean() ? Duration.ofMinutes(30) : Duration.ofHours(3);
        Instant known = happened.plus(delay);
        Instant latest = happened.plus(reach);
        ClaimVersion content = ClaimVersion.newBuilder(plain.getContent())
                .setPublishedAt(known)
                .setCertainty(random.nextInt(8) == 0 ? Certainty.HEDGED : Certainty.ASSERTED)
                .setPrecision(reach.toHours() == 3 ? Precision.PART_OF_DAY : Precision.HOUR)
                .setEarliest(happened.minus(reach))
                .setLatest(latest.isAfter(known) ? known : latest)
                .build();
        ClaimEvent claim = ClaimEvent.newBuilder(plain)
                .setVersion(VersionRef.newBuilder(plain.getVersion())
                        .setKnownTime(known)
                        .setKnownFrom(known)
                        .build())
                .setContent(content)
                .build();
        told.add(claim);
        return claim;
    }

    private static ClaimEvent end(ClaimEvent claim, Instant known) {
        return ClaimEvent.newBuilder(ClaimFeed.end(claim, 1))
                .setKnownUntil(known)
                .build();
    }
}
