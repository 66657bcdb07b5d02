package org.claimline.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the topics with registers and, for a demo, with the seed feed. What is there already is left as it is, so that what was
 * stopped or killed in the middle goes on where it was, nothing twice, and entries changed since stay changed.
 */
public final class Seeding {
    private static final Logger LOG = LoggerFactory.getLogger(Seeding.class);

    private final Topics topics;
    private final ContractSerdes serdes;
    private final Map<String, ?> client;
    private final Clock clock;

    /** @param client settings of all Kafka clients */
    public Seeding(Topics topics, ContractSerdes serdes, Map<String, ?> client, Clock clock) {
        this.topics = topics;
        this.serdes = serdes;
        this.client = Map.copyOf(client);
        this.clock = clock;
    }

    /** Writes the entries of the registers that came with the program, as far as they are not there. */
    public void registers() throws NotWrittenException {
        registers(SeedRegisters.load());
    }

    /** How many entries were not there, and have been written. */
    public record Entered(int parties, int places, int sources) {}

    /** Writes the entries of {@code registers} that are not there. */
    public Entered registers(SeedRegisters registers) throws NotWrittenException {
        List<Party> newParties = missing(topics.parties(), registers.parties(), Party::getId);
        List<Place> newPlaces = missing(topics.places(), registers.places(), Place::getId);
        List<Source> newSources = missing(topics.sources(), registers.sources(), Source::getId);
        try (TopicWriter<Party> parties = TopicWriter.parties(topics, serdes, client, clock);
                TopicWriter<Place> places = TopicWriter.places(topics, serdes, client, clock);
                TopicWriter<Source> sources = TopicWriter.sources(topics, serdes, client, clock)) {
            parties.write(newParties);
            places.write(newPlaces);
            sources.write(newSources);
        }
        return new Entered(newParties.size(), newPlaces.size(), newSources.size());
    }

    /** The reports of the feed that are not in the topic yet, in the order of their publication. */
    public List<SourceReport> missingReports() {
        List<SourceReport> feed = SeedFeed.load();
        Set<Id> wanted = feed.stream().map(Id::of).collect(Collectors.toCollection(HashSet::new));
        TopicContents.read(client, topics.reports(), item -> {
            report(item.value()).map(Id::of).ifPresent(wanted::remove);
            return !wanted.isEmpty();
        });
        return feed.stream().filter(report -> wanted.contains(Id.of(report))).toList();
    }

    /**
     * Takes {@code reports} in, on the feed's own clock times {@code speed}, or as fast as it goes where that is empty.
     *
     * @param pause waits for a span, and says no where the feed shall stop
     */
    public static void feed(
            List<SourceReport> reports, ReportIntake intake, Optional<Double> speed, Function<Duration, Boolean> pause)
            throws NotWrittenException {
        if (speed.isEmpty()) {
            intake.take(reports);
            return;
        }
        Optional<Instant> before = Optional.empty();
        for (SourceReport report : reports) {
            Duration gap = before.map(b -> Duration.between(b, report.getPublishedAt()))
                    .orElse(Duration.ZERO);
            if (!pause.apply(Duration.ofMillis((long) (gap.toMillis() / speed.get())))) {
                return;
            }
            intake.take(List.of(report));
            before = Optional.of(report.getPublishedAt());
        }
    }

    /** One revision of a report. */
    private record Id(String source, String report, int revision) {
        static Id of(SourceReport report) {
            return new Id(report.getSourceId(), report.getReportId(), report.getRevision());
        }
    }

    private <T> List<T> missing(String topic, List<T> entries, Function<T, String> id) {
        Set<String> there = new HashSet<>();
        TopicContents.read(client, topic, item -> {
            there.add(TopicContents.key(item));
            return true;
        });
        return entries.stream().filter(e -> !there.contains(id.apply(e))).toList();
    }

    private Optional<SourceReport> report(byte[] value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(serdes.reports().deserializer().deserialize(topics.reports(), value));
        } catch (SerializationException e) {
            LOG.debug("a record of {} is no report: {}", topics.reports(), e.getMessage());
            return Optional.empty();
        }
    }
}
