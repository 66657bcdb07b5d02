package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The method, told in small feeds that an editor can read: what docs/methodology.md says must hold, whatever the code does. A
 * file named in {@code pending.txt} is one that the code does not satisfy yet; it must fail until it is mended and taken off.
 */
class ScenariosTest {
    private static final Path FOLDER = folder();

    static List<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(f -> f.matches("\\d\\d-.*\\.txt"))
                    .sorted()
                    .toList();
        }
    }

    static Scenario read(String file) {
        return Scenario.read(FOLDER.resolve(file), Cast.read(FOLDER.resolve("cast.csv")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void holds(String file) {
        Scenario scenario = read(file);

        List<String> broken = scenario.checks().stream()
                .flatMap(c -> broken(c).stream().map(b -> file + ":" + c.line() + " " + b))
                .toList();

        assertThat(scenario.checks()).isNotEmpty();
        if (pending().contains(file)) {
            assertThat(broken).as("mended: take %s off pending.txt", file).isNotEmpty();
        } else {
            assertThat(broken).as(scenario.title()).isEmpty();
        }
    }

    static Set<String> pending() {
        try {
            return Files.readAllLines(FOLDER.resolve("pending.txt")).stream()
                    .map(l -> l.replaceAll("#.*", "").strip())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> broken(Scenario.Check check) {
        if (check.refused().isPresent() || check.clauses().equals(List.of("refused"))) {
            boolean both = check.refused().isPresent() && check.clauses().equals(List.of("refused"));
            return both ? List.of() : List.of("refused: " + check.refused().orElse("it was not"));
        }
        Account account = Reconciliation.of(check.claims(), check.at(), check.known());
        Verdict verdict = account.verdict();
        List<String> broken = new ArrayList<>();
        if (!check.clauses().get(0).equals("ANY")) {
            expect(broken, "status", Status.valueOf(check.clauses().get(0)), verdict.status());
            if (named(check, "held by").isEmpty()) {
                expect(broken, "held by", Optional.empty(), verdict.controller());
            }
            expect(broken, "claimed by", named(check, "claimed by"), verdict.claimedBy());
        }
        if (verdict.status() != Status.CONTESTED && account.openDispute().isPresent()) {
            broken.add("a dispute is open in a town that is " + verdict.status());
        }
        check.clauses().stream().skip(1).forEach(c -> clause(c, check, account, broken));
        return broken;
    }

    private static void clause(String clause, Scenario.Check check, Account account, List<String> broken) {
        Verdict verdict = account.verdict();
        String[] words = clause.split(" ", -1);
        switch (words[0]) {
            case "held" -> expect(broken, "held by", named(check, "held by"), verdict.controller());
            case "claimed" -> {}
            case "not" -> {
                if (verdict.status() == Status.valueOf(words[1])) {
                    broken.add("should not be " + words[1]);
                }
            }
            case "rule" -> expect(broken, "rule", Rule.valueOf(words[1]), verdict.rule());
            case "order" -> expect(broken, "order uncertain", words[1].equals("uncertain"), verdict.orderUncertain());
            case "lapsed" -> expect(broken, "lapsed", true, account.state().lapsed());
            case "no" ->
                expect(broken, "dispute open", false, account.openDispute().isPresent());
            case "withdrawn" ->
                expect(
                        broken,
                        "withdrawn",
                        1,
                        Reconciliation.withdrawn(check.claims()).size());
            case "dispute" ->
                expect(
                        broken,
                        "dispute",
                        Optional.of(Dispute.Kind.valueOf(words[1])),
                        account.openDispute().map(Dispute::kind));
            case "disputes" ->
                expect(
                        broken,
                        "disputes",
                        Integer.valueOf(words[1]),
                        account.disputes().size());
            case "closed" ->
                expect(
                        broken,
                        "closed",
                        words[1],
                        account.disputes().stream()
                                .filter(d -> !d.isOpen())
                                .map(d -> d.closing().map(Closing::name).orElse("none"))
                                .reduce((first, last) -> last)
                                .orElse("none"));
            case "aside", "live", "copy", "flagged", "sound" ->
                Stream.of(words).skip(1).forEach(label -> fate(words[0], label, check, account, broken));
            default -> throw new IllegalArgumentException("line " + check.line() + ": unknown clause '" + clause + "'");
        }
    }

    private static void fate(String word, String label, Scenario.Check check, Account account, List<String> broken) {
        ClaimVersion claim = check.feed().stream()
                .filter(l -> l.label().equals(label))
                .map(Scenario.Line::claim)
                .findFirst()
                .orElseThrow();
        Optional<SetAside> reason =
                Optional.ofNullable(account.fates().get(claim.key())).flatMap(Fate::reason);
        boolean holds =
                switch (word) {
                    case "aside" -> reason.isPresent();
                    case "live" -> reason.isEmpty();
                    case "copy" -> reason.filter(r -> r == SetAside.COPY).isPresent();
                    case "sound" -> claim.evidence().stream().noneMatch(e -> e.predates(claim.when()));
                    default -> claim.evidence().stream().anyMatch(e -> e.predates(claim.when()));
                };
        if (!holds) {
            broken.add("claim " + label + " should be " + word + ", is "
                    + reason.map(Enum::name).orElse("live"));
        }
    }

    /** The party named after {@code words} in one of the clauses. */
    private static Optional<Subject> named(Scenario.Check check, String words) {
        return check.clauses().stream()
                .filter(c -> c.startsWith(words + " "))
                .map(c -> c.substring(words.length() + 1))
                .filter(party -> !party.equals("unknown"))
                .map(Cast::party)
                .findFirst();
    }

    private static void expect(List<String> broken, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            broken.add(what + " should be " + expected + ", is " + actual);
        }
    }

    private static Path folder() {
        try {
            return Path.of(ScenariosTest.class.getResource("/scenarios").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
