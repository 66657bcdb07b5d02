package org.claimline.topology.normalise;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Spelling;
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

    private static final byte[] PRESENT = {1};

    private final KeyValueStore<String, byte[]> store;
    private final StringSerializer strings = new StringSerializer();

    ReportIndex(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    void add(SourceReport report) {
        voice(report.getSourceId(), report);
        for (ReportedClaim claim : report.getClaims()) {
            put(Kind.PLACE, Spelling.normal(claim.getPlace()), report);
            Optional.ofNullable(claim.getWithin()).map(Spelling::normal).ifPresent(within -> {
                put(Kind.PLACE, within, report);
                put(Kind.PLACE, PlaceRegister.governorateName(within), report);
            });
            Optional.ofNullable(claim.getClaimant()).ifPresent(name -> voice(name, report));
            Optional.ofNullable(claim.getOrigin()).ifPresent(name -> voice(name, report));
            Optional.ofNullable(claim.getParty()).ifPresent(party -> put(Kind.PARTY, Names.normal(party), report));
        }
    }

    /** The reports that use any of {@code names}, which are in normal form. */
    Set<ReportId> find(Kind kind, Collection<String> names) {
        Set<ReportId> found = new TreeSet<>();
        for (String name : names) {
            String prefix = NormaliseStores.prefix(kind, safe(name));
            try (KeyValueIterator<String, byte[]> rows = store.prefixScan(prefix, strings)) {
                rows.forEachRemaining(row -> {
                    String[] ids = row.key.substring(prefix.length()).split("\\|", -1);
                    found.add(new ReportId(ids[0], ids[1]));
                });
            }
        }
        return found;
    }

    private void voice(String name, SourceReport report) {
        put(Kind.VOICE, Names.normal(name), report);
    }

    private void put(Kind kind, String name, SourceReport report) {
        String key = NormaliseStores.key(kind, safe(name), report.getSourceId(), report.getReportId());
        if (store.get(key) == null) {
            store.put(key, PRESENT);
        }
    }

    /** Names, unlike ids, may have a bar. */
    private static String safe(String name) {
        return name.replace('|', ' ');
    }
}
