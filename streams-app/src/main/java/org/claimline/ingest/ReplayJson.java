package org.claimline.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.claimline.topology.Fault;

/** What is sent to the clock of a replay, as JSON: {@code {reports}} for a step, {@code {speed}} for another speed. One object, and no array. */
public final class ReplayJson {
    /** The word for as fast as it goes. */
    public static final String FASTEST = "max";

    public static final int MOST_REPORTS = 10_000;
    public static final double SLOWEST_SPEED = 0.01;
    public static final double HIGHEST_SPEED = 1_000_000;

    private ReplayJson() {}

    /**
     * How many reports a step tells; 1 where it is not said.
     *
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Entries<Integer> step(byte[] document) throws MalformedJsonException {
        return one(document, fields -> fields.wholeNumber("reports", 1, MOST_REPORTS)
                .orElse(1));
    }

    /**
     * How many times faster than life; empty for as fast as it goes.
     *
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Entries<Optional<Double>> speed(byte[] document) throws MalformedJsonException {
        return one(document, fields -> fields.requiredNumberOr(FASTEST, "speed", SLOWEST_SPEED, HIGHEST_SPEED));
    }

    private static <T> Entries<T> one(byte[] document, Function<JsonFields, T> reader) throws MalformedJsonException {
        JsonNode root = StrictJson.read(document);
        List<Fault> faults = new ArrayList<>();
        JsonFields fields = new JsonFields(root, "", faults);
        T entry = reader.apply(fields);
        fields.end();
        return new Entries<>(List.of(entry), faults, false);
    }
}
