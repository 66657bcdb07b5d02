package org.claimline.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.DeskMark;
import org.claimline.explain.Explanation.Sentence;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.SetAside;
import org.claimline.reconcile.Telling;

/** What the desk decided about claims in force, by whom and why (rule 14). */
final class DeskWord {
    private static final int LONGEST = 300;

    private final Attribution words;
    private final Accounting accounting;
    private final Labels labels;

    DeskWord(Attribution words, Accounting accounting, Labels labels) {
        this.words = words;
        this.accounting = accounting;
        this.labels = labels;
    }

    /** What a signed verdict adds to the headline: the latest on a claim that the state rests on. */
    Optional<String> signed() {
        return accounting.live().stream()
                .filter(accounting::isBasis)
                .map(Telling::claim)
                .filter(claim -> labels.finding(claim).isPresent())
                .max(Comparator.comparing(
                        claim -> claim.mark().map(DeskMark::at).orElse(claim.knownFrom())))
                .flatMap(claim -> finding(claim)
                        .map(found -> "this newsroom's desk (" + editor(claim) + ") found of what " + words.name(claim)
                                + " said: " + found));
    }

    List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        accounting
                .claims()
                .filter(claim -> claim.mark().isPresent() && !claim.isRejected())
                .sorted(ClaimVersion.FOLD_ORDER.reversed())
                .limit(Standing.LISTED)
                .forEach(claim -> sentences.add(decision(claim, claim.mark().orElseThrow())));
        rejected(sentences);
        return sentences;
    }

    private Sentence decision(ClaimVersion claim, DeskMark mark) {
        String said = words.inShort(claim);
        String text =
                switch (mark.kind()) {
                    case VERIFIED ->
                        "Verified" + by(mark) + ": " + said
                                + finding(claim).map(f -> "; found: " + f).orElse("") + "; reason: " + reason(mark)
                                + ". It counts no more than before.";
                    case SUSPENDED ->
                        "Source suspended" + by(mark) + ", so that this counts as not rated: " + said + "; reason: "
                                + reason(mark) + ".";
                    case REJECTED -> "Rejected" + by(mark) + ": " + said + ".";
                };
        return Sentence.about(text, List.of(claim.key()));
    }

    /** Here they are accounted for; those of one decision together. */
    private void rejected(List<Sentence> sentences) {
        List<Fate> fates = accounting.setAside(SetAside.DESK);
        int from = Math.max(0, fates.size() - Standing.LISTED);
        Map<String, List<ClaimVersion>> byDecision = new LinkedHashMap<>();
        for (Fate fate : fates.subList(from, fates.size())) {
            String head = fate.claim()
                    .mark()
                    .map(mark -> "Rejected" + by(mark) + ", reason: " + reason(mark))
                    .orElse("Rejected");
            byDecision.computeIfAbsent(head, h -> new ArrayList<>()).add(fate.claim());
        }
        byDecision.forEach((head, claims) -> sentences.add(Sentence.telling(
                head + ": " + words.inShort(claims) + ".",
                claims.stream().map(ClaimVersion::key).toList())));
        if (from > 0) {
            sentences.add(
                    new Sentence("And " + from + " more rejected, of earlier times.", List.of(), List.of(), from));
        }
    }

    private String by(DeskMark mark) {
        return " by " + Phrases.quoted(mark.editor(), LONGEST) + " on "
                + words.times().instant(mark.at());
    }

    private static String editor(ClaimVersion claim) {
        return claim.mark().map(mark -> Phrases.quoted(mark.editor(), LONGEST)).orElse("an editor");
    }

    private static String reason(DeskMark mark) {
        return inQuotes(mark.reason());
    }

    private Optional<String> finding(ClaimVersion claim) {
        return labels.finding(claim).map(DeskWord::inQuotes);
    }

    private static String inQuotes(String text) {
        return "“" + Phrases.quoted(text, LONGEST) + "”";
    }
}
