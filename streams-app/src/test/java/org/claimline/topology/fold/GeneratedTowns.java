package org.claimline.topology.fold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimVersion;

/** Towns of which a {@link ClaimFeed} tells, as the fold keeps their claims; some ids are a prefix of others'. */
public final class GeneratedTowns {
    private static final int DAYS = 6;

    private final Map<String, FoldedTown> towns = new LinkedHashMap<>();

    /** {@code count} towns of up to {@code most} events each. */
    public GeneratedTowns(long seed, int count, int most) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            FoldedTown town = new FoldedTown("town-" + i, 8);
            ClaimFeed feed = new ClaimFeed(random.nextLong(), town.town, DAYS);
            List<ClaimEvent> live = random.nextBoolean() ? feed.live(most) : List.of();
            for (int event = random.nextInt(most); event >= 0; event--) {
                town.apply(ofAFaction(live.isEmpty() ? feed.next() : live.get(event), event % 4 == 0));
            }
            towns.put(town.town, town);
        }
    }

    /** A party's claim is a faction's every now and then. */
    private static ClaimEvent ofAFaction(ClaimEvent event, boolean faction) {
        ClaimVersion content = event.getContent();
        return !faction || content == null || !"opposition".equals(content.getPartyId())
                ? event
                : ClaimEvent.newBuilder(event)
                        .setContent(ClaimVersion.newBuilder(content)
                                .setPartyId("sna")
                                .build())
                        .build();
    }

    public List<String> ids() {
        return List.copyOf(towns.keySet());
    }

    public List<ClaimRow> rows(String town) {
        FoldedTown kept = towns.get(town);
        return kept == null ? List.of() : kept.rows();
    }

    /** A store that holds their claims, as a partition does. */
    public KeyValueStore<Bytes, byte[]> claims() {
        return together("claims", town -> town.claims);
    }

    /** A store that holds what is kept beside their claims. */
    public KeyValueStore<Bytes, byte[]> index() {
        return together("index", town -> town.index);
    }

    private KeyValueStore<Bytes, byte[]> together(String name, Function<FoldedTown, OrderedStore> kept) {
        KeyValueStore<Bytes, byte[]> all = Stores.inMemoryKeyValueStore(name).get();
        towns.values().forEach(town -> {
            try (OrderedStore.Entries entries = kept.apply(town).range(new byte[0], new byte[] {(byte) 0xFF})) {
                List<OrderedStore.Entry> its = new ArrayList<>();
                entries.forEachRemaining(its::add);
                its.forEach(entry -> all.put(Bytes.wrap(entry.key()), entry.value()));
            }
        });
        return all;
    }
}
