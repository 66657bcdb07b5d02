package org.claimline.topology.normalise;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.VersionRef;
import org.claimline.topology.StoreCodec;

/**
 * What stands in claims.v1, row by row: a row is one version of one claim in one town. Kept as the digest of the content that was put and
 * the end that was told, enough to tell what has to be sent so that the topic says what it should.
 */
final class Placements {
    private static final long OPEN = Long.MIN_VALUE;

    private final KeyValueStore<String, byte[]> store;
    private final StoreCodec<ClaimEvent> codec = StoreCodec.of(ClaimEvent.getClassSchema());
    private final StringSerializer strings = new StringSerializer();
    private final MessageDigest sha256 = sha256();

    Placements(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** A row as it should stand. */
    record Row(ClaimEvent put, Optional<Instant> knownUntil) {
        String key() {
            VersionRef version = put.getVersion();
            ClaimRef claim = version.getClaim();
            return NormaliseStores.key(
                    claim.getSourceId(),
                    claim.getReportId(),
                    claim.getClaimId(),
                    version.getEventTime().toEpochMilli(),
                    version.getKnownTime().toEpochMilli(),
                    version.getKnownFrom().toEpochMilli(),
                    put.getTownId());
        }
    }

    /**
     * Makes {@code rows} all that stands of a report. Returns what must be sent to tell the difference: ends first, then the rest.
     *
     * @param standing what {@link #standing} says of it
     */
    List<ClaimEvent> replace(Map<String, byte[]> standing, List<Row> rows) {
        Map<String, Row> wanted = new TreeMap<>();
        rows.forEach(row -> wanted.put(row.key(), row));

        List<ClaimEvent> ends = new ArrayList<>();
        List<ClaimEvent> puts = new ArrayList<>();
        for (String key : standing.keySet()) {
            if (!wanted.containsKey(key)) {
                store.delete(key);
                ends.add(neverStood(key));
            }
        }
        wanted.forEach((key, row) -> {
            byte[] before = standing.get(key);
            byte[] after = stored(row);
            if (before != null && MessageDigest.isEqual(before, after)) {
                return;
            }
            store.put(key, after);
            boolean sameContent = before != null && sameContent(before, after);
            if (sameContent && row.knownUntil().isPresent()) {
                ends.add(end(row));
            } else {
                puts.add(put(row));
            }
        });
        ends.addAll(puts);
        return ends;
    }

    /** What stands of a report, by key. */
    Map<String, byte[]> standing(String source, String report) {
        Map<String, byte[]> found = new HashMap<>();
        try (KeyValueIterator<String, byte[]> rows =
                store.prefixScan(NormaliseStores.prefix(source, report), strings)) {
            rows.forEachRemaining(row -> found.put(row.key, row.value));
        }
        return found;
    }

    /** A version that is out of force already is put as such, so that nobody takes it for one that stands. */
    private static ClaimEvent put(Row row) {
        return row.knownUntil()
                .map(until ->
                        ClaimEvent.newBuilder(row.put()).setKnownUntil(until).build())
                .orElse(row.put());
    }

    private static ClaimEvent end(Row row) {
        return ClaimEvents.end(
                row.put().getTownId(), row.put().getVersion(), row.knownUntil().orElseThrow());
    }

    /** The end that says of a row that it is not, and was not, in that town. */
    private static ClaimEvent neverStood(String key) {
        String[] parts = key.split("\\|", 7);
        VersionRef version = new VersionRef(
                new ClaimRef(parts[0], parts[1], parts[2]), millis(parts[3]), millis(parts[4]), millis(parts[5]));
        return ClaimEvents.end(parts[6], version, version.getKnownFrom());
    }

    private byte[] stored(Row row) {
        long until = row.knownUntil().map(Instant::toEpochMilli).orElse(OPEN);
        byte[] digest = sha256.digest(codec.encode(row.put()));
        return ByteBuffer.allocate(Long.BYTES + digest.length)
                .putLong(until)
                .put(digest)
                .array();
    }

    private static boolean sameContent(byte[] one, byte[] other) {
        ByteBuffer first = ByteBuffer.wrap(one).position(Long.BYTES);
        return first.equals(ByteBuffer.wrap(other).position(Long.BYTES));
    }

    private static Instant millis(String written) {
        return Instant.ofEpochMilli(Long.parseLong(written));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this one says it has not", e);
        }
    }
}
