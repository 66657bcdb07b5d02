package org.claimline.ingest.file;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.claimline.topology.Topics;

/**
 * The name under which a file's position is kept: the consumer group that commits it, and the id of its transactions, of which the broker
 * lets only one be at work. A file is known by its path, so that what is appended to it later is taken in from where it ended.
 */
public record Name(String id) {
    private static final int SHORT = 12;
    private static final int LONGEST_LABEL = 40;

    /** The name of whatever {@code identity} stands for: an absolute path, or what the user calls it. */
    public static Name of(Topics topics, String identity) {
        String label = identity.substring(identity.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-");
        label = label.substring(0, Math.min(label.length(), LONGEST_LABEL));
        return new Name(topics.prefix() + "ingest." + label + "-" + hash(identity));
    }

    static String hash(String text) {
        byte[] hash = LineReader.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, SHORT);
    }
}
