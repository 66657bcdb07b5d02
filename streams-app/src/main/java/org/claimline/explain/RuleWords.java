package org.claimline.explain;

import org.claimline.reconcile.Rule;

/** What each rule says, in one sentence, and where docs/methodology.md has it. */
final class RuleWords {
    private RuleWords() {}

    /** The number under which docs/methodology.md has it. */
    static int number(Rule rule) {
        return switch (rule) {
            case DISINTERESTED_AGREEMENT, DISINTERESTED_CLAIM, NO_MANS_LAND -> 1;
            case FIGHTING, DEPARTURE, DENIAL, NOTHING_DECIDES -> 2;
            case ADMISSION, ADMISSION_CONTRADICTED -> 4;
            case AGREEMENT -> 5;
            case NEUTRAL_ASSERTION -> 6;
            case CLAIM, REBUTTAL, REBUTTAL_OF_CONFIRMED, ARRIVAL -> 7;
            case HEDGE, STATUS_UNKNOWN, RUMOUR -> 9;
            case OVERLAP -> 10;
            case SPLIT, PART -> 11;
            case LAPSE -> 15;
        };
    }

    static String sentence(Rule rule) {
        return says(rule) + " (Rule " + number(rule) + " of the method.)";
    }

    private static String says(Rule rule) {
        return switch (rule) {
            case ADMISSION -> "When the side that loses by it says so in its own voice, that settles it.";
            case AGREEMENT ->
                "Independent sources settle it when they agree: two neutral ones, or a neutral one and one that takes a side.";
            case NEUTRAL_ASSERTION ->
                "What a neutral source states outweighs what either side has said in its own favour, unless that is of a later time.";
            case DISINTERESTED_AGREEMENT ->
                "Partisan sources of different sides that gain nothing by what they say count, together, like one neutral source.";
            case CLAIM -> "What a side says in its own favour is a claim; it does not settle who holds the place.";
            case DISINTERESTED_CLAIM ->
                "A partisan source that gains nothing by what it says counts for less than a neutral one; alone it makes a claim.";
            case REBUTTAL ->
                "When the side said to have lost a place says that it is still there, neither word settles it.";
            case REBUTTAL_OF_CONFIRMED ->
                "Against a holder on which sources agree, the other side's contrary word is only a claim, however often it is repeated.";
            case ARRIVAL ->
                "A place is contested when one side's forces come in where the other side holds it or is inside.";
            case OVERLAP -> "When opposing claims may have happened in either order, neither replaces the other.";
            case ADMISSION_CONTRADICTED ->
                "An admission settles nothing while another source of the same side, no less reliable, says the contrary.";
            case FIGHTING -> "A place is contested while fighting inside it is reported.";
            case SPLIT -> "A place is contested while its parts are said to be held by different sides.";
            case PART -> "What is said of a part of a place never settles the whole.";
            case HEDGE ->
                "What is said with reservations, or by a source that is not rated, is shown as a claim and never settles anything.";
            case DEPARTURE ->
                "When the holder is said to have gone and nobody is said to have followed, nobody is known to hold it.";
            case DENIAL -> "A denial tells who does not hold a place, not who does.";
            case NO_MANS_LAND -> "When it is said that nobody holds a place, neither side is taken to hold it.";
            case STATUS_UNKNOWN ->
                "When a neutral source says that it is not known, earlier words no longer settle it.";
            case LAPSE ->
                "A contest of which nothing is heard for 36 hours lapses, and what was settled before it returns, if anything was.";
            case RUMOUR -> "Rumours decide nothing.";
            case NOTHING_DECIDES -> "Nothing that was said tells who holds the place.";
        };
    }
}
