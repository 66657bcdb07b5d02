package org.claimline.topology.normalise;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.topology.normalise.ReportIndex.Found;
import org.claimline.topology.normalise.ReportIndex.Kind;
import org.claimline.topology.normalise.ReportIndex.ReportId;

/**
 * What is still to be read again, in a store, so that a restart loses none of it: first the names whose reports are not looked up yet, then those
 * reports in the order of their first events. Both are gone through a little at a time, so that an edit that concerns a million reports does not
 * keep a new one waiting. A report that is read again in vain says nothing. When nothing is left, a mark stays until what was said is committed: who
 * reads the counter sees that something may be on its way.
 */
final class Rereads {
    private static final String NAMES = "n";
    private static final String REPORTS = "r";
    private static final String JUST_DONE = "z";
    private static final byte[] FROM_THE_FIRST = {};

    private final KeyValueStore<String, byte[]> store;
    private final ReportIndex index;
    private final Counters counters;
    private final StringSerializer strings = new StringSerializer();

    Rereads(KeyValueStore<String, byte[]> store, ReportIndex index, Counters counters) {
        this.store = store;
        this.index = index;
        this.counters = counters;
    }

    /** Asks for every report that uses one of {@code names}, which are of {@code kind}. */
    void ask(Kind kind, Collection<String> names) {
        for (String name : names) {
            if (index.uses(kind, name)) {
                put(NormaliseStores.key(NAMES, kind, ReportIndex.safe(name)), FROM_THE_FIRST);
            }
        }
    }

    /** Asks for one report. */
    void ask(Found report) {
        ReportId id = report.id();
        put(NormaliseStores.key(REPORTS, sortable(report.firstEvent()), id.source(), id.report()), FROM_THE_FIRST);
    }

    /** Whether nothing is left to be read again. */
    boolean isEmpty() {
        return counters.get(Counter.REREADS_WAITING) == (isMarked() ? 1 : 0);
    }

    /** Whether something was read again of which nobody has said that it is committed. */
    boolean isMarked() {
        return store.get(JUST_DONE) != null;
    }

    /** What was read again is committed. */
    void unmark() {
        delete(JUST_DONE);
    }

    /**
     * Takes out what is next: at most {@code most} reports; none as long as names are still looked up, of which one call does about as many.
     */
    List<ReportId> next(int most) {
        Optional<KeyValue<String, byte[]>> name = first(NAMES);
        if (name.isPresent()) {
            lookUp(name.get(), most);
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(NormaliseStores.prefix(REPORTS), strings)) {
            while (rows.hasNext() && keys.size() < most) {
                keys.add(rows.next().key);
            }
        }
        keys.forEach(this::delete);
        put(JUST_DONE, FROM_THE_FIRST);
        return keys.stream()
                .map(key -> key.split("\\|", -1))
                .map(parts -> new ReportId(parts[2], parts[3]))
                .toList();
    }

    private void lookUp(KeyValue<String, byte[]> asked, int most) {
        String[] parts = asked.key.split("\\|", -1);
        String after = new String(asked.value, StandardCharsets.UTF_8);
        List<Found> found = index.find(Kind.valueOf(parts[1]), parts[2], after, most);
        found.forEach(this::ask);
        if (found.size() < most) {
            delete(asked.key);
        } else {
            ReportId last = found.get(found.size() - 1).id();
            store.put(
                    asked.key, NormaliseStores.key(last.source(), last.report()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<KeyValue<String, byte[]>> first(String part) {
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(NormaliseStores.prefix(part), strings)) {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        }
    }

    private void put(String key, byte[] value) {
        if (store.get(key) == null) {
            counters.add(Counter.REREADS_WAITING, 1);
        }
        store.put(key, value);
    }

    private void delete(String key) {
        store.delete(key);
        counters.add(Counter.REREADS_WAITING, -1);
    }

    /** So that texts stand in the order of the numbers, also of those before 1970. */
    private static String sortable(long millis) {
        return String.format("%016x", millis ^ Long.MIN_VALUE);
    }
}
