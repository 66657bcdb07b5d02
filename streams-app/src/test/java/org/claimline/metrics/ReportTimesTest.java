package org.claimline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.claimline.query.Tail;
import org.claimline.topology.SentAt;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Test;

/** From a report sent to its state in answers: counted once what is read is new, by the header that goes along. */
class ReportTimesTest {
    private static final Instant NOW = Instant.parse("2024-12-01T10:00:10Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ReportTimes times = new ReportTimes(registry, Topics.LIVE, Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<Long> read = new ArrayList<>();
    private final Map<String, Tail.Reader> readers = times.of(Map.of(
            Topics.LIVE.townStates(), item -> read.add(item.offset()),
            Topics.LIVE.disputes(), item -> read.add(item.offset())));

    @Test
    void whatWasThereAtTheStartIsReadAndNotCounted() {
        read(Topics.LIVE.townStates(), Optional.of(NOW.minusSeconds(86_400)));
        assertThat(timer().count()).isZero();

        times.countOnce(() -> true);
        read(Topics.LIVE.townStates(), Optional.of(NOW.minusSeconds(2)));

        assertThat(read).hasSize(2);
        assertThat(timer().count()).isEqualTo(1);
        assertThat(timer().totalTime(TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void aClockThatIsAheadMakesItNoLessThanNothing() {
        times.countOnce(() -> true);

        read(Topics.LIVE.townStates(), Optional.of(NOW.plusSeconds(60)));

        assertThat(timer().count()).isEqualTo(1);
        assertThat(timer().totalTime(TimeUnit.SECONDS)).isZero();
    }

    @Test
    void whatSaysNothingOfItOrSaysNonsenseIsNotCounted() {
        times.countOnce(() -> true);

        read(Topics.LIVE.townStates(), Optional.empty());
        readers.get(Topics.LIVE.townStates())
                .read(item(
                        Topics.LIVE.townStates(),
                        new RecordHeaders()
                                .add(SentAt.HEADER, "yesterday".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        read(Topics.LIVE.disputes(), Optional.of(NOW));

        assertThat(read).hasSize(3);
        assertThat(timer().count()).isZero();
    }

    private Timer timer() {
        return registry.get("claimline.report.to.state").timer();
    }

    private void read(String topic, Optional<Instant> sent) {
        RecordHeaders headers = new RecordHeaders();
        sent.map(SentAt::header).ifPresent(headers::add);
        readers.get(topic).read(item(topic, headers));
    }

    private ConsumerRecord<byte[], byte[]> item(String topic, org.apache.kafka.common.header.Headers headers) {
        return new ConsumerRecord<>(
                topic,
                0,
                read.size(),
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                headers,
                Optional.empty());
    }
}
