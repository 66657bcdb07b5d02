package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.claimline.avro.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions asked of any instance, while what they are about moves between instances. */
class TownQueriesTest {
    private static final int INSTANCES = 3;
    private static final int STEPS = 4_000;
    private static final Moment THEN = new Moment(Optional.of(Instances.THEN), Optional.empty());

    private static final DisputesWindow ALL = DisputesWindow.all(Optional.empty());

    private final Instances instances = new Instances(INSTANCES);

    @BeforeEach
    void settle() {
        instances.town("hama-governorate", null, Status.CONTESTED);
        for (int i = 0; i < 30; i++) {
            instances.town("town-" + i, "hama-governorate", i % 3 == 0 ? Status.CONFIRMED : Status.CLAIMED);
        }
        for (int partition = 0; partition < Instances.PARTITIONS; partition++) {
            instances.moves(partition, partition % INSTANCES);
        }
        for (int i = 0; i < INSTANCES; i++) {
            instances.hears(i);
        }
    }

    @Test
    void everyInstanceAnswersEveryQuestionAlike() {
        Map<String, Object> reference = answers(0);

        assertThat((List<?>) reference.get("towns then")).hasSize(31);
        assertThat((List<?>) reference.get("disputes then")).hasSize(31);
        assertThat(((FeedView) reference.get("feed")).buckets())
                .containsExactly(new FeedView.Bucket(Instances.THEN, 31, 0));
        assertThat(answers(1)).isEqualTo(reference);
        assertThat(answers(2)).isEqualTo(reference);
    }

    @Test
    void aListIsRefusedWhileAPartitionIsNobodys() {
        instances.isOnTheWay(4);
        instances.hears(0);

        assertThatThrownBy(() -> instances.queries(0).towns(TownFilter.ALL, THEN))
                .isInstanceOf(MovingException.class);
    }

    @Test
    void aListIsRefusedWhereOneWhoIsAskedHasGivenAPartitionAway() {
        instances.moves(1, 2);

        assertThatThrownBy(() -> instances.queries(0).towns(TownFilter.ALL, THEN))
                .isInstanceOf(MovingException.class);
        assertThatThrownBy(() -> instances.queries(1).towns(TownFilter.ALL, THEN))
                .isInstanceOf(MovingException.class);
    }

    @Test
    void aTownIsAnsweredWhileAPartitionThatItDoesNotNeedIsNobodys() {
        List<String> answered = new ArrayList<>();
        for (int partition = 0; partition < Instances.PARTITIONS; partition++) {
            instances.isOnTheWay(partition);
            answers(0).forEach((question, answer) -> {
                if (!answer.equals("moving") && question.startsWith("timeline")) {
                    answered.add(question);
                }
            });
            instances.moves(partition, partition % INSTANCES);
        }

        assertThat(answered).hasSize(31 * (Instances.PARTITIONS - 1));
    }

    /** Whatever moves, comes and goes, and however late each hears of it. */
    @Test
    void anAnswerIsTheRightOneOrNone() {
        Map<String, Object> reference = answers(0);
        Random chance = new Random(42);
        int answered = 0;
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            change(chance);
            int asked = chance.nextInt(INSTANCES);
            if (instances.isAway(asked)) {
                continue;
            }
            List<String> questions = new ArrayList<>(reference.keySet());
            String question = questions.get(chance.nextInt(questions.size()));
            Object answer = answer(questions(asked).get(question));
            if (answer.equals("moving")) {
                refused++;
            } else {
                assertThat(answer).as(question).isEqualTo(reference.get(question));
                answered++;
            }
        }
        assertThat(answered).isGreaterThan(STEPS / 20);
        assertThat(refused).isGreaterThan(STEPS / 20);
    }

    private void change(Random chance) {
        int instance = chance.nextInt(INSTANCES);
        int partition = chance.nextInt(Instances.PARTITIONS);
        switch (chance.nextInt(12)) {
            case 0 -> instances.isOnTheWay(partition);
            case 1 -> instances.goes(instance);
            case 2, 3 -> instances.comes(instance);
            case 4, 5, 6, 7 -> {
                if (!instances.isAway(instance)) {
                    instances.moves(partition, instance);
                }
            }
            default -> instances.hears(instance);
        }
    }

    private Map<String, Object> answers(int instance) {
        Map<String, Object> answers = new LinkedHashMap<>();
        questions(instance).forEach((question, ask) -> answers.put(question, answer(ask)));
        return answers;
    }

    private static Object answer(Function<Moment, Object> ask) {
        try {
            return ask.apply(THEN);
        } catch (MovingException e) {
            return "moving";
        }
    }

    private Map<String, Function<Moment, Object>> questions(int instance) {
        TownQueries queries = instances.queries(instance);
        Map<String, Function<Moment, Object>> questions = new LinkedHashMap<>();
        questions.put("towns then", then -> queries.towns(TownFilter.ALL, then));
        questions.put("towns now", then -> queries.towns(TownFilter.ALL, Moment.NOW));
        questions.put("disputes then", then -> queries.disputes(Optional.empty(), ALL, then));
        questions.put("feed", then -> instances.feed(instance).feed());
        for (String town : instances.towns()) {
            questions.put("then " + town, then -> queries.town(town, then));
            questions.put("now " + town, then -> queries.town(town, Moment.NOW));
            questions.put("timeline " + town, then -> queries.timeline(town, then));
            questions.put("disputes of " + town, then -> queries.disputes(Optional.of(town), ALL, then));
        }
        return questions;
    }
}
