package org.claimline.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.claimline.claim.ClaimKey;
import org.claimline.explain.Explanation.Sentence;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.SetAside;

/** Copies, counted with what they copy (rule 16). */
final class Repeats {
    private static final int NAMES = 3;

    private final Attribution words;
    private final Accounting accounting;

    Repeats(Attribution words, Accounting accounting) {
        this.words = words;
        this.accounting = accounting;
    }

    List<Sentence> sentences() {
        Map<ClaimKey, List<Fate>> byOriginal = new LinkedHashMap<>();
        for (Fate copy : accounting.setAside(SetAside.COPY)) {
            byOriginal
                    .computeIfAbsent(copy.by().orElseThrow(), k -> new ArrayList<>())
                    .add(copy);
        }
        List<Sentence> sentences = new ArrayList<>();
        byOriginal.entrySet().stream()
                .limit(Standing.LISTED)
                .forEach(e -> sentences.add(sentence(e.getKey(), e.getValue())));
        int more = byOriginal.values().stream()
                .skip(Standing.LISTED)
                .mapToInt(List::size)
                .sum();
        if (more > 0) {
            sentences.add(new Sentence("And " + more + " more of other claims.", List.of(), List.of(), more));
        }
        return sentences;
    }

    private Sentence sentence(ClaimKey original, List<Fate> copies) {
        String said = accounting.claim(original).map(words::inShort).orElse("a claim that is told for a later time");
        List<ClaimKey> listed =
                copies.stream().limit(Standing.LISTED).map(f -> f.claim().key()).toList();
        return new Sentence(
                Phrases.capital(said) + "; told again " + times(copies.size()) + by(copies) + ".",
                listed,
                List.of(original),
                copies.size() - listed.size());
    }

    private String by(List<Fate> copies) {
        List<String> names =
                copies.stream().map(f -> words.carrier(f.claim())).distinct().toList();
        List<String> shown = new ArrayList<>(names.stream().limit(NAMES).toList());
        if (names.size() > NAMES) {
            shown.add(names.size() - NAMES + " more");
        }
        return " by " + Phrases.and(shown);
    }

    private static String times(int count) {
        return switch (count) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }
}
