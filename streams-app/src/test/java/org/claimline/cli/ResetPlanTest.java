package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.claimline.cli.ResetPlan.Scope;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Test;

class ResetPlanTest {
    private static final Topics TOPICS = new Topics("mine.");
    private static final Set<String> INTERNAL = Set.of(
            "mine.reconcile-town-claims-changelog",
            "mine.reconcile-decisions-by-source-repartition",
            "mine.disputes-town-episodes-changelog");

    /** What was sent is known for ever. */
    private static final Set<String> SENT =
            Set.of("mine.delivery-town-deliveries-changelog", "mine.delivery-sent-alerts-changelog");

    @Test
    void whatWasSentToUsIsNeverTouched() {
        ResetPlan plan = plan(Scope.ALL);

        assertThat(plan.derived())
                .containsExactlyInAnyOrder(
                        TOPICS.claims(),
                        TOPICS.townStates(),
                        TOPICS.townChanges(),
                        TOPICS.unplaced(),
                        TOPICS.deadLetters(),
                        TOPICS.disputes(),
                        TOPICS.alerts());
        Set<String> kept = new HashSet<>(TOPICS.all());
        kept.removeAll(plan.derived());
        assertThat(kept)
                .containsExactlyInAnyOrder(
                        TOPICS.reports(),
                        TOPICS.sources(),
                        TOPICS.places(),
                        TOPICS.parties(),
                        TOPICS.decisions(),
                        TOPICS.receivers(),
                        TOPICS.deliveries(),
                        TOPICS.deliveryOrders(),
                        TOPICS.acknowledgements());
        assertThat(plan.internal()).containsExactlyInAnyOrderElementsOf(INTERNAL);
    }

    @Test
    void disputesAreForgottenWithoutTheStatesThatTheyComeFrom() {
        ResetPlan plan = plan(Scope.DISPUTES);

        assertThat(plan.derived()).containsExactlyInAnyOrder(TOPICS.disputes(), TOPICS.alerts());
        assertThat(plan.groups()).containsExactly("mine.disputes", "mine.delivery");
        assertThat(plan.internal()).containsExactly("mine.disputes-town-episodes-changelog");
    }

    @Test
    void topicsOfOthersWhoseNamesBeginAlikeAreLeftAlone() {
        Set<String> there = new HashSet<>(INTERNAL);
        there.addAll(Set.of(
                "mine.reconcile",
                "mine.reconcile-notes",
                "mine.reconcile2-x-changelog",
                "other.reconcile-x-changelog"));

        assertThat(ResetPlan.of(Scope.ALL, TOPICS, there).internal()).containsExactlyInAnyOrderElementsOf(INTERNAL);
    }

    private static ResetPlan plan(Scope scope) {
        Set<String> there = new HashSet<>(INTERNAL);
        there.addAll(SENT);
        there.addAll(TOPICS.all());
        return ResetPlan.of(scope, TOPICS, there);
    }
}
