package org.claimline.topology.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.avro.Certainty;
import org.claimline.avro.Position;
import org.claimline.claim.Assertion;
import org.claimline.claim.Extent;
import org.claimline.claim.Stance;
import org.claimline.explain.Phrases;
import org.claimline.reconcile.Verdict;
import org.jspecify.annotations.Nullable;

/** Sentences for readers. Each tells who says so and what; none tells what is so. */
public final class Wording {
    private Wording() {}

    /**
     * One side after the other in the same sentence: {@code pro-regime sources say that the regime still holds it; pro-opposition sources say that
     * the opposition captured it}. Of each side its latest position speaks. Empty where there is none.
     */
    public static String sides(
            List<Position> proRegime, List<Position> proOpposition, List<Position> proOther, List<Position> neutral) {
        return String.join(
                "; ",
                Stream.of(
                                side(Stance.PRO_REGIME, proRegime),
                                side(Stance.PRO_OPPOSITION, proOpposition),
                                side(Stance.PRO_OTHER, proOther),
                                side(Stance.NEUTRAL, neutral))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<String> side(Stance stance, List<Position> positions) {
        return positions.stream()
                .max(LatestPosition.ORDER)
                .map(p -> Phrases.sources(stance) + " say"
                        + (p.getCertainty() == Certainty.HEDGED ? ", with a hedge, that " : " that ") + says(p));
    }

    /** What a newer version wrote and this one cannot read is told as vaguely as it is known. */
    private static String says(Position position) {
        Extent extent = Symbols.of(Extent.class, position.getExtent(), Extent.PART);
        if (position.getAssertion() == org.claimline.avro.Assertion.UNRECOGNISED) {
            return "something of " + (extent == Extent.WHOLE ? "it" : "a part of it")
                    + " that this version cannot tell";
        }
        Assertion assertion = Symbols.of(Assertion.class, position.getAssertion(), "assertion");
        return Phrases.says(assertion, party(position.getParty()), extent, "it");
    }

    /** A party by its side's id, as the subject of a sentence. */
    public static String party(@Nullable String id) {
        return id == null ? "nobody named" : Phrases.party(id);
    }

    /**
     * Why a state is what it is.
     *
     * @param sides what {@link #sides} makes of the deciding positions
     */
    static String explanation(Verdict verdict, String sides) {
        Optional<String> holder = verdict.controller().map(s -> party(s.side().id()));
        String why = verdict.rule().words();
        return switch (verdict.status()) {
            case CONFIRMED ->
                "Sources agree that " + holder.orElse("nobody named") + " holds it, because " + why
                        + "; not verified by this newsroom.";
            case REPORTED ->
                "It is reported that " + holder.orElse("nobody named") + " holds it, because " + why
                        + "; not verified by this newsroom.";
            case CLAIMED ->
                capital(nonEmpty(
                                sides,
                                "sources claim it for "
                                        + party(verdict.claimedBy()
                                                .map(s -> s.side().id())
                                                .orElse(null))))
                        + ": " + why + "; "
                        + holder.map(h -> "before, sources gave it to " + h).orElse("no holder is established") + ".";
            case CONTESTED -> capital(nonEmpty(sides, "sources contradict each other")) + ": " + why + ".";
            case UNCLEAR -> "Who holds it is unclear, because " + why + (sides.isEmpty() ? "" : "; " + sides) + ".";
        };
    }

    private static String nonEmpty(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A name for a headline. */
    public static String headline(String town, String text) {
        return Objects.requireNonNull(town) + ": " + text;
    }
}
