package org.claimline.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.claimline.claim.Subject;
import org.claimline.explain.SeedTowns;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.Rule;
import org.claimline.reconcile.RulesOfScenarios;
import org.claimline.reconcile.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/methodology.md is true: its worked examples are what the seed feed gives, and every rule has the cases that it names. */
class MethodologyTest {
    private static final SeedTowns SEED = SeedTowns.load();

    private static final List<String> PAGE = page();
    private static final Pattern TOWN = Pattern.compile("### .*\\(`([a-z-]+)`\\)");
    private static final Pattern STATE = Pattern.compile("([A-Z]+)(?: by ([a-z]+))?(?:, held by ([a-z]+))?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final int LEAST_EXAMPLES = 20;
    private static final int RULES_OF_THE_METHOD = 16;
    private static final int LEAST_SCENARIOS = 3;

    @TestFactory
    Stream<DynamicTest> everyWorkedExampleIsWhatTheFeedGives() {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(LEAST_EXAMPLES);
        return examples.stream().map(example -> dynamicTest(example.toString(), example::check));
    }

    @Test
    void everyNamedRuleHasAScenarioInWhichItHoldsOneItJustMissesAndOneInWhichItMeetsAnother() {
        List<List<String>> rows = table("| name | rule | holds |");

        assertThat(rows.stream().map(row -> row.get(0)))
                .containsExactlyInAnyOrder(
                        Arrays.stream(Rule.values()).map(Enum::name).toArray(String[]::new));
        for (List<String> row : rows) {
            Rule rule = Rule.valueOf(row.get(0));
            assertThat(row.get(1)).as("rule %s", rule).matches("1?[0-9]");
            assertThat(RulesOfScenarios.of(row.get(2)))
                    .as("%s holds in %s", rule, row.get(2))
                    .contains(rule);
            assertThat(RulesOfScenarios.of(row.get(3)))
                    .as("%s just misses in %s", rule, row.get(3))
                    .anyMatch(other -> other != rule);
            assertThat(RulesOfScenarios.of(row.get(4)))
                    .as("%s meets another in %s", rule, row.get(4))
                    .contains(rule)
                    .anyMatch(other -> other != rule);
        }
    }

    @Test
    void everyRuleOfTheMethodIsDescribedAndHasScenariosOfItsOwn() throws IOException {
        List<String> scenarios = RulesOfScenarios.names();
        for (int number : IntStream.rangeClosed(1, RULES_OF_THE_METHOD).toArray()) {
            assertThat(PAGE).as("rule %d", number).anyMatch(line -> line.startsWith("**" + number + " "));
            assertThat(scenarios.stream().filter(name -> name.startsWith("%02d-".formatted(number))))
                    .as("scenarios of rule %d", number)
                    .hasSizeGreaterThanOrEqualTo(LEAST_SCENARIOS);
        }
    }

    /** One row of the worked examples. */
    private record Example(String town, String at, String knownAt, String state, String rule) {
        void check() {
            Account account = Reconciliation.of(SEED.versions(town), time(at), time(knownAt));
            Matcher expected = STATE.matcher(state);
            assertThat(expected.matches()).as("a state: %s", state).isTrue();
            Verdict verdict = account.verdict();
            assertThat(verdict.status().name()).isEqualTo(expected.group(1));
            assertThat(verdict.claimedBy().map(Subject::party)).isEqualTo(Optional.ofNullable(expected.group(2)));
            assertThat(verdict.controller().map(Subject::party)).isEqualTo(Optional.ofNullable(expected.group(3)));
            assertThat(verdict.rule().name()).isEqualTo(rule);
        }

        private static Optional<Instant> time(String text) {
            if (text.equals("–")) {
                return Optional.empty();
            }
            String[] words = text.split(" ", -1);
            return Optional.of(LocalDateTime.parse(words[0] + " " + words[1] + " 2024 " + words[2], TIME)
                    .toInstant(ZoneOffset.ofHours(3)));
        }
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        Optional<String> town = Optional.empty();
        for (String line : PAGE) {
            Matcher heading = TOWN.matcher(line);
            if (heading.matches()) {
                town = Optional.of(heading.group(1));
            } else if (line.startsWith("#")) {
                town = Optional.empty();
            } else if (town.isPresent()
                    && line.startsWith("| ")
                    && !line.startsWith("| as of")
                    && !line.contains("---")) {
                List<String> cells = cells(line);
                examples.add(new Example(town.get(), cells.get(0), cells.get(1), cells.get(2), cells.get(3)));
            }
        }
        return examples;
    }

    private static List<List<String>> table(String heading) {
        return PAGE.stream()
                .dropWhile(line -> !line.startsWith(heading))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(MethodologyTest::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "methodology.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
