package org.claimline.reconcile;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import org.claimline.explain.Dossier;
import org.claimline.explain.Explainer;
import org.claimline.explain.Explanation;

/**
 * What is said of generated towns is what was said before. Explanations are published and quoted; that a change of the code changes one must be
 * seen. The first towns are kept in full, so that whoever changes a sentence can read what becomes of it, and the others as digests, which
 * stand for the claims that each sentence accounts for too.
 */
class PinnedExplanationsTest {
    private static final int IN_FULL = 25;
    private static final int TOWNS = 250;
    private static final ZoneId ZONE = ZoneId.of("Asia/Damascus");

    private final ExplainedTowns towns = new ExplainedTowns();

    @Example
    void townsAreExplainedAsTheyWere() {
        Pinned.in("explanation-digests.txt")
                .holds(TOWNS, i -> Pinned.digest(explained(i).toString()), i -> text(explained(i)) + explained(i));
    }

    @Example
    void someAreKeptInFull() {
        List<String> lines = IntStream.range(0, IN_FULL)
                .boxed()
                .flatMap(i -> text(explained(i)).lines())
                .toList();

        Pinned.in("explanations.txt").holds(lines.size(), lines::get, line -> "");
    }

    /** The headline of each check of each scenario as it reads, and a digest of the rest. */
    @Example
    void scenariosAreExplainedAsTheyWere() throws IOException {
        List<Explanation> explained = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String file : ScenariosTest.scenarios()) {
            for (Scenario.Check check : ScenariosTest.read(file).checks()) {
                Dossier dossier = Dossier.of(check.claims(), check.at(), check.known());
                if (!dossier.account().isEmpty()) {
                    Explanation explanation = Explainer.explain(dossier, new Names("Morek", ""), ZONE);
                    explained.add(explanation);
                    lines.add(file + ":" + check.line() + " | " + explanation.verdict() + " | "
                            + Pinned.digest(explanation.toString()));
                }
            }
        }

        Pinned.in("scenario-explanations.txt").holds(lines.size(), lines::get, i -> text(explained.get(i)));
    }

    private Explanation explained(int number) {
        Dossier dossier = towns.town(number);
        return Explainer.explain(dossier, new Names("Morek", number % 2 == 0 ? "" : "channel "), ZONE);
    }

    private static String text(Explanation explanation) {
        StringBuilder text = new StringBuilder("=== " + explanation.title() + "\n" + explanation.verdict() + "\n");
        for (Explanation.Section section : explanation.sections()) {
            text.append("# ").append(section.heading()).append('\n');
            section.sentences().forEach(s -> text.append(s.text()).append('\n'));
        }
        return text.append(explanation.note()).append('\n').toString();
    }
}
