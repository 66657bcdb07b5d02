package org.claimline.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionTimeoutException;
import org.claimline.acceptance.Api;
import org.claimline.acceptance.Program;
import org.claimline.local.registry.RegistryFacade;
import org.claimline.topology.Topics;

/** All that takes part in a run: the Kafka, the registry, the instances, who tells, who asks and who listens. Closing it ends them all. */
final class Theatre implements AutoCloseable {
    /** Named first so that it can be cut off. */
    static final String BEHIND_PROXY = "two";

    /** Those that every run begins with. */
    static final List<String> BOTH = List.of("one", BEHIND_PROXY);

    private static final Duration CAUGHT_UP = Duration.ofMinutes(4);
    private static final Duration VERIFIED = Duration.ofMinutes(20);
    private static final List<String> VERIFIER = List.of("-Xmx4g", "-XX:+UseSerialGC");

    final FaultyKafka kafka;
    final Front front;
    final Admin admin;
    final Progress progress;
    final Teller teller;
    final Tally tally = new Tally();
    final Ear ear;
    private final RegistryFacade registry;
    private final Path directory;
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Map<String, Watch> watches = new LinkedHashMap<>();
    private final Watch any;
    /** Of a run that is broken off. Nodes end with us by themselves. */
    private final Thread orphans = new Thread(() -> instances.values().forEach(Instance::close), "orphans");

    /** What a run is made of. */
    record Plan(long seed, int towns, int perSecond) {}

    Theatre(Path directory, Plan plan) {
        this.directory = directory;
        kafka = FaultyKafka.start(directory.resolve("kafka"));
        admin = kafka.admin();
        Front.prepareRegistry(admin);
        registry = RegistryFacade.start(kafka.brokers(), 0);
        front = new Front(kafka.brokers(), registry.uri().toString(), new Topics("faults."), plan.seed(), plan.towns());
        front.prepare(admin);
        progress = new Progress(admin, front);
        teller = new Teller(front, plan.perSecond());
        ear = new Ear(this::pages);
        any = new Watch("any", this::pages, plan.towns());
        Runtime.getRuntime().addShutdownHook(orphans);
    }

    /** The instance that is called so; {@link #BEHIND_PROXY} reaches the brokers through the proxies. */
    Instance instance(String name) {
        synchronized (instances) {
            return instances.computeIfAbsent(name, this::made);
        }
    }

    private Instance made(String name) {
        Instance made = new Instance(
                front,
                name.equals(BEHIND_PROXY) ? kafka.brokersBehindProxies() : kafka.brokers(),
                name,
                directory.resolve("instances"));
        watches.put(name, new Watch(name, () -> List.of(made.page()), front.towns()));
        return made;
    }

    /** Of those that run. */
    List<URI> pages() {
        return instances().stream()
                .filter(Instance::isRunning)
                .map(Instance::page)
                .toList();
    }

    /** Of the war: {@code faults.seed}, or by chance. Prints it, behind what else the run is to be told again with. */
    static long seed(String more) {
        long seed = Long.getLong("faults.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        System.out.println("faults: " + more + "-Dfaults.seed=" + seed);
        return seed;
    }

    /** Starts instances from {@code classPath} at once, begins to tell, and returns when all are ready. */
    void begin(List<String> names, String classPath) {
        names.forEach(name -> instance(name).start(classPath));
        teller.goOn();
        names.forEach(name -> instance(name).awaitReady());
    }

    /** Tells so many reports at once, and waits until all are committed, while more are told. */
    void fill(int reports, Duration patience) {
        int before = teller.told();
        teller.hurry(reports);
        await("reports told at once").atMost(patience).until(() -> teller.told() >= before + reports);
        Map<Integer, Long> ends = teller.ends();
        await("what was told at once committed")
                .atMost(patience)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> progress.isPast(ends));
    }

    /** Waits until so many more reports were told. */
    void tellOn(int more) {
        int before = teller.told();
        teller.goOn();
        await("reports told").atMost(CAUGHT_UP).until(() -> teller.told() >= before + more);
    }

    /** Forgets how long anybody waited so far. */
    void beginToMeasure() {
        any.longest();
        watches.values().forEach(Watch::longest);
    }

    /** How long a reader waited at most who may ask any of them. */
    Duration unanswered() {
        return any.longest();
    }

    /** How long one waited at most who asks one only, that is not {@code struck}. */
    Duration unansweredBy(List<String> struck) {
        return watches.entrySet().stream()
                .filter(watch -> !struck.contains(watch.getKey())
                        && instance(watch.getKey()).isRunning())
                .map(watch -> watch.getValue().longest())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** How long it takes, from now, until all that is told by now is committed. */
    Duration catchUp(Map<Integer, Long> ends, long since) {
        try {
            await("all that was told before committed")
                    .atMost(CAUGHT_UP)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> progress.isPast(ends));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("not caught up with " + ends + ": " + progress + "\n" + accounts(), e);
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private String accounts() {
        return instances().stream().map(Instance::account).collect(Collectors.joining("\n"));
    }

    private List<Instance> instances() {
        synchronized (instances) {
            return List.copyOf(instances.values());
        }
    }

    /** Stops telling, waits until all is in the states of all, and has a process of its own compare everything with what it must be. */
    void verify() {
        int told = teller.pause();
        for (URI page : pages()) {
            awaitCaughtUp(page, told);
        }
        try (Program verifier = Program.run(
                directory.resolve("verifier"),
                VERIFIER,
                System.getProperty("java.class.path"),
                Verifier.class.getName(),
                Map.of(),
                Verifier.arguments(front, told, pages()))) {
            int code = verifier.exitCode(VERIFIED);
            assertThat(code)
                    .as(() -> "the verifier, of seed " + front.seed() + ": " + verifier.output() + verifier.errors())
                    .isZero();
            tally.verified(verifier.output().strip());
        }
        assertThat(ear.twice).as("told twice by the stream").isEmpty();
        System.out.println("faults: verified " + told + " reports");
    }

    private void awaitCaughtUp(URI page, int told) {
        AtomicReference<String> last = new AtomicReference<>("nothing");
        try {
            await(page + " caught up")
                    .atMost(CAUGHT_UP)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> isCaughtUp(page, told, last));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    page + " did not say that it is caught up with " + told + " reports; it said last " + last + "\n"
                            + progress + "\n" + accounts(),
                    e);
        }
    }

    private static boolean isCaughtUp(URI page, int told, AtomicReference<String> last) {
        try {
            String body = new Api(page).get("/api/status").body();
            last.set(body);
            JsonNode status = Api.parse(body);
            return status.path("caughtUp").asBoolean()
                    && status.path("reports").path("received").asLong() >= told;
        } catch (IOException | RuntimeException e) {
            last.set(e.toString());
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(orphans);
        any.close();
        watches.values().forEach(Watch::close);
        ear.close();
        teller.close();
        instances.values().forEach(Instance::close);
        registry.close();
        admin.close(Duration.ofSeconds(1));
        kafka.close();
    }
}
