package org.claimline.topology.normalise;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores of normalise. Keys are ids joined by bars, which no id may contain, so that everything of one report lies together. Values are
 * compact binary. All of a source lies in one task.
 */
public final class NormaliseStores {
    /** Every content seen of every revision of every report: {@code source|report|revision|digest}. */
    public static final String REPORTS = "reports-by-revision";
    /** Who takes claims of a report back: {@code source|report|retracting report}. */
    public static final String RETRACTIONS = "retractions-by-target";
    /** Decisions of the desk: {@code c|source|report|claim|decision} and {@code s|source|decision}. */
    public static final String DECISIONS = "decisions-by-target";
    /** What stands in claims.v1: {@code source|report|claim|event|known|from|town}. */
    public static final String PLACEMENTS = "placements-by-claim";
    /** Whether a claim is placed, waits or is held: {@code source|report|claim}. */
    public static final String CONDITIONS = "conditions-by-claim";
    /**
     * Which reports use a name: {@code kind|name|source|report}; of places also {@code KEY|key|kind|name}, and {@code FILED|kind|name} once that is
     * done.
     */
    public static final String INDEX = "reports-by-name";
    /** What is to be read again: {@code n|kind|name} and {@code r|first event|source|report}; {@code z} while what was may not be committed. */
    public static final String REREADS = "reports-to-reread";
    /** The register entries with which the reports were last read: {@code kind|id}. */
    public static final String APPLIED = "registers-applied";
    /** {@link Counter}s by name, as eight bytes. */
    public static final String COUNTERS = "normalise-counters";

    private static final List<String> ALL =
            List.of(REPORTS, RETRACTIONS, DECISIONS, PLACEMENTS, CONDITIONS, INDEX, REREADS, APPLIED, COUNTERS);

    private NormaliseStores() {}

    static Stream<StoreBuilder<KeyValueStore<String, byte[]>>> builders() {
        return ALL.stream().map(NormaliseStores::builder);
    }

    /** Counters change with each report: of what is not committed yet, only the last is written. */
    private static StoreBuilder<KeyValueStore<String, byte[]>> builder(String name) {
        StoreBuilder<KeyValueStore<String, byte[]>> store =
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
        return name.equals(COUNTERS) ? store.withCachingEnabled() : store;
    }

    static String[] names() {
        return ALL.toArray(String[]::new);
    }

    static String key(Object... parts) {
        StringBuilder key = new StringBuilder();
        for (Object part : parts) {
            key.append(key.isEmpty() ? "" : "|").append(part);
        }
        return key.toString();
    }

    /** The beginning of every key that begins with {@code parts}. */
    static String prefix(Object... parts) {
        return key(parts) + "|";
    }
}
