package org.claimline.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A war of sixty days over many towns, of which few are told of often and most seldom, and one town that everybody tells of all the time.
 * Three camps and neutrals speak, and some whom the register does not know; they admit, deny, hedge and copy one another. Some reports
 * come days late, some are revised, some claims are taken back or decided about. One seed makes one war.
 */
final class MeasuredWar {
    static final Instant START = Instant.parse("2024-11-01T00:00:00Z");
    static final Duration LENGTH = Duration.ofDays(60);

    /** The town that everybody tells of. */
    static final String BUSIEST = "busiest";

    /** The place around all towns. */
    static final String AROUND = "measured-governorate";

    /** Of so many reports five are corrected: two tell a claim otherwise, one leaves one out, one takes one back, about one the desk decides. */
    private static final int ONE_OF = 125;

    private static final int CLAIMS_AROUND = 20;
    /** Towns from south to north on the map. */
    private static final int ROWS = 71;

    private static final int LONGEST_REPORT = 4;

    /** How much rarer the next town is told of: the town of rank r gets a share of r to the power of minus this. */
    private static final double SKEW = 0.8;

    private static final String[] SYLLABLES = {
        "ba", "da", "fa", "ga", "ha", "ja", "ka", "la", "ma", "na", "ra", "sa", "ta", "wa", "za", "bu", "du", "hu",
        "ku", "mu"
    };

    private final Random random;
    private final int towns;
    private final double[] shares;
    private final List<Told> reports = new ArrayList<>();
    private final List<Told> decisions = new ArrayList<>();
    private int claims;

    /** A report or a decision as JSON, and when it is published or decided. */
    record Told(Instant known, String json) {}

    /** How many towns, claims over them, and claims about the busiest beside; a claim that is revised counts once. */
    record Size(int towns, int claims, int busiest) {}

    MeasuredWar(long seed, Size size) {
        random = new Random(seed);
        towns = size.towns();
        shares = shares(towns);
        tell(size.claims(), () -> name(drawn()));
        tell(size.busiest(), () -> BUSIEST);
        tell(CLAIMS_AROUND, () -> AROUND);
        reports.sort(Comparator.comparing(Told::known));
        decisions.sort(Comparator.comparing(Told::known));
    }

    private void tell(int least, Supplier<String> where) {
        claims = 0;
        while (claims < least) {
            report(where);
        }
    }

    /** The places, as {@code POST /api/places} takes them. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        places.add("{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"GOVERNORATE\"}".formatted(AROUND, AROUND));
        for (int town = 0; town < towns; town++) {
            int column = town / ROWS;
            places.add(place(id(town), name(town), 33 + town % ROWS * 0.05, 36 + column * 0.07));
        }
        places.add(place(BUSIEST, BUSIEST, 35.1, 36.7));
        return places;
    }

    /** The sources that the register knows, as {@code POST /api/sources} takes them. */
    List<String> sources() {
        return Arrays.stream(Source.values())
                .filter(source -> !source.stance.isEmpty())
                .map(source -> "{\"id\":\"%s\",\"name\":\"Measured %s\",\"stance\":\"%s\",%s\"reliability\":\"%s\"}"
                        .formatted(
                                source.id(),
                                source.id(),
                                source.stance,
                                source.party.isEmpty() ? "" : "\"party\":\"" + source.party + "\",",
                                source.grade))
                .toList();
    }

    /** The reports, as {@code POST /api/reports} takes them, in the order of publication. */
    List<Told> reports() {
        return List.copyOf(reports);
    }

    /** What the desk decided, as {@code POST /api/decisions} takes it, in its order. */
    List<Told> decisions() {
        return List.copyOf(decisions);
    }

    static String id(int town) {
        return "measured-" + town;
    }

    /** A town, the more likely the more is told of it. */
    String drawnTown(Random by) {
        return id(index(by.nextDouble()));
    }

    private enum Source {
        ARMY("PRO_REGIME", "regime", "B"),
        STATE_AGENCY("PRO_REGIME", "regime", "C"),
        COAST("PRO_REGIME", "regime", "D"),
        COMMAND("PRO_OPPOSITION", "opposition", "B"),
        MEDIA("PRO_OPPOSITION", "opposition", "C"),
        CHANNEL("PRO_OPPOSITION", "opposition", "D"),
        MONITOR("NEUTRAL", "", "A"),
        AGENCY("NEUTRAL", "", "B"),
        ANALYST("NEUTRAL", "", "B"),
        SDF_PRESS("PRO_OTHER", "sdf", "B"),
        STRANGER("", "", "F");

        private final String stance;
        private final String party;
        private final String grade;

        Source(String stance, String party, String grade) {
            this.stance = stance;
            this.party = party;
            this.grade = grade;
        }

        String id() {
            return "measured-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private void report(Supplier<String> where) {
        Source source = one(Source.values());
        String report = "m" + reports.size();
        Instant published = START.plusSeconds(random.nextInt((int) LENGTH.toSeconds()));
        List<String> told = new ArrayList<>();
        for (int i = random.nextInt(LONGEST_REPORT); i >= 0; i--) {
            told.add(claim("c" + told.size(), where.get(), source, published));
            claims++;
        }
        add(source, report, 1, published, told, "");
        Instant later = published.plusSeconds(
                60 + random.nextInt((int) Duration.ofDays(2).toSeconds()));
        switch (random.nextInt(ONE_OF)) {
            case 0, 1 -> {
                // repeats all but one, which it tells otherwise
                told.set(0, claim("c0", where.get(), source, published));
                add(source, report, 2, later, told, "");
            }
            case 2 -> add(source, report, 2, later, told.subList(1, told.size()), "");
            case 3 ->
                add(
                        source,
                        report + "-back",
                        1,
                        later,
                        List.of(),
                        "\"retracts\":[{\"report\":\"%s\",\"claim\":\"c0\"}],".formatted(report));
            case 4 ->
                decisions.add(new Told(
                        later,
                        "{\"kind\":\"%s,\"claim\":{\"source\":\"%s\",\"report\":\"%s\",\"claim\":\"c0\"},\"decidedAt\":\"%s\",\"editor\":\"desk\",\"reason\":\"looked at\"}"
                                .formatted(
                                        random.nextBoolean() ? "REJECT\"" : "VERIFY\",\"verdict\":\"filmed there\"",
                                        source.id(),
                                        report,
                                        later)));
            default -> {}
        }
    }

    private void add(Source source, String report, int revision, Instant published, List<String> told, String more) {
        reports.add(new Told(
                published,
                "{\"reportId\":\"%s\",\"revision\":%d,\"source\":\"%s\",\"publishedAt\":\"%s\",\"stance\":\"%s\",%s\"url\":\"https://example.org/%s\",\"claims\":[%s]}"
                        .formatted(
                                report,
                                revision,
                                source.id(),
                                published,
                                source.stance.isEmpty() ? "NEUTRAL" : source.stance,
                                more,
                                report,
                                String.join(",", told))));
    }

    private String claim(String id, String place, Source source, Instant published) {
        Instant happened = published.minus(
                random.nextInt(10) == 0
                        ? Duration.ofMinutes(random.nextInt(5 * 24 * 60))
                        : Duration.ofMinutes(random.nextInt(4 * 60)));
        boolean loses = random.nextInt(6) == 0;
        String assertion = one(loses ? AT_THE_COST : GAINING);
        String party = one(PARTIES);
        String claimant = random.nextInt(8) == 0
                ? "\"claimant\":\"%s\",".formatted(one(Source.values()).id())
                : "";
        String evidence = random.nextInt(3) == 0 ? "\"VIDEO\"" : random.nextBoolean() ? "\"MEDIA_REPORT\"" : "";
        return "{\"claimId\":\"%s\",\"place\":\"%s\",\"assertion\":\"%s\",\"party\":\"%s\",%s\"certainty\":\"%s\",\"extent\":\"%s\",\"evidence\":[%s],\"eventTime\":\"%s\",\"precision\":\"%s\",\"quote\":\"%s\"}"
                .formatted(
                        id,
                        place,
                        assertion,
                        party,
                        claimant,
                        random.nextInt(8) == 0 ? "HEDGED" : "ASSERTED",
                        random.nextInt(10) == 0 ? "PART" : "WHOLE",
                        evidence,
                        happened,
                        one(PRECISIONS),
                        source.id() + " says of " + place + ": " + assertion + " " + party);
    }

    private static final String[] GAINING = {
        "CONTROLS",
        "CONTROLS",
        "CAPTURED",
        "CAPTURED",
        "PRESENT",
        "ENTERED",
        "REPELLED",
        "REINFORCED",
        "ADVANCING",
        "STRUCK"
    };
    private static final String[] AT_THE_COST = {"LOST", "WITHDREW", "DENIED", "SURRENDERED"};
    private static final String[] PARTIES = {"regime", "regime", "opposition", "opposition", "opposition", "sdf"};
    private static final String[] PRECISIONS = {"INSTANT", "HOUR", "HOUR", "PART_OF_DAY"};

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private int drawn() {
        return index(random.nextDouble());
    }

    private int index(double share) {
        int found = Arrays.binarySearch(shares, share);
        return Math.min(found < 0 ? -found - 1 : found, towns - 1);
    }

    /** The sum of the shares up to each town, of all. */
    private static double[] shares(int towns) {
        double[] sums = IntStream.rangeClosed(1, towns)
                .mapToDouble(rank -> Math.pow(rank, -SKEW))
                .toArray();
        Arrays.parallelPrefix(sums, Double::sum);
        double all = sums[towns - 1];
        return Arrays.stream(sums).map(sum -> sum / all).toArray();
    }

    /** A name that no other town has. */
    private static String name(int town) {
        StringBuilder name = new StringBuilder("Tell ");
        for (int rest = town + SYLLABLES.length * SYLLABLES.length; rest > 0; rest /= SYLLABLES.length) {
            name.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return name.toString();
    }

    private static String place(String id, String name, double lat, double lon) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"TOWN\",\"within\":\"%s\",\"lat\":%.3f,\"lon\":%.3f}"
                .formatted(id, name, AROUND, lat, lon);
    }
}
