package org.claimline.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Stance;
import org.claimline.reconcile.Telling;

/**
 * What the sides say, in one sentence: {@code pro-regime sources say that the regime is in Qomhana; pro-opposition sources say that the opposition
 * captured Qomhana}. Of each side the latest word about each party speaks.
 */
final class SideBySide {
    private static final List<Stance> ORDER =
            List.of(Stance.PRO_REGIME, Stance.PRO_OPPOSITION, Stance.PRO_OTHER, Stance.NEUTRAL);
    private static final int MOST = 3;
    private static final Comparator<Telling> LATEST_FIRST =
            Comparator.comparing(Telling::claim, ClaimVersion.FOLD_ORDER.reversed());

    private final Attribution words;

    SideBySide(Attribution words) {
        this.words = words;
    }

    /** Empty where there is nothing said. */
    String of(Collection<Telling> tellings) {
        return String.join("; ", sides(tellings));
    }

    /** One clause for each stance that speaks. */
    List<String> sides(Collection<Telling> tellings) {
        return ORDER.stream()
                .map(stance -> side(
                        stance,
                        tellings.stream()
                                .filter(t -> t.stance() == stance)
                                .sorted(LATEST_FIRST)
                                .toList()))
                .filter(clause -> !clause.isEmpty())
                .toList();
    }

    private String side(Stance stance, List<Telling> tellings) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Telling telling : tellings) {
            String about = telling.claim().assertion().name() + telling.claimant();
            said.putIfAbsent(
                    telling.claimant().isNobody() ? about : telling.claimant().id(), said(telling));
        }
        List<String> clauses =
                new ArrayList<>(said.values().stream().distinct().limit(MOST).toList());
        return clauses.isEmpty() ? "" : who(stance, tellings) + " " + Phrases.and(clauses);
    }

    private String who(Stance stance, List<Telling> tellings) {
        boolean one = tellings.stream().map(t -> t.claim().origin()).distinct().count() == 1;
        List<String> parties = tellings.stream()
                .flatMap(t -> t.speaks().stream())
                .distinct()
                .sorted()
                .map(words::party)
                .toList();
        String who = stance == Stance.PRO_OTHER && !parties.isEmpty()
                ? (one ? "a source" : "sources") + " on the side of " + Phrases.and(parties)
                : one ? Phrases.source(stance) : Phrases.sources(stance);
        return who + (one ? " says" : " say");
    }

    private String said(Telling telling) {
        ClaimVersion claim = telling.claim();
        boolean hedged =
                claim.certainty() == Certainty.HEDGED || !claim.speaker().rated();
        return (hedged ? "with reservations that " : "that ") + words.what(claim);
    }
}
