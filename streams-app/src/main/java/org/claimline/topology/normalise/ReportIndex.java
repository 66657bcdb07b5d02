package org.claimline.topology.normalise;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.place.NameKeys;
import org.claimline.source.Names;
import org.claimline.topology.LatelyUsed;

/**
 * Which reports use a name of a place, a voice or a party, so that an edit of a register finds those it concerns. A name of a place is filed once as
 * it is written, under each of its {@link NameKeys}, and the reports under the name: names are few beside the reports that use them. Entries are never
 * taken out: a report found in vain is read again to the same result.
 */
final class ReportIndex {
    /** What a name is a name of. */
    enum Kind {
        /** The place of a claim, as written. */
        PLACE,
        /** The wider place of a claim, as written. */
        WIDER,
        /** The id of a place, by which the desk placed a claim. */
        PLACED,
        /** In normal form. */
        VOICE,
        /** In normal form. */
        PARTY
    }

    /** A report, by source and id. */
    record ReportId(String source, String report) implements Comparable<ReportId> {
        @Override
        public int compareTo(ReportId other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : report.compareTo(other.report);
        }
    }

    /**
     * A report that uses a name.
     *
     * @param firstEvent earliest event time of its claims when it first used the name, in milliseconds since 1970
     */
    record Found(ReportId id, long firstEvent) {}

    private static final String FILED = "FILED";
    private static final String KEY = "KEY";
    private static final byte[] PRESENT = {1};

    /** Rises when names are filed otherwise than before. */
    private static final byte FORM = 2;

    private static final String FORM_KEY = "FORM";
    private static final int LONGEST_NAME = 300;

    /** Names of which it is known without a look that they are filed. */
    private static final int REMEMBERED = 10_000;

    private final KeyValueStore<String, byte[]> store;
    private final StringSerializer strings = new StringSerializer();
    private final Map<String, Boolean> lately = new LatelyUsed<>(REMEMBERED);

    ReportIndex(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Whether all is filed as this release does. */
    boolean isUpToDate() {
        byte[] form = store.get(FORM_KEY);
        return form != null && form[0] == FORM;
    }

    /** From now on all is. */
    void isNowUpToDate() {
        store.put(FORM_KEY, new byte[] {FORM});
    }

    /** @param isFirst whether nothing was filed of the report before: then it cannot be here yet, and is not looked for */
    void add(SourceReport report, boolean isFirst) {
        ReportId id = new ReportId(report.getSourceId(), report.getReportId());
        Set<String> keys = new LinkedHashSet<>();
        keys.add(key(Kind.VOICE, Names.normal(report.getSourceId()), id));
        for (ReportedClaim claim : report.getClaims()) {
            place(Kind.PLACE, claim.getPlace(), NameKeys::of, id, keys);
            Optional.ofNullable(claim.getWithin())
                    .ifPresent(within -> place(Kind.WIDER, within, NameKeys::ofWider, id, keys));
            Optional.ofNullable(claim.getClaimant())
                    .ifPresent(voice -> keys.add(key(Kind.VOICE, Names.normal(voice), id)));
            Optional.ofNullable(claim.getOrigin())
                    .ifPresent(voice -> keys.add(key(Kind.VOICE, Names.normal(voice), id)));
            Optional.ofNullable(claim.getParty())
                    .ifPresent(party -> keys.add(key(Kind.PARTY, Names.normal(party), id)));
        }
        byte[] firstEvent = millis(firstEvent(report));
        for (String key : keys) {
            if (isFirst) {
                store.put(key, firstEvent);
            } else {
                store.putIfAbsent(key, firstEvent);
            }
        }
    }

    /** Takes note that a report speaks of a place by its id: the desk said so. */
    void addPlaced(ReportId report, String placeId, Instant decidedAt) {
        file(Kind.PLACED, placeId, id -> Set.of(NameKeys.ofId(id)));
        store.putIfAbsent(key(Kind.PLACED, placeId, report), millis(decidedAt.toEpochMilli()));
    }

    /** A longer name means no place. */
    private void place(
            Kind kind, String name, Function<String, Set<String>> nameKeys, ReportId report, Set<String> keys) {
        if (name.length() <= LONGEST_NAME) {
            file(kind, name, nameKeys);
            keys.add(key(kind, name, report));
        }
    }

    /** Files a name under its keys, unless it is. */
    private void file(Kind kind, String name, Function<String, Set<String>> keys) {
        String filed = NormaliseStores.key(FILED, kind, safe(name));
        if (lately.put(filed, true) == null && store.get(filed) == null) {
            store.put(filed, PRESENT);
            keys.apply(name).forEach(key -> store.put(NormaliseStores.key(KEY, safe(key), kind, safe(name)), PRESENT));
        }
    }

    /** The names of places that are filed under any of {@code keys}, by what they are. */
    Map<Kind, Set<String>> named(Collection<String> keys) {
        Map<Kind, Set<String>> found = new EnumMap<>(Kind.class);
        for (String key : keys) {
            String prefix = NormaliseStores.prefix(KEY, safe(key));
            try (KeyValueIterator<String, byte[]> rows = store.prefixScan(prefix, strings)) {
                rows.forEachRemaining(row -> {
                    String[] name = row.key.substring(prefix.length()).split("\\|", 2);
                    found.computeIfAbsent(Kind.valueOf(name[0]), k -> new TreeSet<>())
                            .add(name[1]);
                });
            }
        }
        return found;
    }

    /** Whether any report uses {@code name}. */
    boolean uses(Kind kind, String name) {
        return !find(kind, name, "", 1).isEmpty();
    }

    /**
     * Reports that use {@code name}, by source and id.
     *
     * @param after only those behind this one, written {@code source|report}; empty for the first
     * @param most  no more than that
     */
    List<Found> find(Kind kind, String name, String after, int most) {
        String prefix = NormaliseStores.prefix(kind, safe(name));
        List<Found> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.range(prefix + after, behind(prefix))) {
            while (rows.hasNext() && found.size() < most) {
                KeyValue<String, byte[]> row = rows.next();
                String id = row.key.substring(prefix.length());
                if (!id.equals(after)) {
                    String[] ids = id.split("\\|", -1);
                    found.add(new Found(
                            new ReportId(ids[0], ids[1]),
                            row.value.length == Long.BYTES
                                    ? ByteBuffer.wrap(row.value).getLong()
                                    : 0));
                }
            }
        }
        return found;
    }

    /** What comes behind every key that begins with {@code prefix}, which ends with a bar. */
    private static String behind(String prefix) {
        return prefix.substring(0, prefix.length() - 1) + (char) ('|' + 1);
    }

    /** When what the report tells began, in milliseconds since 1970; its publication where it tells nothing. */
    static long firstEvent(SourceReport report) {
        return report.getClaims().stream()
                .map(ReportedClaim::getEventTime)
                .min(Instant::compareTo)
                .orElse(report.getPublishedAt())
                .toEpochMilli();
    }

    private static byte[] millis(long time) {
        return ByteBuffer.allocate(Long.BYTES).putLong(time).array();
    }

    private static String key(Kind kind, String name, ReportId report) {
        return NormaliseStores.key(kind, safe(name), report.source(), report.report());
    }

    /** Names, unlike ids, may have a bar; no name has that sign. */
    static String safe(String name) {
        return name.replace('|', '\u0001');
    }
}
