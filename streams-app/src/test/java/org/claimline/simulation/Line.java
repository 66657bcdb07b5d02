package org.claimline.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.claimline.avro.SourceReport;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.ReconcileTopology;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.Topics;
import org.claimline.topology.dispute.DisputesTopology;
import org.claimline.topology.fold.FoldStage;
import org.claimline.topology.fold.FoldsHere;
import org.claimline.topology.normalise.Counter;
import org.claimline.topology.normalise.Counters;
import org.claimline.topology.normalise.NormaliseSettings;
import org.claimline.topology.normalise.NormaliseStage;
import org.claimline.topology.normalise.NormaliseStores;

/**
 * Both applications in test drivers, the outputs of one piped into the other. What a task writes reaches the next one in the order in
 * which it wrote it for one town; otherwise it may be under way for as long as the weather wants.
 */
final class Line implements AutoCloseable {
    static final Topics TOPICS = Topics.LIVE;
    static final ContractSerdes SERDES = serdes();

    private final List<Task> normalise;
    private final Task fold;
    private final Task disputes;
    private final boolean split;
    private final Map<String, Deque<Task.Message>> claims = new TreeMap<>();
    private final Map<String, Deque<Task.Message>> changes = new TreeMap<>();
    private final Map<Task, Integer> claimsRead = new HashMap<>();
    private int changesRead;
    private boolean edited;
    private Run run = new Run(0, false);
    private Random random = new Random(0);
    private Map<String, Integer> begin = new HashMap<>();
    private Map<Counter, Long> counted = Map.of();
    private int reports;

    Line(Weather.Setting setting) {
        split = setting.split();
        if (split) {
            normalise = IntStream.range(0, 2)
                    .mapToObj(i -> new Task("normalise-" + i, Line::normalise, setting))
                    .toList();
            fold = new Task("fold", Line::fold, setting);
        } else {
            Task whole = new Task(
                    "reconcile", () -> ReconcileTopology.build(TOPICS, SERDES, NormaliseSettings.of(1)), setting);
            normalise = List.of(whole);
            fold = whole;
        }
        disputes = new Task(
                "disputes", () -> DisputesTopology.build(TOPICS, SERDES, DisputesTopology.Settings.of(1)), setting);
    }

    private static ContractSerdes serdes() {
        ContractSerdes serdes = ContractSerdes.connect("mock://simulation", Map.of());
        SchemaRegistrar.register(serdes.registry());
        return serdes;
    }

    private static Topology normalise() {
        StreamsBuilder builder = new StreamsBuilder();
        NormaliseStage.addTo(builder, TOPICS, SERDES, NormaliseSettings.of(1));
        Topology topology = builder.build();
        NormaliseStage.addSinks(topology, TOPICS, SERDES);
        return topology;
    }

    private static Topology fold() {
        Topology topology = new Topology();
        FoldStage.addTo(topology, TOPICS, SERDES, 1, new FoldsHere());
        return topology;
    }

    /** Where {@code feed} ends when it comes in {@code weather}. */
    End end(List<Item> feed, Weather weather, Run next) {
        begin(weather, next);
        List<Item> registers = weather.registersLast() ? List.of() : World.BEGINNING;
        registers.forEach(item -> take(new Coming(item, 1)));
        follow();
        List<Coming> coming =
                repeated(weather, weather.registersLast() ? latecomers(feed, weather) : weather.arrange(feed));
        List<Weather.Trouble> troubles = new ArrayList<>(weather.troubles());
        for (int i = 0; i <= coming.size(); i++) {
            for (Weather.Trouble trouble : List.copyOf(troubles)) {
                if (trouble.after() * coming.size() / 100 <= i) {
                    troubles.remove(trouble);
                    trouble(trouble, coming.subList(i, coming.size()));
                }
            }
            if (i < coming.size()) {
                take(coming.get(i));
                move(false);
            }
        }
        follow();
        move(true);
        return read();
    }

    private List<Item> latecomers(List<Item> feed, Weather weather) {
        List<Item> arranged = weather.arrange(Item.join(World.BEGINNING, feed));
        return Stream.concat(
                        arranged.stream().filter(item -> !item.isEdit()),
                        arranged.stream().filter(Item::isEdit))
                .toList();
    }

    /**
     * An item on its way in.
     *
     * @param minutes how long after its publication the service had a report
     */
    private record Coming(Item item, int minutes) {}

    /** Reports and decisions once or more; whichever comes first, one of them was had first. What a register says comes once. */
    private List<Coming> repeated(Weather weather, List<Item> arranged) {
        List<Coming> all = new ArrayList<>();
        arranged.forEach(item -> all.add(new Coming(item, 1)));
        for (Item item : arranged) {
            for (int more = item.isEdit() ? 0 : random.nextInt(weather.deliveries()); more > 0; more--) {
                all.add(random.nextInt(all.size() + 1), new Coming(item, 1 + random.nextInt(5)));
            }
        }
        return all;
    }

    private void begin(Weather weather, Run next) {
        run = next;
        random = new Random(weather.seed());
        reports = 0;
        begin = new HashMap<>();
        tasks().forEach(task -> Stream.of(
                        TOPICS.claims(),
                        TOPICS.unplaced(),
                        TOPICS.townStates(),
                        TOPICS.townChanges(),
                        TOPICS.disputes(),
                        TOPICS.alerts())
                .forEach(topic -> begin.put(task.id() + topic, task.count(topic))));
        counted = counters();
    }

    private Stream<Task> tasks() {
        return Stream.concat(normalise.stream(), Stream.of(fold, disputes)).distinct();
    }

    // --- what comes in ---

    private void take(Coming coming) {
        targets(coming.item()).forEach(task -> pipe(task, coming));
        reports += coming.item() instanceof Item.Report ? 1 : 0;
        if (coming.item().isEdit()) {
            edited = true;
            if (!split || random.nextBoolean()) {
                follow();
            }
        }
    }

    /** The tasks that read it. */
    private Stream<Task> targets(Item item) {
        if (item instanceof Item.Report report) {
            return Stream.of(of(report.source()));
        }
        boolean ofClaim =
                item instanceof Item.Decision decision && decision.claim().isPresent();
        return ofClaim ? Stream.of(of(((Item.Decision) item).source())) : normalise.stream();
    }

    private Task of(String source) {
        return normalise.get(Math.floorMod(source.hashCode(), normalise.size()));
    }

    private void pipe(Task task, Coming coming) {
        Item item = coming.item();
        if (item instanceof Item.Report report) {
            SourceReport contract = run.contract(report, coming.minutes());
            task.pipe(
                    TOPICS.reports(),
                    bytes(contract.getSourceId()),
                    bytes(SERDES.reports(), TOPICS.reports(), contract));
        } else if (item instanceof Item.Decision decision) {
            task.pipe(
                    TOPICS.decisions(),
                    bytes("desk"),
                    bytes(SERDES.decisions(), TOPICS.decisions(), run.contract(decision)));
        } else if (item instanceof Item.SourceEntry entry) {
            edit(
                    task,
                    TOPICS.sources(),
                    run.of(entry.id()),
                    bytes(SERDES.sources(), TOPICS.sources(), run.contract(entry)));
        } else if (item instanceof Item.PlaceEntry entry) {
            edit(
                    task,
                    TOPICS.places(),
                    run.of(entry.id()),
                    bytes(SERDES.places(), TOPICS.places(), run.contract(entry)));
        } else if (item instanceof Item.PartyEntry entry) {
            edit(
                    task,
                    TOPICS.parties(),
                    run.party(entry.id()),
                    bytes(SERDES.parties(), TOPICS.parties(), run.contract(entry)));
        } else if (item instanceof Item.Gone gone) {
            switch (gone.register()) {
                case SOURCES -> edit(task, TOPICS.sources(), run.of(gone.id()), null);
                case PLACES -> edit(task, TOPICS.places(), run.of(gone.id()), null);
                case PARTIES -> edit(task, TOPICS.parties(), run.party(gone.id()), null);
            }
        }
    }

    private static void edit(Task task, String topic, String key, byte[] value) {
        task.pipeRegister(topic, bytes(key), value);
    }

    /** Time enough goes by for edits of the registers to be seen. */
    private void follow() {
        if (edited) {
            normalise.forEach(task -> task.wait(Duration.ofSeconds(1)));
            edited = false;
        }
    }

    // --- from task to task ---

    /** Passes on what was written: all of it, or as far as chance wants it. */
    private void move(boolean all) {
        if (split) {
            for (Task task : normalise) {
                enqueue(task, TOPICS.claims(), claimsRead.getOrDefault(task, 0), claims);
                claimsRead.put(task, task.count(TOPICS.claims()));
            }
            deliver(claims, fold, TOPICS.claims(), all);
        }
        enqueue(fold, TOPICS.townChanges(), changesRead, changes);
        changesRead = fold.count(TOPICS.townChanges());
        deliver(changes, disputes, TOPICS.townChanges(), all);
    }

    private static void enqueue(Task from, String topic, int read, Map<String, Deque<Task.Message>> queues) {
        for (Task.Message record : from.written(topic, read)) {
            String queue = new String(record.key(), StandardCharsets.UTF_8) + " from " + from.id();
            queues.computeIfAbsent(queue, q -> new ArrayDeque<>()).add(record);
        }
    }

    private void deliver(Map<String, Deque<Task.Message>> queues, Task to, String topic, boolean all) {
        while (!queues.isEmpty() && (all || !split || random.nextInt(3) > 0)) {
            Task.Message record = next(queues);
            to.pipe(topic, record.key(), record.value());
        }
    }

    private Task.Message next(Map<String, Deque<Task.Message>> queues) {
        String queue = List.copyOf(queues.keySet()).get(random.nextInt(queues.size()));
        Task.Message record = queues.get(queue).remove();
        if (queues.get(queue).isEmpty()) {
            queues.remove(queue);
        }
        return record;
    }

    // --- troubles ---

    private void trouble(Weather.Trouble trouble, List<Coming> coming) {
        List<Task> struck =
                switch (trouble.whose()) {
                    case NORMALISE -> normalise;
                    case FOLD -> List.of(fold);
                    case DISPUTES -> List.of(disputes);
                };
        for (Task task : struck) {
            if (trouble.kind() == Weather.Kind.RESTART) {
                task.restart();
            } else {
                Task.Commit commit = task.commit();
                lose(task, trouble, coming);
                task.crash(commit);
            }
        }
        move(false);
    }

    /** Inputs that {@code task} reads and forgets again; they come once more after it was restored. */
    private void lose(Task task, Weather.Trouble trouble, List<Coming> coming) {
        if (normalise.contains(task)) {
            coming.stream()
                    .filter(next -> !next.item().isEdit())
                    .limit(trouble.lost())
                    .filter(next -> targets(next.item()).anyMatch(target -> target == task))
                    .forEach(next -> pipe(task, next));
        } else {
            Map<String, Deque<Task.Message>> queues = task == disputes ? changes : claims;
            String topic = task == disputes ? TOPICS.townChanges() : TOPICS.claims();
            queues.values().stream()
                    .flatMap(Deque::stream)
                    .limit(trouble.lost())
                    .toList()
                    .forEach(record -> task.pipe(topic, record.key(), record.value()));
        }
    }

    // --- the end ---

    private End read() {
        List<Task.Message> claimed = new ArrayList<>();
        normalise.forEach(task -> claimed.addAll(since(task, TOPICS.claims())));
        List<Task.Message> unplaced = new ArrayList<>();
        normalise.forEach(task -> unplaced.addAll(since(task, TOPICS.unplaced())));
        Map<Counter, Long> counts = counters();
        counts.replaceAll((counter, value) -> value - counted.getOrDefault(counter, 0L));
        return new End(
                run,
                claimed,
                since(fold, TOPICS.townStates()),
                since(fold, TOPICS.townChanges()),
                since(disputes, TOPICS.disputes()),
                since(disputes, TOPICS.alerts()),
                unplaced,
                fold.driver().getKeyValueStore(FoldStage.CLAIMS_STORE),
                counts,
                reports);
    }

    private List<Task.Message> since(Task task, String topic) {
        return task.written(topic, begin.getOrDefault(task.id() + topic, 0));
    }

    private Map<Counter, Long> counters() {
        Map<Counter, Long> counts = new HashMap<>();
        for (Counter counter : Counter.values()) {
            for (Task task : normalise) {
                byte[] value = task.driver()
                        .<String, byte[]>getKeyValueStore(NormaliseStores.COUNTERS)
                        .get(counter.name());
                counts.merge(counter, Counters.read(value), Long::sum);
            }
        }
        return counts;
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static <T extends SpecificRecord> byte[] bytes(Serde<T> serde, String topic, T value) {
        return serde.serializer().serialize(topic, value);
    }

    @Override
    public void close() {
        tasks().forEach(Task::close);
    }
}
