package org.claimline.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The partition on which a town lies, in every topic and store that is kept by town: what Kafka's producers do with a text key. */
public final class TownPartition {
    /** What to do where a record lies on another partition than its key's. */
    public static final String HINT =
            "partition by murmur2 of the key, as Kafka's Java client does (librdkafka: partitioner=murmur2_random)";

    private TownPartition() {}

    /** The partition of {@code townId} where there are {@code count}; refuses a count below 1. */
    public static int of(String townId, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("partitions: " + count + "; at least 1 is needed");
        }
        return Utils.toPositive(Utils.murmur2(townId.getBytes(StandardCharsets.UTF_8))) % count;
    }

    /**
     * Refuses a record about a town that lies on another partition than the town's: there the town would be kept a second time, and both would be told.
     *
     * @param partition where it lies
     * @param count     how many there are
     * @throws RefusedRecordException if it lies elsewhere
     */
    public static void demand(String townId, int partition, int count) {
        int right = of(townId, count);
        if (partition != right) {
            throw new RefusedRecordException("the partition " + partition + " is not that of " + townId + ", which is "
                    + right + " of " + count
                    + ": " + HINT);
        }
    }
}
