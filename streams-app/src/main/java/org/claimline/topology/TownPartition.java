package org.claimline.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The partition on which a town lies, in every topic and store that is kept by town: what Kafka's producers do with a text key. */
public final class TownPartition {
    private TownPartition() {}

    /** The partition of {@code townId} where there are {@code count}; refuses a count below 1. */
    public static int of(String townId, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("partitions: " + count + "; at least 1 is needed");
        }
        return Utils.toPositive(Utils.murmur2(townId.getBytes(StandardCharsets.UTF_8))) % count;
    }
}
