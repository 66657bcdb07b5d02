package org.claimline.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The faults. Each strikes while the load runs and work is in flight, else again; then all must catch up and be verified. */
final class Faults {
    /** How long an instance that is not heard still counts as there; see StreamsSettings. */
    private static final Duration SESSION = Duration.ofSeconds(10);

    private static final Duration PAST_SESSION = SESSION.plusSeconds(3);
    /** How long a strike waits for work to be in flight. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private static final int TRIES = 10;
    private static final List<Integer> ALL =
            IntStream.range(0, Front.PARTITIONS).boxed().toList();

    private final Theatre theatre;
    private final int warmUp;

    /** @param warmUp reports that are told before each strike */
    Faults(Theatre theatre, int warmUp) {
        this.theatre = theatre;
        this.warmUp = warmUp;
    }

    /** {@code kill -9} of an instance, which comes back at once, or once the others have caught up without it. */
    void killInstance(String name, boolean atOnce) {
        Instance instance = theatre.instance(name);
        strike(
                "kill -9 of an instance, started again " + (atOnce ? "at once" : "later"),
                List.of(name),
                instance::kill,
                atOnce ? instance::start : () -> {},
                () -> {
                    if (!atOnce) {
                        instance.start();
                    }
                    instance.awaitReady();
                });
    }

    /** An instance stands still for longer than its session lasts, and goes on: what it still writes must not count. */
    void freezeInstance(String name) {
        Instance instance = theatre.instance(name);
        strike(
                "SIGSTOP of an instance past its session, then SIGCONT",
                List.of(name),
                () -> Signals.freeze(instance.pid()),
                () -> pass(PAST_SESSION),
                () -> Signals.thaw(instance.pid()));
    }

    /** Nothing passes between an instance and the brokers for longer than its session lasts. */
    void cutOff() {
        strike(
                "network cut between an instance and all brokers, then mended",
                List.of(Theatre.BEHIND_PROXY),
                () -> theatre.kafka.proxies().forEach(Proxy::cut),
                () -> pass(PAST_SESSION.multipliedBy(2)),
                () -> theatre.kafka.proxies().forEach(Proxy::mend));
    }

    /** {@code kill -9} of the broker that leads a partition. */
    void killBroker(String topic, int partition) {
        Node node = theatre.kafka.node(theatre.progress.leader(topic, partition));
        strike("kill -9 of a broker", List.of(), node::kill, () -> {}, () -> {
            node.start();
            theatre.kafka.awaitWhole();
        });
    }

    /** One after another stops as it should and starts again. */
    void restartInstances(Collection<String> names, String called, String classPath) {
        for (String name : names) {
            Instance instance = theatre.instance(name);
            strike(called, List.of(name), instance::stop, () -> instance.start(classPath), instance::awaitReady);
        }
        theatre.verify();
    }

    void restartBrokers() {
        for (int id = 1; id <= FaultyKafka.NODES; id++) {
            Node node = theatre.kafka.node(id);
            strike(
                    "rolling restart of brokers, one broker",
                    List.of(),
                    node::stop,
                    node::start,
                    theatre.kafka::awaitWhole);
        }
        theatre.verify();
    }

    /** An instance more. */
    void join(String name) {
        Instance instance = theatre.instance(name);
        strike("an instance joins", List.of(name), instance::start, () -> {}, instance::awaitReady);
        theatre.verify();
    }

    /** One less, which stops as it should. */
    void leave(String name) {
        Instance instance = theatre.instance(name);
        strike("an instance leaves", List.of(name), instance::stop, () -> {}, () -> {});
        theatre.verify();
    }

    /**
     * Strikes until work was in flight.
     *
     * @param struck   the instances that it strikes
     * @param meantime what happens before all has to catch up
     * @param recovery what happens then
     */
    private void strike(String fault, List<String> struck, Runnable blow, Runnable meantime, Runnable recovery) {
        for (int tried = 0; tried < TRIES; tried++) {
            theatre.tellOn(warmUp);
            Collection<Integer> concerned = concerned(struck);
            theatre.beginToMeasure();
            long patience = System.nanoTime() + MOMENT.toNanos();
            Map<Integer, Long> ends;
            long inFlight;
            do {
                ends = theatre.teller.ends();
                inFlight = theatre.progress.inFlight(ends, concerned);
            } while (inFlight == 0 && System.nanoTime() < patience);
            long since = System.nanoTime();
            System.out.println("faults: " + fault + " " + struck);
            blow.run();
            meantime.run();
            Duration caughtUp = theatre.catchUp(ends, since);
            recovery.run();
            leaveListeners();
            theatre.tellOn(warmUp);
            if (inFlight > 0) {
                theatre.tally.add(
                        new Strike(fault, inFlight, theatre.unanswered(), theatre.unansweredBy(struck), caughtUp));
                return;
            }
            theatre.tally.miss(fault);
        }
        assertThat(TRIES)
                .as("tries of \"%s\" in which nothing was in flight", fault)
                .isZero();
    }

    /** Partitions that the struck read; all, where it strikes brokers or one that reads none yet. */
    private Collection<Integer> concerned(List<String> struck) {
        List<Integer> read = struck.stream()
                .flatMap(name -> theatre.progress.partitionsOf(name).stream())
                .toList();
        return read.isEmpty() ? ALL : read;
    }

    private void leaveListeners() {
        try {
            theatre.ear.moveOn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await("time to pass").atMost(time.multipliedBy(2)).until(() -> System.nanoTime() > end);
    }
}
