package org.claimline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.claimline.reconcile.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules in words. */
class RuleWordsTest {
    private static final Pattern ROW = Pattern.compile("\\| ([A-Z_]+) \\| (\\d+) \\|.*");

    @Test
    void aRuleHasTheNumberThatTheMethodGivesIt() throws IOException {
        Map<String, Integer> method = Files.readAllLines(Path.of("..", "docs", "methodology.md")).stream()
                .map(ROW::matcher)
                .filter(m -> m.matches())
                .collect(Collectors.toMap(m -> m.group(1), m -> Integer.valueOf(m.group(2))));

        for (Rule rule : Rule.values()) {
            assertThat(RuleWords.number(rule)).as(rule.name()).isEqualTo(method.get(rule.name()));
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aRuleIsOneSentenceWithItsNumber(Rule rule) {
        assertThat(RuleWords.sentence(rule))
                .matches("[A-Z][^.]*\\. \\(Rule " + RuleWords.number(rule) + " of the method\\.\\)");
    }
}
