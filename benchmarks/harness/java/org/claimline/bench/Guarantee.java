package org.claimline.bench;

import java.util.Arrays;
import org.apache.kafka.streams.StreamsConfig;

/** How often a report counts when something fails on the way. */
public enum Guarantee {
    EXACTLY_ONCE("exactly-once", StreamsConfig.EXACTLY_ONCE_V2),
    AT_LEAST_ONCE("at-least-once", StreamsConfig.AT_LEAST_ONCE);

    private final String word;
    private final String streams;

    Guarantee(String word, String streams) {
        this.word = word;
        this.streams = streams;
    }

    /** As tables and commands name it. */
    public String word() {
        return word;
    }

    /** As Kafka Streams is told it. */
    public String streams() {
        return streams;
    }

    /** The guarantee that {@code word} names; refuses any other word. */
    public static Guarantee of(String word) {
        return Arrays.stream(values())
                .filter(guarantee -> guarantee.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + word + "\" is no guarantee; use exactly-once or at-least-once"));
    }
}
