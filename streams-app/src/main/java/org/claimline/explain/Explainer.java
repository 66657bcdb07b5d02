package org.claimline.explain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Verdict;

/**
 * Turns the dossier of a town into its explanation. Complete: each claim in force is accounted for once. Bounded: of a group of claims only some are
 * listed, the rest are counted. Refuses a dossier of which nothing was told.
 */
public final class Explainer {
    private Explainer() {}

    /**
     * The explanation.
     *
     * @param zone in which times are told
     */
    public static Explanation explain(Dossier dossier, Labels labels, ZoneId zone) {
        FoldState state = dossier.account().state();
        Accounting accounting = new Accounting(dossier);
        Attribution words = new Attribution(labels, Times.around(newest(accounting), zone));
        DeskWord desk = new DeskWord(words, accounting, labels, dossier.decisions());
        Sections sections = new Sections();
        sections.add("Why", new Grounds(words, accounting, state).sentences());
        new Standing(words, accounting, state).write(sections);
        sections.add("Set aside", new Aside(words, accounting).sentences());
        sections.add("Told again", new Repeats(words, accounting).sentences());
        sections.add("Disputes", new DisputeStory(words, accounting, state).sentences(dossier.disputes()));
        sections.add("Decisions of the desk", desk.sentences());
        sections.add("What would change this", new Outlook(words, accounting, dossier).sentences());
        sections.add("Not counted here", new Absentees(words, accounting).sentences());
        return new Explanation(
                title(words, dossier),
                new Headline(words).of(state, Verdict.of(state), desk.signed()),
                sections.written(),
                accounting.accounted(),
                note(words));
    }

    private static Instant newest(Accounting accounting) {
        Optional<ClaimVersion> newest =
                accounting.claims().max(Comparator.comparing(c -> c.when().estimate()));
        return newest.orElseThrow(() -> new IllegalArgumentException("nothing was told of the town by then"))
                .when()
                .estimate();
    }

    private static String title(Attribution words, Dossier dossier) {
        Times times = words.times();
        String at = dossier.at().map(t -> ", as of " + times.instant(t)).orElse("");
        String knownAt =
                dossier.knownAt().map(t -> ", as known on " + times.instant(t)).orElse(", as known now");
        return words.town() + at + knownAt;
    }

    private static String note(Attribution words) {
        Times times = words.times();
        String zone = times.zone().normalized().equals(ZoneOffset.UTC)
                ? "UTC"
                : times.zone().getId();
        return "Times are those of " + zone + ", dates without a year of " + times.year() + ".";
    }
}
