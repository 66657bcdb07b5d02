package org.claimline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.place.Place;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Resolution;
import org.claimline.topology.RegisterMapping;

/** The sets of spellings on which the resolution of places is measured (docs/places.md, "Measured"), and the register that it is measured with. */
public final class PlaceSets {
    public static final List<Place> PLACES =
            SeedRegisters.load().places().stream().map(RegisterMapping::place).toList();
    public static final PlaceRegister REGISTER = new PlaceRegister(PLACES);

    private PlaceSets() {}

    /**
     * A spelling and what it means.
     *
     * @param place    the place that it must be resolved to; empty where it must not be resolved
     * @param namesake where it must not be: the place of the register whose very name it is, which without more cannot be known
     */
    public record Spelled(
            String set, String spelling, Optional<String> within, Optional<String> place, Optional<String> namesake) {
        public Spelled(String set, String spelling, Optional<String> within, Optional<String> place) {
            this(set, spelling, within, place, Optional.empty());
        }

        public boolean arabic() {
            return spelling.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
        }

        public Outcome outcome() {
            Resolution found = REGISTER.resolve(spelling, within);
            Optional<String> id = found.place().map(Place::id);
            if (id.isEmpty()) {
                return place.isEmpty() ? Outcome.RIGHT : Outcome.WAITS;
            }
            if (place.isEmpty() && id.equals(namesake)) {
                return Outcome.NAMESAKE;
            }
            return id.equals(place) ? Outcome.RIGHT : Outcome.WRONG;
        }
    }

    /** What became of a spelling. */
    public enum Outcome {
        RIGHT,
        WRONG,
        WAITS,
        NAMESAKE
    }

    /** How many of a set came out how. */
    public record Figures(String set, long of, long right, long wrong, long waits, long namesakes) {
        static Figures of(String set, List<Spelled> spellings) {
            Map<Outcome, Long> outcomes =
                    spellings.stream().collect(Collectors.groupingBy(Spelled::outcome, Collectors.counting()));
            return new Figures(
                    set,
                    spellings.size(),
                    outcomes.getOrDefault(Outcome.RIGHT, 0L),
                    outcomes.getOrDefault(Outcome.WRONG, 0L),
                    outcomes.getOrDefault(Outcome.WAITS, 0L),
                    outcomes.getOrDefault(Outcome.NAMESAKE, 0L));
        }

        public double rightShare() {
            return (double) right / of;
        }

        public double wrongShare() {
            return (double) wrong / of;
        }

        /** A row of a table. */
        public String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d (%.1f %%) | %d (%.2f %%) | %d | %d |",
                    set,
                    of,
                    right,
                    100 * rightShare(),
                    wrong,
                    100 * wrongShare(),
                    waits,
                    namesakes);
        }
    }

    /** The head of a table of {@link Figures#row()}. */
    public static final String HEAD =
            "| set | spellings | right | wrong | waiting | namesakes |\n| --- | --- | --- | --- | --- | --- |";

    /** Spellings that the register was not given when it was drawn: GeoNames' and OCHA's. */
    public static List<Spelled> heldOut() {
        Map<String, String> byGeonames = PLACES.stream()
                .filter(place -> place.geonamesId().isPresent())
                .collect(Collectors.toMap(
                        place -> String.valueOf(place.geonamesId().getAsInt()), Place::id));
        Map<String, String> byPcode = PLACES.stream()
                .filter(place -> place.pcode().isPresent())
                .collect(Collectors.toMap(place -> place.pcode().get(), Place::id));
        return Stream.concat(
                        table("held-out.csv").stream()
                                .map(row -> spelled("GeoNames", row, byGeonames.get(row.required("geonamesId")))),
                        table("held-out-ocha.csv").stream()
                                .map(row -> spelled("OCHA", row, byPcode.get(row.required("pcode")))))
                .toList();
    }

    private static Spelled spelled(String set, Csv.Row row, String id) {
        return new Spelled(set, row.required("spelling"), Optional.empty(), Optional.of(id));
    }

    /** Spellings of the press and of channels, with traps. */
    public static List<Spelled> collected() {
        return table("collected.csv").stream()
                .map(row -> new Spelled(
                        row.required("note"), row.required("spelling"), row.text("within"), row.text("place")))
                .toList();
    }

    /** Villages that the register does not have. */
    public static List<Spelled> unregistered() {
        return table("unregistered.csv").stream()
                .map(row -> new Spelled(
                        "unregistered",
                        row.required("spelling"),
                        Optional.empty(),
                        Optional.empty(),
                        row.text("namesake")))
                .toList();
    }

    /** The same, each with its district. */
    public static List<Spelled> unregisteredInTheirDistrict() {
        return table("unregistered.csv").stream()
                .map(row -> new Spelled(
                        "in its district", row.required("spelling"), row.text("district"), Optional.empty()))
                .toList();
    }

    /** Figures of each set, for Latin and for Arabic. */
    public static List<Figures> figures() {
        List<Figures> figures = new ArrayList<>();
        for (String set : List.of("GeoNames", "OCHA")) {
            add(
                    figures,
                    "held out, " + set,
                    heldOut().stream().filter(s -> s.set().equals(set)).toList());
        }
        add(figures, "collected", collected());
        add(figures, "not in the register", unregistered());
        add(figures, "not in the register, district told", unregisteredInTheirDistrict());
        return figures;
    }

    private static void add(List<Figures> figures, String set, List<Spelled> spellings) {
        List<Spelled> latin = spellings.stream().filter(s -> !s.arabic()).toList();
        List<Spelled> arabic = spellings.stream().filter(Spelled::arabic).toList();
        figures.add(Figures.of(set + ", Latin", latin));
        if (!arabic.isEmpty()) {
            figures.add(Figures.of(set + ", Arabic", arabic));
        }
    }

    private static List<Csv.Row> table(String file) {
        try {
            return Csv.read(file, Files.readString(Path.of("src", "test", "resources", "places", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
