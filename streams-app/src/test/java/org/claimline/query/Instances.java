package org.claimline.query;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeKind;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Rule;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;
import org.claimline.reconcile.Reconciliation;
import org.claimline.topology.Topics;
import org.claimline.topology.TownPartition;
import org.claimline.topology.fold.TownRow;
import org.claimline.topology.fold.UndoneReader.Undoing;

/**
 * Instances that share the towns among them, in one thread: which holds what, what each believes of it, and which are away are set at will.
 * As in the real service, an instance answers for nothing that it does not hold.
 */
final class Instances {
    static final int PARTITIONS = 6;
    static final Instant THEN = Instant.parse("2024-11-30T16:30:00Z");

    private final Map<String, TownState> states = new TreeMap<>();
    private final ReadModel model = new ReadModel();
    private final Registers registers = new Registers();
    private final List<Instance> all = new ArrayList<>();

    /** Who really holds each partition; those on the way are missing. */
    private final Map<Integer, Integer> held = new HashMap<>();

    /** Towns that are still being settled. */
    private final Set<String> marked = new HashSet<>();

    /** How many reports wait to be read again, by the partition that holds them. */
    private final Map<Integer, Long> rereads = new HashMap<>();

    private final Set<Integer> away = new HashSet<>();

    Instances(int count) {
        IntStream.range(0, count).forEach(i -> all.add(new Instance(i)));
    }

    /** A town of which something is told, in the place {@code parent}. */
    void town(String id, String parent, Status status) {
        registers.put(Place.newBuilder()
                .setId(id)
                .setName(id)
                .setKind(parent == null ? PlaceKind.GOVERNORATE : PlaceKind.TOWN)
                .setParentId(parent)
                .setUpdatedAt(THEN)
                .build());
        TownState state = TownState.newBuilder()
                .setTownId(id)
                .setPlace(place(id))
                .setStatus(status)
                .setSince(THEN)
                .setRule(Rule.AGREEMENT)
                .setExplanation("sources say so")
                .build();
        states.put(id, state);
        model.put(state, OptionalLong.of(1));
    }

    Set<String> towns() {
        return states.keySet();
    }

    TownQueries queries(int instance) {
        return all.get(instance).queries;
    }

    FeedQueries feed(int instance) {
        Instance asked = all.get(instance);
        return new FeedQueries(model, asked, asked.own, new Others());
    }

    /** Where the service stands, as {@code instance} tells it; what the broker tells of it is {@code progress}. */
    KafkaStatus status(int instance, Progress progress) {
        Instance asked = all.get(instance);
        return new KafkaStatus(
                Topics.LIVE,
                new KafkaStatus.Readers("reconcile", "disputes", Optional.of("delivery")),
                progress,
                new Tail("nothing", () -> new MockConsumer<>("earliest"), Map.of()),
                model,
                registers,
                asked,
                asked,
                new Others(),
                Map::of,
                new ServiceStatus.Connection("broker:9092", "http://registry:8081", ""));
    }

    /** From now on something is still to be found of a town. */
    void marks(String town) {
        marked.add(town);
    }

    /** From now on so many reports of a partition wait to be read again. */
    void rereads(int partition, long count) {
        rereads.put(partition, count);
    }

    void unmarks(String town) {
        marked.remove(town);
    }

    /** From now on {@code instance} holds {@code partition}, and nobody else. */
    void moves(int partition, int instance) {
        held.put(partition, instance);
    }

    void isOnTheWay(int partition) {
        held.remove(partition);
    }

    void goes(int instance) {
        away.add(instance);
        held.values().removeIf(holder -> holder == instance);
    }

    void comes(int instance) {
        away.remove(instance);
    }

    boolean isAway(int instance) {
        return away.contains(instance);
    }

    /** {@code instance} hears how things are just now. */
    void hears(int instance) {
        all.get(instance).believed = Map.copyOf(held);
    }

    private static PlaceRef place(String id) {
        return PlaceRef.newBuilder().setPlaceId(id).setName(id).build();
    }

    private static Dispute dispute(TownState state) {
        return Dispute.newBuilder()
                .setDisputeId("d-" + state.getTownId())
                .setTownId(state.getTownId())
                .setPlace(state.getPlace())
                .setKind(DisputeKind.CONTROL)
                .setState(DisputeState.OPEN)
                .setOpenedAt(THEN)
                .setOpenedBy(new ClaimRef("s", "r", "c"))
                .build();
    }

    /** One of them. */
    private final class Instance implements ClaimAccounts, CountSource {
        private final int number;
        private final HeldHere own = new HeldHere(this, this);
        private final TownQueries queries = new TownQueries(model, registers, this, own, new Others());
        private Map<Integer, Integer> believed = Map.of();

        Instance(int number) {
            this.number = number;
        }

        @Override
        public Holder holderOf(String townId) {
            return holder(TownPartition.of(townId, PARTITIONS));
        }

        private Holder holder(int partition) {
            Integer believedHolder = believed.get(partition);
            if (believedHolder == null) {
                throw new MovingException("nobody's");
            }
            return believedHolder == number
                    ? new Holder.Here()
                    : new Holder.There(URI.create("http://instance-" + believedHolder));
        }

        @Override
        public Map<Holder, Set<Integer>> division() {
            Map<Holder, Set<Integer>> division = new HashMap<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                division.computeIfAbsent(holder(partition), h -> new TreeSet<>())
                        .add(partition);
            }
            return division;
        }

        @Override
        public Optional<TownAccount> account(String townId, Moment moment) {
            return state(townId, moment)
                    .map(state -> new TownAccount(state, List.of(dispute(state)), 0, Reconciliation.of(List.of())));
        }

        @Override
        public Optional<TimelineView> timeline(String townId, Moment moment) {
            return state(townId, moment).map(state -> new TimelineView(townId, townId, List.of(), null, null));
        }

        @Override
        public <T> T rows(String townId, Function<List<? extends TownRow>, T> tell) {
            demand(TownPartition.of(townId, PARTITIONS));
            return tell.apply(List.of());
        }

        @Override
        public List<Undoing> undone(String townId) {
            return List.of();
        }

        @Override
        public Optional<TownState> state(String townId, Moment moment) {
            demand(TownPartition.of(townId, PARTITIONS));
            return Optional.ofNullable(states.get(townId));
        }

        @Override
        public List<TownState> states(Moment moment, Set<Integer> partitions) {
            partitions.forEach(this::demand);
            return states.values().stream()
                    .filter(state -> partitions.contains(TownPartition.of(state.getTownId(), PARTITIONS)))
                    .toList();
        }

        @Override
        public List<Dispute> disputes(Moment moment, Set<Integer> partitions, DisputesWindow window) {
            return window.first(
                    states(moment, partitions).stream()
                            .map(Instances::dispute)
                            .filter(dispute -> new KeptDispute(dispute).passes(window)),
                    DisputesWindow.Key::of);
        }

        @Override
        public List<Dispute> disputesOf(String townId, Moment moment, DisputesWindow window) {
            return window.first(
                    state(townId, moment).stream().map(Instances::dispute).filter(dispute -> new KeptDispute(dispute)
                            .passes(window)),
                    DisputesWindow.Key::of);
        }

        @Override
        public FeedView feed(Set<Integer> partitions) {
            FeedView.Span then = new FeedView.Span(THEN, THEN);
            FeedCount count = new FeedCount(then, then);
            count.claims(THEN, states(Moment.NOW, partitions).size());
            return count.view();
        }

        @Override
        public int unsettled(Set<Integer> partitions) {
            partitions.forEach(this::demand);
            return (int) marked.stream()
                    .filter(town -> partitions.contains(TownPartition.of(town, PARTITIONS)))
                    .count();
        }

        @Override
        public Counts of(Set<Integer> partitions) {
            partitions.forEach(this::demand);
            return new Counts(
                    partitions.size(),
                    partitions.size(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    partitions.stream()
                            .mapToLong(partition -> rereads.getOrDefault(partition, 0L))
                            .sum(),
                    Counts.NONE.registersRead());
        }

        private void demand(int partition) {
            if (!Integer.valueOf(number).equals(held.get(partition))) {
                throw new MovingException("not here");
            }
        }
    }

    /** Asks an instance as HTTP would: only what it holds itself, and not while it is away. */
    private final class Others implements Peers {
        private HeldHere at(URI service) {
            int number = Integer.parseInt(service.getHost().substring("instance-".length()));
            if (away.contains(number)) {
                throw new MovingException("no answer");
            }
            return all.get(number).own;
        }

        @Override
        public Optional<TownView> town(URI service, String townId, Moment moment) {
            return at(service).town(townId, moment);
        }

        @Override
        public Optional<TimelineView> timeline(URI service, String townId, Moment moment) {
            return at(service).timeline(townId, moment);
        }

        @Override
        public List<TownSummary> towns(URI service, Moment moment, Set<Integer> partitions) {
            return at(service).towns(moment, partitions);
        }

        @Override
        public List<TownSummary> townsOf(URI service, Moment moment, Set<String> townIds) {
            return at(service).townsOf(moment, townIds);
        }

        @Override
        public List<DisputeView> disputes(URI service, Moment moment, Set<Integer> partitions, DisputesWindow window) {
            return at(service).disputes(moment, partitions, window);
        }

        @Override
        public List<DisputeView> disputesOf(URI service, String townId, Moment moment, DisputesWindow window) {
            return at(service).disputesOf(townId, moment, window);
        }

        @Override
        public Counts counts(URI service, Set<Integer> partitions) {
            return at(service).counts(partitions);
        }

        @Override
        public FeedView feed(URI service, Set<Integer> partitions) {
            return at(service).feed(partitions);
        }

        @Override
        public int unsettled(URI service, Set<Integer> partitions) {
            return at(service).unsettled(partitions);
        }
    }
}
