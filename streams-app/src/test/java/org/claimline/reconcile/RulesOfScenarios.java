package org.claimline.reconcile;

import java.io.IOException;
import java.util.List;

/** Which rules decide the states along a scenario. */
public final class RulesOfScenarios {
    private RulesOfScenarios() {}

    /** The names of all scenarios, without their ending. */
    public static List<String> names() throws IOException {
        return ScenariosTest.scenarios().stream()
                .map(file -> file.replace(".txt", ""))
                .toList();
    }

    /** The rule behind each expectation of the scenario {@code name}, in its order. */
    public static List<Rule> of(String name) {
        return ScenariosTest.read(name + ".txt").checks().stream()
                .filter(check -> check.refused().isEmpty())
                .map(check -> Reconciliation.of(check.claims(), check.at(), check.known()))
                .map(account -> account.verdict().rule())
                .toList();
    }
}
