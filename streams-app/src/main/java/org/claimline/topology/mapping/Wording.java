package org.claimline.topology.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.Extent;
import org.claimline.avro.Position;
import org.claimline.reconcile.Verdict;
import org.jspecify.annotations.Nullable;

/** Sentences for readers. Each tells who says so and what; none tells what is so. */
public final class Wording {
    private static final int SHORT_ID = 4;

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
                                side("pro-regime sources say", proRegime),
                                side("pro-opposition sources say", proOpposition),
                                side("sources of a third party say", proOther),
                                side("neutral sources say", neutral))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<String> side(String who, List<Position> positions) {
        return positions.stream()
                .max(LatestPosition.ORDER)
                .map(p -> who + (p.getCertainty() == Certainty.HEDGED ? ", with a hedge, that " : " that ") + says(p));
    }

    private static String says(Position position) {
        String party = party(position.getParty());
        String where = position.getExtent() == Extent.WHOLE ? "it" : "a part of it";
        return phrase(position.getAssertion(), party, where);
    }

    private static String phrase(Assertion assertion, String party, String where) {
        return switch (assertion) {
            case CONTROLS -> party + " holds " + where;
            case CAPTURED -> party + " captured " + where;
            case HANDED_OVER -> where + " was handed over to " + party;
            case LOST -> party + " lost " + where;
            case WITHDREW -> party + " withdrew from " + where;
            case SURRENDERED -> party + " surrendered " + where;
            case BESIEGED -> party + " is besieged in " + where;
            case ENTERED -> party + " entered " + where;
            case PRESENT -> party + " is in " + where;
            case ADVANCING -> party + " is advancing on " + where;
            case REINFORCED -> party + " sent reinforcements into " + where;
            case REPELLED -> party + " drove the other side back at " + where;
            case FIGHTING -> "there is fighting in " + where;
            case STRUCK -> party + " was struck in " + where;
            case DENIED -> party + " does not hold " + where;
            case NO_MANS_LAND -> "nobody holds " + where;
            case STATUS_UNKNOWN -> "it is not known who holds " + where;
            case UNRECOGNISED -> "something of " + where + " that this version cannot tell";
        };
    }

    /** A party by its side's id, as the subject of a sentence. */
    public static String party(@Nullable String id) {
        if (id == null) {
            return "nobody named";
        }
        return switch (id) {
            case "regime" -> "the regime";
            case "opposition" -> "the opposition";
            case "none" -> "nobody";
            default -> id.length() <= SHORT_ID ? id.toUpperCase(Locale.ROOT) : id;
        };
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
