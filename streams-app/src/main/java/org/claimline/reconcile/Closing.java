package org.claimline.reconcile;

/** How a dispute ended. */
public enum Closing {
    ADMISSION("a side conceded"),
    AGREEMENT("independent sources came to agree"),
    NEUTRAL_SETTLEMENT("a neutral source settled it"),
    LAPSE("nothing more was heard for 36 hours"),
    GIVEN_UP("a side no longer upholds its claim"),
    UNSETTLED("a neutral source says that nobody knows"),
    WITHDRAWN("a correction undid it");

    private final String words;

    Closing(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
