package org.claimline.explain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.explain.Explanation.Sentence;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.SetAside;

/** What does not stand, and why: by reason, and by the claim because of which. Copies and what the desk rejected are told elsewhere. */
final class Aside {
    private static final Set<SetAside> ELSEWHERE = EnumSet.of(SetAside.COPY, SetAside.DESK);
    private static final List<SetAside> ORDER = Stream.of(SetAside.values())
            .filter(reason -> !ELSEWHERE.contains(reason))
            .sorted((a, b) -> Boolean.compare(decides(b), decides(a)))
            .toList();

    private final Attribution words;
    private final Accounting accounting;

    Aside(Attribution words, Accounting accounting) {
        this.words = words;
        this.accounting = accounting;
    }

    /** What once stood comes before what never could. */
    private static boolean decides(SetAside reason) {
        return switch (reason) {
            case SUPERSEDED, OUTWEIGHED, OVERTAKEN, SUPERSEDED_BY_OPPONENT, CONCEDED, UNSETTLED, LAPSED -> true;
            case COPY, RUMOUR, UNRATED, NO_EFFECT, SHOWN_ONLY, DESK -> false;
        };
    }

    List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        ORDER.forEach(reason -> tell(reason, accounting.setAside(reason), sentences));
        return sentences;
    }

    private void tell(SetAside reason, List<Fate> fates, List<Sentence> sentences) {
        int from = Math.max(0, fates.size() - Standing.LISTED);
        Map<Optional<ClaimKey>, List<Fate>> groups = new LinkedHashMap<>();
        for (Fate fate : fates.subList(from, fates.size())) {
            Optional<ClaimKey> by = reason == SetAside.SUPERSEDED ? Optional.empty() : fate.by();
            groups.computeIfAbsent(by, k -> new ArrayList<>()).add(fate);
        }
        groups.forEach((by, group) -> sentences.add(sentence(reason, by, group)));
        if (from > 0) {
            sentences.add(new Sentence(
                    "And " + from + " more, earlier: " + reason.words() + ".", List.of(), List.of(), from));
        }
    }

    private Sentence sentence(SetAside reason, Optional<ClaimKey> by, List<Fate> group) {
        List<ClaimKey> mentions = Stream.concat(by.stream(), group.stream().flatMap(f -> f.by().stream()))
                .distinct()
                .toList();
        return new Sentence(
                lead(reason, by.flatMap(accounting::claim)) + ": " + said(reason, group) + ".",
                group.stream().map(f -> f.claim().key()).toList(),
                mentions,
                0);
    }

    private String said(SetAside reason, List<Fate> group) {
        return reason == SetAside.SUPERSEDED
                ? String.join("; ", group.stream().map(this::replaced).toList())
                : words.inShort(group.stream().map(Fate::claim).toList());
    }

    private String replaced(Fate fate) {
        return words.inShort(fate.claim())
                + fate.by()
                        .flatMap(accounting::claim)
                        .map(later -> ", later " + later(fate.claim(), later))
                        .orElse("");
    }

    /** One voice may speak through several claimants. */
    private String later(ClaimVersion claim, ClaimVersion later) {
        String who = words.name(claim).equals(words.name(later)) ? "" : words.name(later) + " said ";
        return who + "that " + words.what(later) + " (" + words.when(later) + ")";
    }

    private String lead(SetAside reason, Optional<ClaimVersion> by) {
        String other = by.map(words::name).orElse("another source");
        String said = by.map(claim -> " said that " + words.what(claim) + " (" + words.when(claim) + ")")
                .orElse(" said otherwise");
        return switch (reason) {
            case SUPERSEDED -> "Replaced by what the same source said later";
            case OUTWEIGHED -> "Outweighed when " + other + ", a neutral source," + said;
            case OVERTAKEN -> "Overtaken when " + other + said;
            case SUPERSEDED_BY_OPPONENT -> "Replaced by a later claim of the other side, when " + other + said;
            case CONCEDED -> "Ended by an admission, when " + other + said;
            case UNSETTLED -> "Put in doubt when " + other + ", a neutral source," + said;
            case LAPSED -> "Ended with a contest of which nothing was heard for 36 hours";
            case UNRATED -> "Said by sources that are not rated, against what sources agree on";
            case NO_EFFECT -> "Without bearing on who holds it";
            case SHOWN_ONLY -> "Noted, but deciding nothing";
            case RUMOUR -> "Rumours, which decide nothing";
            case COPY, DESK -> reason.words();
        };
    }
}
