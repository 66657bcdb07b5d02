package org.claimline.topology.dispute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of episodes and alerts: made from what they are of, so that they are the same whenever the same chain of changes is read. */
final class Ids {
    private Ids() {}

    /** Of the episode that began with a dispute. */
    static String episode(String townId, String disputeId) {
        return "e-" + digest(townId + "\n" + disputeId);
    }

    /** Of the episode's next alert, by the count of those before. */
    static String alert(Episode episode, News.Kind kind) {
        return "a-" + digest(episode.id() + "\n" + kind + "\n" + episode.alerts());
    }

    /** Of one that is not counted, by the id of that before it. */
    static String alertAfter(String alertId, News.Kind kind) {
        return "a-" + digest(alertId + "\n" + kind);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
