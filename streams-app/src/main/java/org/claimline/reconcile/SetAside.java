package org.claimline.reconcile;

/** Why a claim does not stand among the live positions of its town. */
public enum SetAside {
    COPY("repeats what the same origin had told"),
    RUMOUR("a rumour decides nothing"),
    UNRATED("the source or claimant is not rated, and the state is confirmed"),
    NO_EFFECT("says nothing about who holds the place"),
    SHOWN_ONLY("is shown, and decides nothing as told"),
    SUPERSEDED("the same origin said otherwise later"),
    OUTWEIGHED("a neutral source, not earlier, asserts otherwise"),
    OVERTAKEN("a later settled state says otherwise"),
    SUPERSEDED_BY_OPPONENT("the other side claimed a later change of hands"),
    CONCEDED("its own side conceded the loss"),
    UNSETTLED("a neutral source said later that nobody knows"),
    LAPSED("the contest lapsed"),
    DESK("the desk rejected it");

    private final String words;

    SetAside(String words) {
        this.words = words;
    }

    /** The reason in plain words, as the end of a sentence that begins with the claim. */
    public String words() {
        return words;
    }
}
