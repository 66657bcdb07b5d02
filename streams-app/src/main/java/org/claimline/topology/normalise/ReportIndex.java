package org.claimline.topology.normalise;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.place.NameKeys;
import org.claimline.source.Names;

/**
 * Which reports use a name of a place, a voice or a party, so that an edit of a register finds those it concerns. Entries are never taken
 * out: a report found in vain is read again to the same result.
 */
final class ReportIndex {
    /** What a name is a name of. */
    enum Kind {
        PLACE,
        VOICE,
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

    private final KeyValueStore<String, byte[]> store;

    ReportIndex(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void add(SourceReport report) {
        byte[] firstEvent =
                ByteBuffer.allocate(Long.BYTES).putLong(firstEvent(report)).array();
        voice(report.getSourceId(), report, firstEvent);
        for (ReportedClaim claim : report.getClaims()) {
            NameKeys.of(claim.getPlace()).forEach(key -> put(Kind.PLACE, key, report, firstEvent));
            Optional.ofNullable(claim.getWithin())
                    .map(NameKeys::ofWider)
                    .ifPresent(keys -> keys.forEach(key -> put(Kind.PLACE, key, report, firstEvent)));
            Optional.ofNullable(claim.getClaimant()).ifPresent(name -> voice(name, report, firstEvent));
            Optional.ofNullable(claim.getOrigin()).ifPresent(name -> voice(name, report, firstEvent));
            Optional.ofNullable(claim.getParty())
                    .ifPresent(party -> put(Kind.PARTY, Names.normal(party), report, firstEvent));
        }
    }

    /** Takes note that a report speaks of a place by its id: the desk said so. */
    void addPlaced(ReportId report, String placeId, Instant decidedAt) {
        String key = NormaliseStores.key(Kind.PLACE, safe(NameKeys.ofId(placeId)), report.source(), report.report());
        if (store.get(key) == null) {
            store.put(
                    key,
                    ByteBuffer.allocate(Long.BYTES)
                            .putLong(decidedAt.toEpochMilli())
                            .array());
        }
    }

    /** Whether any report uses {@code name}, which is in normal form. */
    boolean uses(Kind kind, String name) {
        return !find(kind, name, "", 1).isEmpty();
    }

    /**
     * Reports that use {@code name}, which is in normal form, by source and id.
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
                            ByteBuffer.wrap(row.value).getLong()));
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

    private void voice(String name, SourceReport report, byte[] firstEvent) {
        put(Kind.VOICE, Names.normal(name), report, firstEvent);
    }

    private void put(Kind kind, String name, SourceReport report, byte[] firstEvent) {
        String key = NormaliseStores.key(kind, safe(name), report.getSourceId(), report.getReportId());
        if (store.get(key) == null) {
            store.put(key, firstEvent);
        }
    }

    /** Names, unlike ids, may have a bar. */
    static String safe(String name) {
        return name.replace('|', ' ');
    }
}
