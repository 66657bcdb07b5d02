package org.claimline.explain;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.DeskMark;

/** The words for what the desk decided about a claim (rule 14): by whom, when and why. */
final class MarkWords {
    private static final int LONGEST = 300;

    private final Attribution words;
    private final Labels labels;

    MarkWords(Attribution words, Labels labels) {
        this.words = words;
        this.labels = labels;
    }

    /** What a signed verdict adds to a headline: the latest on one of the claims that the state rests on. */
    Optional<String> signed(Stream<ClaimVersion> basis) {
        return basis.filter(claim -> labels.finding(claim).isPresent())
                .max(Comparator.comparing(
                        claim -> claim.mark().map(DeskMark::at).orElse(claim.knownFrom())))
                .flatMap(claim -> finding(claim)
                        .map(found -> "this newsroom's desk (" + editor(claim) + ") found of what " + words.name(claim)
                                + " said: " + found));
    }

    /** What was decided, of a claim that says {@code said}. */
    String decision(ClaimVersion claim, DeskMark mark, String said) {
        return switch (mark.kind()) {
            case VERIFIED ->
                "Verified" + by(mark) + ": " + said
                        + finding(claim).map(f -> "; found: " + f).orElse("") + "; reason: " + reason(mark)
                        + ". It counts no more than before.";
            case SUSPENDED ->
                "Source suspended" + by(mark) + ", so that this counts as not rated: " + said + "; reason: "
                        + reason(mark) + ".";
            case REJECTED -> "Rejected" + by(mark) + ": " + said + "; reason: " + reason(mark) + ".";
        };
    }

    String by(DeskMark mark) {
        return " by " + named(mark.editor()) + " on " + words.times().instant(mark.at());
    }

    private static String editor(ClaimVersion claim) {
        return claim.mark().map(mark -> named(mark.editor())).orElse("an editor");
    }

    static String reason(DeskMark mark) {
        return inQuotes(mark.reason());
    }

    private Optional<String> finding(ClaimVersion claim) {
        return labels.finding(claim).map(MarkWords::inQuotes);
    }

    static String named(String editor) {
        return Phrases.quoted(editor, LONGEST);
    }

    static String inQuotes(String text) {
        return "“" + Phrases.quoted(text, LONGEST) + "”";
    }
}
