package org.claimline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Rules, alarms and dashboard as far as no tool of theirs is needed; {@code .ci/operations} has those read them. */
class OperatorsFilesTest {
    private static final Set<String> SEVERITIES = Set.of("critical", "warning");

    private static List<Map<String, Object>> alarms() {
        return OperatorsFiles.rules().stream()
                .filter(rule -> rule.containsKey("alert"))
                .toList();
    }

    @Test
    void everyAlarmSaysHowBadItIsAndLeadsToWhatToDo() {
        Set<String> chapters = OperatorsFiles.guide()
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .collect(Collectors.toSet());
        assertThat(alarms()).hasSizeGreaterThan(20).allSatisfy(alarm -> {
            String name = String.valueOf(alarm.get("alert"));
            Map<?, ?> labels = (Map<?, ?>) alarm.get("labels");
            Map<?, ?> annotations = (Map<?, ?>) alarm.get("annotations");
            assertThat(labels.get("severity")).as(name).isIn(SEVERITIES);
            assertThat(String.valueOf(annotations.get("summary"))).as(name).isNotBlank();
            assertThat(String.valueOf(annotations.get("description"))).as(name).isNotBlank();
            assertThat(annotations.get("runbook")).isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(chapters).as("chapters of docs/operations.md").contains(name);
        });
    }

    @Test
    void everyAlarmIsBroughtAboutOnce() {
        assertThat(alarms()).allSatisfy(alarm -> assertThat(OperatorsFiles.scenarios())
                .contains("alertname=\"" + alarm.get("alert") + "\""));
    }

    @Test
    void theGuideHasNoChapterOfAnAlarmThatThereIsNot() {
        Set<String> names = alarms().stream()
                .map(alarm -> String.valueOf(alarm.get("alert")))
                .collect(Collectors.toSet());
        assertThat(OperatorsFiles.guide().lines().filter(line -> line.startsWith("### Claimline")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(names).contains(line.substring("### ".length())));
    }

    @Test
    void everyPanelSaysWhatItIsAndInWhichUnit() {
        Set<Integer> ids = new HashSet<>();
        List<JsonNode> panels = StreamSupport.stream(
                        OperatorsFiles.dashboard().path("panels").spliterator(), false)
                .toList();
        assertThat(panels).hasSizeGreaterThan(20).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
                assertThat(panel.path("targets")).isNotEmpty();
            }
        });
    }

    @Test
    void theDashboardAsksOnlyRulesThatThereAre() {
        Set<String> recorded = OperatorsFiles.rules().stream()
                .map(rule -> rule.get("record"))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.toSet());
        assertThat(OperatorsFiles.dashboard().findValuesAsText("expr"))
                .flatExtracting(expression -> List.of(expression.split("[^a-z0-9_:]+", -1)))
                .filteredOn(word -> word.startsWith("claimline:"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(recorded).contains(rule));
    }
}
