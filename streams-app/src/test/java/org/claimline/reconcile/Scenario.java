package org.claimline.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.DeskMark;
import org.claimline.claim.EventTime;
import org.claimline.claim.Evidence;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Subject;

/**
 * One file of {@code scenarios/}: a title, the rule it is about, a feed, and what must hold along it. The format is described in
 * the folder's README.
 *
 * @param checks every expectation, with the claims written above it
 */
record Scenario(String title, List<Check> checks) {
    static final ZoneOffset ZONE = ZoneOffset.ofHours(3);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final String WHEN = "(\\d+ \\w+ \\d+:\\d+)";
    private static final Pattern ASKED = Pattern.compile("(?:at " + WHEN + " ?)?(?:known " + WHEN + " ?)?: (.*)");

    /** What must hold of {@code feed}, read at {@code at} as known at {@code known}; {@code refused} is why its last line was. */
    record Check(
            int line,
            List<Line> feed,
            Optional<Instant> at,
            Optional<Instant> known,
            List<String> clauses,
            Optional<String> refused) {

        List<ClaimVersion> claims() {
            return feed.stream().map(Line::claim).toList();
        }
    }

    /** A claim with its label in the file. */
    record Line(String label, ClaimVersion claim) {}

    static Scenario read(Path file, Cast cast) {
        try {
            return read(Files.readAllLines(file), cast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scenario read(List<String> lines, Cast cast) {
        List<Line> feed = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        Optional<String> refused = Optional.empty();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(">")) {
                checks.add(check(i + 1, line.substring(1).strip(), feed, refused));
            } else if (line.contains("|")) {
                try {
                    feed.add(claim(line.split("\\s*\\|\\s*", -1), cast));
                    refused = Optional.empty();
                } catch (IllegalArgumentException e) {
                    refused = Optional.of(String.valueOf(e.getMessage()));
                }
            }
        }
        return new Scenario(lines.get(0), checks);
    }

    private static Check check(int line, String text, List<Line> feed, Optional<String> refused) {
        Matcher asked = ASKED.matcher(text);
        boolean timed = asked.matches();
        return new Check(
                line,
                List.copyOf(feed),
                timed ? Optional.ofNullable(asked.group(1)).map(Scenario::time) : Optional.empty(),
                timed ? Optional.ofNullable(asked.group(2)).map(Scenario::time) : Optional.empty(),
                List.of((timed ? asked.group(3) : text).split(", ", -1)),
                refused);
    }

    /** {@code label | time [precision] | claimant | assertion [party] | options}. */
    private static Line claim(String[] columns, Cast cast) {
        Options options = new Options(columns.length > 4 ? List.of(columns[4].split(", ", -1)) : List.of());
        String[] words = columns[1].split(" ", -1);
        Instant estimate = time(String.join(" ", words[0], words[1], words[2]));
        Instant known = options.time("known").orElse(estimate);
        EventTime when =
                EventTime.of(estimate, words.length > 3 ? Precision.valueOf(words[3]) : Precision.INSTANT, ZONE, known);
        String[] told = columns[3].split(" ", -1);
        String publisher = options.value("via").orElse(columns[2]);
        return new Line(
                columns[0],
                new ClaimVersion(
                        new ClaimKey(publisher, options.value("as").orElse(columns[0]), "c1"),
                        Assertion.valueOf(told[0]),
                        told.length > 1 ? Cast.party(told[1]) : Subject.NOBODY,
                        options.oneOf(Extent.class).orElse(Extent.WHOLE),
                        options.oneOf(Certainty.class).orElse(Certainty.ASSERTED),
                        when,
                        known,
                        options.time("from").orElse(known),
                        options.time("until"),
                        cast.speaker(
                                columns[2],
                                publisher,
                                options.oneOf(ClaimantCondition.class).orElse(ClaimantCondition.FREE),
                                options.oneOf(DeskMark.Kind.class)
                                        .filter(k -> k == DeskMark.Kind.SUSPENDED)
                                        .isPresent()),
                        options.value("origin").orElse(columns[2]),
                        evidence(options),
                        options.oneOf(DeskMark.Kind.class)
                                .map(kind -> new DeskMark(kind, "d-1", "editor", "seen before", known)),
                        false));
    }

    private static List<Evidence> evidence(Options options) {
        Optional<EvidenceKind> kind = options.oneOf(EvidenceKind.class);
        if (kind.isEmpty() && options.value("sha").isEmpty()) {
            return List.of();
        }
        boolean placed = kind.filter(k -> k == EvidenceKind.GEOLOCATED_VIDEO).isPresent();
        return List.of(new Evidence(
                kind.orElse(EvidenceKind.VIDEO),
                Optional.empty(),
                Optional.empty(),
                options.value("sha"),
                options.time("captured"),
                Optional.empty(),
                placed ? OptionalDouble.of(35.1) : OptionalDouble.empty(),
                placed ? OptionalDouble.of(36.7) : OptionalDouble.empty(),
                placed ? Optional.of("geolocator") : Optional.empty()));
    }

    private static Instant time(String text) {
        String[] words = text.split(" ", -1);
        return LocalDateTime.parse(words[0] + " " + words[1] + " 2024 " + words[2], TIME)
                .toInstant(ZONE);
    }

    /** The last column: words such as {@code HEDGED}, and pairs such as {@code via wire}. */
    private record Options(List<String> words) {
        Optional<String> value(String name) {
            return words.stream()
                    .filter(w -> w.startsWith(name + " "))
                    .map(w -> w.substring(name.length() + 1))
                    .findFirst();
        }

        Optional<Instant> time(String name) {
            return value(name).map(Scenario::time);
        }

        <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
            return List.of(type.getEnumConstants()).stream()
                    .filter(e -> words.contains(e.name()))
                    .findFirst();
        }
    }
}
