package org.claimline.ingest;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.avro.Camp;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.SourceKind;
import org.claimline.avro.Stance;

/**
 * The registers that came with the service, from {@code seeds/registers/*.csv}. Refuses a table with a fault, naming file, line and
 * column.
 */
public record SeedRegisters(List<Source> sources, List<Party> parties, List<Place> places) {

    /** When the entries count as last changed: before the feed's first report, and the same at every start. */
    private static final Instant SINCE = Instant.parse("2024-11-27T00:00:00Z");

    public SeedRegisters {
        sources = List.copyOf(sources);
        parties = List.copyOf(parties);
        places = List.copyOf(places);
    }

    /** Reads the registers packed into the program. */
    public static SeedRegisters load() {
        return new SeedRegisters(
                table("sources.csv").stream().map(SeedRegisters::source).toList(),
                table("parties.csv").stream().map(SeedRegisters::party).toList(),
                table("places.csv").stream().map(SeedRegisters::place).toList());
    }

    /** The register of places packed into the program, as text. */
    public static String placesTable() {
        return SeedFiles.text("registers/places.csv");
    }

    private static List<Csv.Row> table(String file) {
        return Csv.read(file, SeedFiles.text("registers/" + file));
    }

    /** The entries of those tables that lie in a directory; empty for a table that does not. */
    public record Tables(Optional<List<Source>> sources, Optional<List<Party>> parties, Optional<List<Place>> places) {}

    /**
     * Reads tables of a directory: {@code sources.csv}, {@code parties.csv}, {@code places.csv}, each as in {@code seeds/registers}.
     *
     * @throws IllegalArgumentException if one has a fault, naming file, line and column
     */
    public static Tables in(Path directory) throws IOException {
        return new Tables(
                table(directory, "sources.csv", SeedRegisters::source),
                table(directory, "parties.csv", SeedRegisters::party),
                table(directory, "places.csv", SeedRegisters::place));
    }

    private static <T> Optional<List<T>> table(Path directory, String name, Function<Csv.Row, T> entry)
            throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file)
                ? Optional.of(Csv.read(file.toString(), text(file)).stream()
                        .map(entry)
                        .toList())
                : Optional.empty();
    }

    private static String text(Path file) throws IOException {
        try {
            return ByteOrderMark.strip(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not UTF-8; save it as such", e);
        }
    }

    private static Source source(Csv.Row row) {
        return Source.newBuilder()
                .setId(row.required("id"))
                .setName(row.required("name"))
                .setAliases(row.texts("aliases"))
                .setKind(row.word("kind", SourceKind.class))
                .setStance(row.word("stance", Stance.class))
                .setParty(row.text("party").orElse(null))
                .setReliability(row.word("reliability", Reliability.class))
                .setReliabilityReason(row.text("reliabilityReason").orElse(null))
                .setRelays(row.texts("relays"))
                .setUpdatedAt(SINCE)
                .build();
    }

    private static Party party(Csv.Row row) {
        return Party.newBuilder()
                .setId(row.required("id"))
                .setName(row.required("name"))
                .setCamp(row.word("camp", Camp.class))
                .setMemberOf(row.text("memberOf").orElse(null))
                .setAliases(row.texts("aliases"))
                .setUpdatedAt(SINCE)
                .build();
    }

    private static Place place(Csv.Row row) {
        return Place.newBuilder()
                .setId(row.required("id"))
                .setName(row.required("name"))
                .setArabicName(row.text("arabicName").orElse(null))
                .setKind(row.word("kind", PlaceKind.class))
                .setParentId(row.text("parent").orElse(null))
                .setGovernorate(row.text("governorate").orElse(null))
                .setLatitude(row.number("lat").orElse(null))
                .setLongitude(row.number("lon").orElse(null))
                .setGeonamesId(row.number("geonamesId").map(Double::intValue).orElse(null))
                .setPcode(row.text("pcode").orElse(null))
                .setSpellings(row.texts("spellings"))
                .setCredit(row.text("source").orElse(null))
                .setUpdatedAt(SINCE)
                .build();
    }
}
