package org.claimline.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.DeskMark;
import org.claimline.explain.Explanation.Sentence;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.SetAside;
import org.claimline.source.report.Decision;

/** What the desk decided about claims in force, by whom and why (rule 14). */
final class DeskWord {
    private static final Set<Decision.Kind> REMARKS =
            EnumSet.of(Decision.Kind.NOTE, Decision.Kind.HOLD, Decision.Kind.RELEASE, Decision.Kind.UNDO);

    private final List<Dossier.Decided> decisions;

    private final Attribution words;
    private final Accounting accounting;
    private final MarkWords marks;

    DeskWord(Attribution words, Accounting accounting, Labels labels, List<Dossier.Decided> decisions) {
        this.decisions = decisions;
        this.words = words;
        this.accounting = accounting;
        marks = new MarkWords(words, labels);
    }

    /** What a signed verdict adds to the headline: the latest on a claim that the state rests on. */
    Optional<String> signed() {
        return marks.signed(accounting.basis());
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
        remarks(sentences);
        return sentences;
    }

    /** What was decided beside the decisions in force: notes, what was held or released, what was taken back; the latest first. */
    private void remarks(List<Sentence> sentences) {
        List<Dossier.Decided> told = decisions.stream()
                .filter(d -> REMARKS.contains(d.decision().kind()) && subject(d).isPresent())
                .sorted(Comparator.comparing((Dossier.Decided d) -> d.decision().at())
                        .reversed())
                .toList();
        told.stream().limit(Standing.LISTED).map(this::remark).forEach(sentences::add);
        if (told.size() > Standing.LISTED) {
            int more = told.size() - Standing.LISTED;
            sentences.add(
                    Sentence.of(Phrases.count(more, "earlier decision is", "earlier decisions are") + " on record."));
        }
    }

    /** What a decision is about, in words; empty where that is not told of at this moment. */
    private Optional<String> subject(Dossier.Decided decided) {
        return decided.claim().isPresent()
                ? decided.claim().flatMap(accounting::anyVersion).map(words::inShort)
                : accounting.anyOf(decided.source()).map(claim -> "all that " + words.publisher(claim) + " publishes");
    }

    private Sentence remark(Dossier.Decided decided) {
        Decision decision = decided.decision();
        String head =
                switch (decision.kind()) {
                    case NOTE -> "Note";
                    case HOLD -> "Held back";
                    case RELEASE -> "Released";
                    case UNDO -> "Decision taken back";
                    case PLACE -> "Placed";
                    case DISMISS -> "Dismissed";
                    case REJECT, VERIFY, SUSPEND_SOURCE -> "Decision";
                };
        String why = decision.kind() == Decision.Kind.NOTE ? "note" : "reason";
        return Sentence.about(
                head + " by " + MarkWords.named(decision.editor()) + " on "
                        + words.times().instant(decision.at()) + ": "
                        + subject(decided).orElseThrow() + "; " + why + ": " + MarkWords.inQuotes(decision.reason())
                        + ".",
                decided.claim().stream().toList());
    }

    private Sentence decision(ClaimVersion claim, DeskMark mark) {
        return Sentence.about(marks.decision(claim, mark, words.inShort(claim)), List.of(claim.key()));
    }

    /** Here they are accounted for; those of one decision together. */
    private void rejected(List<Sentence> sentences) {
        List<Fate> fates = accounting.setAside(SetAside.DESK);
        int from = Math.max(0, fates.size() - Standing.LISTED);
        Map<String, List<ClaimVersion>> byDecision = new LinkedHashMap<>();
        for (Fate fate : fates.subList(from, fates.size())) {
            String head = fate.claim()
                    .mark()
                    .map(mark -> "Rejected" + marks.by(mark) + ", reason: " + MarkWords.reason(mark))
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
}
