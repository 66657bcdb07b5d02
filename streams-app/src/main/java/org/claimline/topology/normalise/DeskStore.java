package org.claimline.topology.normalise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DeskDecision;
import org.claimline.source.report.Decision;
import org.claimline.topology.Lazy;
import org.claimline.topology.ReportMapping;
import org.claimline.topology.StoreCodec;

/**
 * The decisions of the desk by what they are about. Of which reports and sources it has any is kept in memory, for mostly it has none: that costs as much
 * as a desk decides.
 */
final class DeskStore {
    private static final String OF_CLAIM = "c";
    private static final String OF_SOURCE = "s";

    private final KeyValueStore<String, byte[]> store;
    private final StoreCodec<DeskDecision> codec = StoreCodec.of(DeskDecision.getClassSchema());
    private final StringSerializer strings = new StringSerializer();

    /** Beginnings of keys, without the id of the claim and that of the decision; read from the store when first asked for. */
    private final Lazy<Set<String>> decidedOn = new Lazy<>(this::readDecidedOn);

    DeskStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    private Set<String> readDecidedOn() {
        Set<String> found = new HashSet<>();
        try (KeyValueIterator<String, byte[]> rows = store.all()) {
            rows.forEachRemaining(row -> found.add(about(row.key)));
        }
        return found;
    }

    /** Keeps the decision. Of two contents under one id the smaller counts, whichever came first. Whether that changes anything. */
    boolean put(DeskDecision decision) {
        String key = key(decision);
        byte[] bytes = codec.encode(decision);
        byte[] known = store.get(key);
        if (known != null && Arrays.compareUnsigned(known, bytes) <= 0) {
            return false;
        }
        store.put(key, bytes);
        decidedOn.get().add(about(key));
        return true;
    }

    List<Decision> ofClaim(String source, String report, String claim) {
        return decidedOn.get().contains(NormaliseStores.key(OF_CLAIM, source, report))
                ? scan(NormaliseStores.prefix(OF_CLAIM, source, report, claim))
                : List.of();
    }

    List<Decision> ofSource(String source) {
        return decidedOn.get().contains(NormaliseStores.key(OF_SOURCE, source))
                ? scan(NormaliseStores.prefix(OF_SOURCE, source))
                : List.of();
    }

    private static String key(DeskDecision decision) {
        ClaimRef claim = decision.getTargetClaim();
        return claim == null
                ? NormaliseStores.key(OF_SOURCE, decision.getTargetSourceId(), decision.getDecisionId())
                : NormaliseStores.key(
                        OF_CLAIM,
                        claim.getSourceId(),
                        claim.getReportId(),
                        claim.getClaimId(),
                        decision.getDecisionId());
    }

    /** What a decision lies under: the report of its claim, or its source. */
    private static String about(String key) {
        String[] parts = key.split("\\|", 4);
        return parts[0].equals(OF_CLAIM)
                ? NormaliseStores.key(parts[0], parts[1], parts[2])
                : NormaliseStores.key(parts[0], parts[1]);
    }

    private List<Decision> scan(String prefix) {
        List<Decision> found = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.prefixScan(prefix, strings)) {
            rows.forEachRemaining(row -> found.add(ReportMapping.decision(codec.decode(row.value))));
        }
        return found;
    }
}
