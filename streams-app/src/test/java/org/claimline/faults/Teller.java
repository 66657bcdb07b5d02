package org.claimline.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimline.avro.SourceReport;
import org.claimline.ingest.TopicWriter;
import org.jspecify.annotations.Nullable;

/**
 * Tells the war at a steady rate: an idempotent producer that waits for all copies in sync and does not give up. What was told is what the brokers have
 * acknowledged; a report that they refuse for good ends the run.
 */
final class Teller implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaProducer<String, SourceReport> producer;
    private final Front front;
    private final War war;
    private final int perSecond;
    private final Thread thread;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Map<Integer, Long> ends = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicInteger hurried = new AtomicInteger();
    private volatile boolean telling;
    private volatile boolean closed;

    Teller(Front front, int perSecond) {
        this.front = front;
        this.war = new War(front.seed(), front.towns());
        this.perSecond = perSecond;
        Map<String, Object> settings = new HashMap<>(TopicWriter.settings(front.client()));
        settings.put("delivery.timeout.ms", 600_000);
        settings.put("max.block.ms", 600_000);
        settings.put("retry.backoff.max.ms", 500);
        settings.put("reconnect.backoff.max.ms", 200);
        producer = new KafkaProducer<>(
                settings, new StringSerializer(), front.serdes().reports().serializer());
        thread = new Thread(this::tell, "teller");
        thread.start();
    }

    void goOn() {
        telling = true;
    }

    /** Tells so many at once, and then goes on. */
    void hurry(int reports) {
        hurried.addAndGet(reports);
        telling = true;
    }

    /** Tells nothing more until it goes on, and waits until the brokers have all that it told. */
    int pause() {
        telling = false;
        await("what was told acknowledged").atMost(PATIENCE).until(() -> told() == sent.get());
        return told();
    }

    /** Reports that the brokers have. */
    int told() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a report could not be told, so that nobody knows what was", failed);
        }
        return acknowledged.get();
    }

    /** Behind the last report that was acknowledged, by partition. */
    Map<Integer, Long> ends() {
        return Map.copyOf(ends);
    }

    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ofSeconds(5));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        long gap = Duration.ofSeconds(1).toNanos() / perSecond;
        long due = System.nanoTime();
        while (!closed && failure.get() == null) {
            due = Math.max(due + gap, System.nanoTime() - Duration.ofMillis(200).toNanos());
            boolean hurries = telling && hurried.get() > 0;
            if (hurries) {
                hurried.decrementAndGet();
            } else {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (telling) {
                sent.incrementAndGet();
                try {
                    send(war.next());
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            }
        }
    }

    /** What becomes of it is told to the callback. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(SourceReport report) {
        // stamped by the producer with its own time, as programs do that write to the topic themselves
        var keyed = new ProducerRecord<>(front.topics().reports(), report.getSourceId(), report);
        producer.send(keyed, (record, failed) -> {
            if (failed == null) {
                ends.merge(record.partition(), record.offset() + 1, Math::max);
                acknowledged.incrementAndGet();
            } else if (!closed) {
                failure.compareAndSet(null, failed);
            }
        });
    }
}
