package org.claimline.explain;

import java.util.ArrayList;
import java.util.List;
import org.claimline.claim.ClaimVersion;
import org.claimline.explain.Explanation.Sentence;

/** What takes no part at the moment asked for: counted, and named where that is not getting ahead of it. */
final class Absentees {
    private static final int NAMED = 5;

    private final Attribution words;
    private final Accounting accounting;

    Absentees(Attribution words, Accounting accounting) {
        this.words = words;
        this.accounting = accounting;
    }

    List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        for (Absence cause : Absence.values()) {
            List<ClaimVersion> absent = accounting.absent(cause);
            if (!absent.isEmpty()) {
                sentences.add(sentence(cause, absent));
            }
        }
        return sentences;
    }

    private Sentence sentence(Absence cause, List<ClaimVersion> absent) {
        int n = absent.size();
        return switch (cause) {
            case LATER -> Sentence.of(Phrases.count(n, "claim tells", "claims tell") + " of later times.");
            case NOT_YET_KNOWN -> Sentence.of(Phrases.count(n, "claim was", "claims were") + " not published by then.");
            case REVISED ->
                named(Phrases.count(n, "version was", "versions were") + " revised by " + whose(n) + " since", absent);
            case DECIDED ->
                named(
                        Phrases.count(n, "earlier version", "earlier versions") + " gave way when the desk decided",
                        absent);
            case HELD -> named(Phrases.count(n, "claim is", "claims are") + " held back by the desk", absent);
            case ENDED ->
                named(
                        Phrases.count(n, "claim was", "claims were")
                                + " withdrawn: retracted, left out of a revision, or told of another place since",
                        absent);
        };
    }

    private static String whose(int n) {
        return n == 1 ? "its source" : "their sources";
    }

    private Sentence named(String head, List<ClaimVersion> absent) {
        List<ClaimVersion> shown = absent.subList(Math.max(0, absent.size() - NAMED), absent.size());
        List<String> said = new ArrayList<>(shown.stream()
                .map(claim -> words.inShort(claim)
                        + claim.knownUntil()
                                .map(end -> ", in force until " + words.times().instant(end))
                                .orElse(""))
                .toList());
        if (absent.size() > shown.size()) {
            said.add("and " + (absent.size() - shown.size()) + " more");
        }
        return Sentence.about(
                head + ": " + String.join("; ", said) + ".",
                shown.stream().map(ClaimVersion::key).distinct().toList());
    }
}
