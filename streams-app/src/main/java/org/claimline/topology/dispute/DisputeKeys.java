package org.claimline.topology.dispute;

/** Keys of the disputes topic: {@code townId|disputeId}. No dispute's id has a bar in it; a town's may. */
public final class DisputeKeys {
    private static final char BAR = '|';

    private DisputeKeys() {}

    public static String key(String townId, String disputeId) {
        return townId + BAR + disputeId;
    }

    /** Before every key of a dispute of the town. */
    public static String first(String townId) {
        return townId + BAR;
    }

    /** Behind every key of a dispute of the town. Between the two may also be some of towns whose ids have a bar. */
    public static String behind(String townId) {
        return townId + (char) (BAR + 1);
    }

    /** The town of a key. Refuses one without a bar. */
    public static String townOf(String key) {
        int bar = key.lastIndexOf(BAR);
        if (bar < 0) {
            throw new IllegalArgumentException("key of a dispute \"" + key + "\": it should be townId|disputeId");
        }
        return key.substring(0, bar);
    }
}
