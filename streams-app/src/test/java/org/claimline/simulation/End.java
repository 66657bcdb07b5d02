package org.claimline.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.avro.UnplacedClaim;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.ClaimStoreReader;
import org.claimline.topology.fold.FoldStage;
import org.claimline.topology.normalise.Counter;

/** What a run left behind: the last word of every topic, the claim store, and the streams of changes and alerts. */
final class End {
    final Map<String, TownState> states = new TreeMap<>();
    final Map<String, Dispute> disputes = new TreeMap<>();
    final Map<String, UnplacedClaim> unplaced = new TreeMap<>();
    final Map<String, List<ClaimRow>> rows = new TreeMap<>();
    final List<TownChange> changes = new ArrayList<>();
    final List<ContestedAlert> alerts = new ArrayList<>();
    /** Version and bytes of each state as it was told, by town. */
    final Map<String, List<Long>> versions = new HashMap<>();

    final Map<Counter, Long> counts;
    final int reports;
    final int claimEvents;

    /** All that is determined by the set of what came, as text, by where it lies. */
    final Map<String, String> determined = new TreeMap<>();

    End(
            Run run,
            List<Task.Message> claims,
            List<Task.Message> states,
            List<Task.Message> changes,
            List<Task.Message> disputes,
            List<Task.Message> alerts,
            List<Task.Message> unplaced,
            KeyValueStore<Bytes, byte[]> store,
            Map<Counter, Long> counts,
            int reports) {
        this.counts = counts;
        this.reports = reports;
        claimEvents = claims.size();
        last("state of ", states, Line.SERDES.townStates().deserializer(), this.states);
        last("dispute ", disputes, Line.SERDES.disputes().deserializer(), this.disputes);
        last("unplaced ", unplaced, Line.SERDES.unplaced().deserializer(), this.unplaced);
        states.forEach(record -> versions.computeIfAbsent(text(record.key()), t -> new ArrayList<>())
                .add(Long.parseLong(text(
                        record.headers().lastHeader(FoldStage.VERSION_HEADER).value()))));
        changes.forEach(record ->
                this.changes.add(Line.SERDES.townChanges().deserializer().deserialize(record.topic(), record.value())));
        alerts.forEach(record ->
                this.alerts.add(Line.SERDES.alerts().deserializer().deserialize(record.topic(), record.value())));
        TreeSet<String> towns = new TreeSet<>();
        claims.forEach(record -> towns.add(text(record.key())));
        ClaimStoreReader reader = new ClaimStoreReader(store);
        for (String town : towns) {
            List<ClaimRow> found = reader.rowsOf(town);
            if (!found.isEmpty()) {
                rows.put(town, found);
                for (ClaimRow row : found) {
                    determined.put(
                            "row " + town + " " + row.claim().key() + " " + row.eventTime() + " "
                                    + row.claim().knownFrom(),
                            row.claim() + "\n" + row.content() + "\n" + row.place());
                }
            }
        }
        for (Counter counter : List.of(Counter.CLAIMS_PLACED, Counter.CLAIMS_WAITING, Counter.CLAIMS_HELD)) {
            determined.put("count " + counter, counts.get(counter).toString());
        }
    }

    private <T extends SpecificRecord> void last(
            String what, List<Task.Message> records, Deserializer<T> deserializer, Map<String, T> into) {
        for (Task.Message record : records) {
            String key = text(record.key());
            if (record.value() == null) {
                into.remove(key);
                determined.remove(what + key);
            } else {
                T value = deserializer.deserialize(record.topic(), record.value());
                into.put(key, value);
                determined.put(what + key, value + " in bytes " + Arrays.hashCode(record.value()));
            }
        }
    }

    /** What is determined, without what is of {@code town}. */
    Map<String, String> without(String town) {
        Map<String, String> others = new TreeMap<>(determined);
        others.keySet()
                .removeIf(where -> where.equals("state of " + town)
                        || where.startsWith("row " + town + " ")
                        || where.startsWith("dispute " + town + "|")
                        || where.startsWith("count "));
        return others;
    }

    /** The claims of a town as they are kept. */
    List<ClaimVersion> claims(String town) {
        return rows.getOrDefault(town, List.of()).stream().map(ClaimRow::claim).toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
