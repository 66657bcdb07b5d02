package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.avro.VersionRef;
import org.claimline.topology.StoreCodec;

/** The same claims in any order, each delivered once or more, end in the same bytes. */
class OrderDoesNotMatterTest {
    private static final StoreCodec<TownState> STATES = StoreCodec.of(TownState.getClassSchema());
    private static final StoreCodec<Dispute> DISPUTES = StoreCodec.of(Dispute.getClassSchema());

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void shuffledAndRepeatedEventsEndInTheSameBytes(@ForAll long seed) {
        // Given
        List<ClaimEvent> events = lastOfEachVersion(seed);
        Map<String, byte[]> once = published(events, Budget.ROWS);

        // When
        Random random = new Random(seed);
        List<ClaimEvent> shuffled = new ArrayList<>(events);
        for (int i = random.nextInt(10); i > 0; i--) {
            shuffled.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(shuffled, random);
        Map<String, byte[]> again = published(inOrderOfEachVersion(shuffled), random.nextInt(50));

        // Then
        assertThat(again.keySet()).isEqualTo(once.keySet());
        again.forEach((id, bytes) -> assertThat(bytes).as(id).isEqualTo(once.get(id)));
    }

    /** A PUT for each version, and its END where it has one, as a partition holds them in the end. */
    private static List<ClaimEvent> lastOfEachVersion(long seed) {
        ClaimFeed feed = new ClaimFeed(seed, "hama", 4);
        Map<VersionRef, ClaimEvent> puts = new LinkedHashMap<>();
        Map<VersionRef, ClaimEvent> ends = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            ClaimEvent event = feed.next();
            if (event.getContent() == null) {
                ends.put(event.getVersion(), event);
            } else {
                puts.put(event.getVersion(), event);
            }
        }
        List<ClaimEvent> all = new ArrayList<>();
        puts.forEach((version, put) -> {
            all.add(put);
            ClaimEvent end = ends.get(version);
            if (end != null) {
                all.add(end);
            }
        });
        return all;
    }

    /** What a claim's own events say comes in their order: normalise writes them one after the other. */
    private static List<ClaimEvent> inOrderOfEachVersion(List<ClaimEvent> shuffled) {
        Map<VersionRef, List<ClaimEvent>> ofVersion = new HashMap<>();
        shuffled.forEach(e -> ofVersion
                .computeIfAbsent(e.getVersion(), v -> new ArrayList<>())
                .add(e));
        ofVersion.values().forEach(list -> list.sort((a, b) -> a.getKind().compareTo(b.getKind())));
        Map<VersionRef, Integer> taken = new HashMap<>();
        return shuffled.stream()
                .map(e -> ofVersion.get(e.getVersion()).get(taken.merge(e.getVersion(), 1, Integer::sum) - 1))
                .toList();
    }

    private static Map<String, byte[]> published(List<ClaimEvent> events, int budget) {
        MapStore heads = new MapStore();
        TownPublisher publisher =
                new TownPublisher(new IncrementalFold(new MapStore(), new MapStore(), heads, 64, budget), heads);
        Map<String, byte[]> end = new TreeMap<>();
        for (ClaimEvent event : events) {
            publisher.apply(event, 0).forEach(step -> take(step, end));
        }
        publisher.settle("hama", () -> true).ifPresent(late -> late.steps().forEach(step -> take(step, end)));
        return end;
    }

    private static void take(TownChange step, Map<String, byte[]> end) {
        step.getChangedDisputes().forEach(d -> end.put(d.getDisputeId(), DISPUTES.encode(d)));
        step.getRemovedDisputeIds().forEach(end::remove);
        if (step.getAfter() == null) {
            end.remove("state");
        } else {
            end.put("state", STATES.encode(step.getAfter()));
        }
    }
}
