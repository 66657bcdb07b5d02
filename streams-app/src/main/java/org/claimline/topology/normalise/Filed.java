package org.claimline.topology.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.SourceReport;
import org.claimline.source.report.Report;
import org.claimline.topology.ReportMapping;
import org.claimline.topology.StoreCodec;

/**
 * One content of one revision as it lies in the store.
 *
 * @param key      where it lies
 * @param readable whether the registers could read it; what they could not was dead-lettered, and counts once they can
 */
record Filed(String key, SourceReport report, boolean readable) {

    Report core() {
        return ReportMapping.report(report);
    }

    /** The store of every content seen. */
    static final class Store {
        private static final byte READABLE = 1;
        private static final byte UNREADABLE = 0;

        private final KeyValueStore<String, byte[]> reports;
        private final KeyValueStore<String, byte[]> retractions;
        private final StoreCodec<SourceReport> codec = StoreCodec.of(SourceReport.getClassSchema());
        private final StringSerializer strings = new StringSerializer();

        Store(KeyValueStore<String, byte[]> reports, KeyValueStore<String, byte[]> retractions) {
            this.reports = reports;
            this.retractions = retractions;
        }

        static String key(SourceReport report, String digest) {
            return NormaliseStores.key(
                    report.getSourceId(), report.getReportId(), String.format("%010d", report.getRevision()), digest);
        }

        void put(Filed filed) {
            byte[] encoded = codec.encode(filed.report());
            byte[] bytes = new byte[encoded.length + 1];
            bytes[0] = filed.readable() ? READABLE : UNREADABLE;
            System.arraycopy(encoded, 0, bytes, 1, encoded.length);
            reports.put(filed.key(), bytes);
            SourceReport report = filed.report();
            report.getRetracts()
                    .forEach(retracted -> retractions.put(
                            NormaliseStores.key(report.getSourceId(), retracted.getReportId(), report.getReportId()),
                            new byte[] {READABLE}));
        }

        /** Every content of every revision of every report. */
        void forEach(Consumer<SourceReport> each) {
            try (KeyValueIterator<String, byte[]> rows = reports.all()) {
                rows.forEachRemaining(
                        row -> each.accept(decode(row.key, row.value).report()));
            }
        }

        boolean isEmpty() {
            try (KeyValueIterator<String, byte[]> any = reports.all()) {
                return !any.hasNext();
            }
        }

        /** Every content of every revision of one report. */
        List<Filed> all(String source, String report) {
            List<Filed> found = new ArrayList<>();
            String prefix = NormaliseStores.prefix(source, report);
            try (KeyValueIterator<String, byte[]> rows = reports.prefixScan(prefix, strings)) {
                rows.forEachRemaining(row -> found.add(decode(row.key, row.value)));
            }
            return found;
        }

        /** Every content of every report of the source that takes back claims of {@code report}. */
        List<Filed> retracting(String source, String report) {
            List<Filed> found = new ArrayList<>();
            String prefix = NormaliseStores.prefix(source, report);
            try (KeyValueIterator<String, byte[]> rows = retractions.prefixScan(prefix, strings)) {
                while (rows.hasNext()) {
                    KeyValue<String, byte[]> row = rows.next();
                    found.addAll(all(source, row.key.substring(prefix.length())));
                }
            }
            return found;
        }

        private Filed decode(String key, byte[] bytes) {
            return new Filed(key, codec.decode(bytes, 1), bytes[0] == READABLE);
        }
    }
}
