package org.claimline.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    private static final int NAMES = 3;
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

    /** One clause for each stance that speaks; those that say the same speak together. */
    List<String> sides(Collection<Telling> tellings) {
        return sides(tellings, this::latest);
    }

    /** The same with all that each stance says, also where it contradicts itself. */
    List<String> contradictions(Collection<Telling> tellings) {
        return sides(tellings, this::all);
    }

    /** The same as {@link #sides}, with the names of those who speak: {@code pro-regime sources (SANA and Al-Watan) say that ...}. */
    List<String> named(Collection<Telling> tellings) {
        return sides(tellings, this::latest, own -> " (" + names(own) + ")");
    }

    private String names(List<Telling> tellings) {
        List<String> all = tellings.stream()
                .map(Telling::claim)
                .map(words::voice)
                .distinct()
                .toList();
        List<String> shown = new ArrayList<>(all.subList(0, Math.min(NAMES, all.size())));
        if (all.size() > NAMES) {
            shown.add(all.size() - NAMES + " more");
        }
        return Phrases.and(shown);
    }

    private List<String> sides(Collection<Telling> tellings, Function<List<Telling>, String> said) {
        return sides(tellings, said, own -> "");
    }

    private List<String> sides(
            Collection<Telling> tellings, Function<List<Telling>, String> said, Function<List<Telling>, String> names) {
        Map<String, List<Speaking>> bySaying = new LinkedHashMap<>();
        for (Stance stance : ORDER) {
            List<Telling> own = tellings.stream()
                    .filter(t -> t.stance() == stance)
                    .sorted(LATEST_FIRST)
                    .toList();
            if (!own.isEmpty()) {
                bySaying.computeIfAbsent(said.apply(own), s -> new ArrayList<>())
                        .add(speaking(stance, own).followedBy(names.apply(own)));
            }
        }
        return bySaying.entrySet().stream()
                .map(e -> clause(e.getValue(), e.getKey()))
                .toList();
    }

    private record Speaking(String who, boolean one) {
        Speaking followedBy(String names) {
            return new Speaking(who + names, one);
        }
    }

    private static String clause(List<Speaking> speaking, String said) {
        boolean one = speaking.size() == 1 && speaking.get(0).one();
        return Phrases.and(speaking.stream().map(Speaking::who).toList()) + (one ? " says " : " say ") + said;
    }

    private String latest(List<Telling> tellings) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Telling telling : tellings) {
            String about = telling.claim().assertion().name() + telling.claimant();
            said.putIfAbsent(
                    telling.claimant().isNobody() ? about : telling.claimant().id(), said(telling));
        }
        return Phrases.and(said.values().stream().distinct().limit(MOST).toList());
    }

    private String all(List<Telling> tellings) {
        return Phrases.and(
                tellings.stream().map(this::said).distinct().limit(MOST).toList());
    }

    private Speaking speaking(Stance stance, List<Telling> tellings) {
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
        boolean unrated = tellings.stream().noneMatch(t -> t.claim().speaker().rated());
        return new Speaking(unrated ? unrated(who) : who, one);
    }

    private static String unrated(String who) {
        return who.startsWith("a ") ? "an unrated " + who.substring(2) : "unrated " + who;
    }

    private String said(Telling telling) {
        ClaimVersion claim = telling.claim();
        return (claim.certainty() == Certainty.HEDGED ? "with reservations that " : "that ") + words.what(claim);
    }
}
