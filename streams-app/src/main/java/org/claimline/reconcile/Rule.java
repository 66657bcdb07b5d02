package org.claimline.reconcile;

/** The rule that decided a state, as docs/methodology.md names it. */
public enum Rule {
    /** Rule 4: the side that loses by it says so. */
    ADMISSION("the side that loses by it says so"),
    /** Rule 5: independent origins agree. */
    AGREEMENT("independent origins agree"),
    /** Rule 6: one neutral origin asserts it and nothing live contradicts it. */
    NEUTRAL_ASSERTION("one neutral origin asserts it and nothing live contradicts it"),
    /** Rule 1: partisans of different stance who gain nothing by it agree. */
    DISINTERESTED_AGREEMENT("partisans of different stance who gain nothing by it agree"),
    /** Rule 7: the side that gains by it claims it. */
    CLAIM("only the side that gains by it says so"),
    /** Rule 1: one partisan who gains nothing by it says so. */
    DISINTERESTED_CLAIM("one partisan who gains nothing by it says so"),
    /** Rule 7: the side said to have lost the place says that it still has it. */
    REBUTTAL("a claim and its rebuttal stand against each other"),
    /** Rule 7: a standing claim against a confirmed holder. */
    REBUTTAL_OF_CONFIRMED("the side that lost the place still claims it, against a confirmed holder"),
    /** Rule 7: forces came in where the opponent holds or is. */
    ARRIVAL("one side came in where the other is"),
    /** Rule 10: opposing claims whose intervals overlap. */
    OVERLAP("opposing claims may have happened in either order"),
    /** Rule 4: another origin of the admitting camp, as reliable, says the contrary. */
    ADMISSION_CONTRADICTED("one camp's own sources contradict each other about the loss"),
    /** Rule 2: the place is fought over. */
    FIGHTING("fighting inside the place is reported"),
    /** Rule 11: parts of the place have different holders. */
    SPLIT("parts of the place have different holders"),
    /** Rule 11: only a part is spoken of. */
    PART("only a part of the place is spoken of"),
    /** Rule 9: a hedged claim. */
    HEDGE("it is told with a hedge only"),
    /** Rule 2: the holder left and no successor is named. */
    DEPARTURE("the holder is said to be gone and no successor is named"),
    /** Rule 2: the holder is denied by the origin that named it. */
    DENIAL("who does not hold it is told, not who does"),
    /** Rule 2: nobody holds the place. */
    NO_MANS_LAND("nobody is said to hold the place"),
    /** Rule 9: a source says that nobody knows. */
    STATUS_UNKNOWN("a neutral source says that it is not known"),
    /** Rule 15: the contest lapsed. */
    LAPSE("nothing more was heard of the contest"),
    /** Rule 9: rumours only. */
    RUMOUR("only rumours are known"),
    /** Nothing that is known says who holds the place. */
    NOTHING_DECIDES("nothing that is known says who holds the place");

    private final String words;

    Rule(String words) {
        this.words = words;
    }

    /** The rule in plain words, as the end of a sentence that begins with "because". */
    public String words() {
        return words;
    }
}
