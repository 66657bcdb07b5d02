package org.claimline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimline.acceptance.Program;
import org.claimline.avro.Assertion;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Precision;
import org.claimline.avro.Reliability;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.ingest.Seeding;
import org.claimline.ingest.TopicContents;
import org.claimline.ingest.TopicWriter;
import org.claimline.local.BrokerProcess;
import org.claimline.local.registry.RegistryFacade;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.TopicAdmin;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast a day is told again, beside a plain consumer that reads the same bytes from the same broker, in one run: a day of a million reports
 * about 5,000 towns by 60 sources, a tenth of it from before the day, a twentieth filed late. Prints a table with the memory that the replay's
 * process took.
 *
 * <p>{@code mvn -Pmeasure -pl streams-app -am test -Dtest=ReplayMeasurement} runs it; see docs/performance.md.
 */
class ReplayMeasurement {
    private static final int REPORTS = Integer.getInteger("measure.reports", 1_000_000);
    private static final int TOWNS = Integer.getInteger("measure.towns", 5_000);
    private static final int SOURCES = 60;
    private static final int PARTITIONS = 3;
    private static final Instant DAY = Instant.parse("2024-11-29T21:00:00Z");
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final Assertion[] ASSERTIONS = {
        Assertion.CONTROLS, Assertion.CAPTURED, Assertion.ENTERED, Assertion.FIGHTING, Assertion.ADVANCING
    };

    /** As the script that users run sets them. */
    private static final List<String> JVM = Stream.concat(
                    Stream.of("-Xms64m", "-Xmx512m"),
                    Stream.of(System.getProperty("measure.jvm", "").split(" ")).filter(option -> !option.isEmpty()))
            .toList();

    @TempDir
    private Path directory;

    private final Random random = new Random(7);

    @Test
    void measured() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(directory.resolve("broker"), 0, Map.of());
                RegistryFacade registry = RegistryFacade.start(broker.bootstrapServers(), 0)) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            ContractSerdes serdes = ContractSerdes.connect(registry.uri().toString(), Map.of());
            SchemaRegistrar.register(serdes.registry());
            try (Admin admin = Admin.create(client)) {
                TopicAdmin.ensure(admin, TopicLayout.of(Topics.LIVE, PARTITIONS));
            }
            new Seeding(Topics.LIVE, serdes, client, Clock.systemUTC()).registers();
            registers(client, serdes);
            fill(client, serdes);
            List<Double> plain = new ArrayList<>();
            AtomicLong bytes = new AtomicLong();
            for (int i = 0; i < 3; i++) {
                plain.add(read(client, bytes));
            }
            System.out.printf(
                    Locale.ROOT,
                    "archive: %,d reports, %.0f bytes each%nplain consumer: %s s, %,.0f reports/s%n",
                    REPORTS,
                    (double) bytes.get() / REPORTS,
                    plain,
                    REPORTS / plain.stream().sorted().skip(1).findFirst().orElseThrow());
            replay(broker, registry, plain);
        }
    }

    private void replay(BrokerProcess broker, RegistryFacade registry, List<Double> plain) throws Exception {
        long began = System.nanoTime();
        Path logs = directory.resolve("replay");
        long resident = 0;
        try (Program program = Program.run(
                logs,
                JVM,
                Map.of(),
                "replay",
                "--day",
                "2024-11-30",
                "--quiet",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--registry",
                registry.uri().toString())) {
            while (program.isRunning()) {
                resident = Math.max(resident, resident(program.pid()));
                TimeUnit.MILLISECONDS.sleep(500);
            }
            double took = (System.nanoTime() - began) / 1e9;
            System.out.println(program.output());
            System.out.println(program.errors());
            System.out.printf(
                    Locale.ROOT,
                    "replay: %.1f s from start to end, %,.0f reports/s, 1 to %.1f of the plain consumer, %d MB resident at most%n",
                    took,
                    REPORTS / took,
                    took / plain.stream().sorted().skip(1).findFirst().orElseThrow(),
                    resident / 1024);
            assertThat(program.exitCode(Duration.ofMinutes(1))).isZero();
        }
    }

    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findAny()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Reads the archive and does nothing; returns the seconds it took. */
    private static double read(Map<String, Object> client, AtomicLong bytes) {
        long began = System.nanoTime();
        long[] count = {0};
        bytes.set(0);
        TopicContents.read(client, Topics.LIVE.reports(), item -> {
            count[0]++;
            bytes.addAndGet(item.serializedKeySize() + item.serializedValueSize());
            return true;
        });
        assertThat(count[0]).isEqualTo(REPORTS);
        return (System.nanoTime() - began) / 1e9;
    }

    private void registers(Map<String, Object> client, ContractSerdes serdes) throws Exception {
        Stance[] stances = {Stance.PRO_REGIME, Stance.PRO_OPPOSITION, Stance.NEUTRAL};
        Reliability[] grades = {Reliability.B, Reliability.C, Reliability.D};
        try (TopicWriter<Source> sources = TopicWriter.sources(Topics.LIVE, serdes, client, Clock.systemUTC());
                TopicWriter<Place> places = TopicWriter.places(Topics.LIVE, serdes, client, Clock.systemUTC())) {
            sources.write(IntStream.range(0, SOURCES)
                    .mapToObj(i -> Source.newBuilder()
                            .setId("measured-" + i)
                            .setName("Measured " + i)
                            .setStance(stances[i % 3])
                            .setReliability(grades[i / 3 % 3])
                            .setUpdatedAt(DAY)
                            .build())
                    .toList());
            places.write(IntStream.range(0, TOWNS)
                    .mapToObj(i -> Place.newBuilder()
                            .setId("town-" + i)
                            .setName("Town " + i)
                            .setKind(PlaceKind.TOWN)
                            .setUpdatedAt(DAY)
                            .build())
                    .toList());
        }
    }

    private void fill(Map<String, Object> client, ContractSerdes serdes) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("linger.ms", 20);
        settings.put("batch.size", 256 * 1024);
        try (KafkaProducer<String, SourceReport> producer = new KafkaProducer<>(
                settings, new StringSerializer(), serdes.reports().serializer())) {
            long[] times = random.longs(REPORTS, -DAY_MILLIS / 9, DAY_MILLIS).toArray();
            Arrays.sort(times);
            List<SourceReport> late = new ArrayList<>();
            for (int i = 0; i < REPORTS; i++) {
                SourceReport report = report(i, DAY.plusMillis(times[i]));
                if (random.nextInt(20) == 0) {
                    late.add(report);
                } else {
                    send(producer, report);
                }
            }
            late.forEach(report -> send(producer, report));
        }
    }

    /** What fails leaves fewer reports to be read, and that is looked at. */
    private static void send(KafkaProducer<String, SourceReport> producer, SourceReport report) {
        var unused = producer.send(TopicWriter.report(Topics.LIVE, report, Clock.systemUTC()));
    }

    private SourceReport report(int number, Instant at) {
        int source = random.nextInt(SOURCES);
        int town = (int) (TOWNS * Math.pow(random.nextDouble(), 2));
        Assertion assertion = ASSERTIONS[random.nextInt(ASSERTIONS.length)];
        String party = source % 2 == 0 ? "regime" : "opposition";
        return SourceReport.newBuilder()
                .setSourceId("measured-" + source)
                .setReportId("r-" + number)
                .setPublishedAt(at)
                .setTitle("A report about what is said of one of the towns")
                .setClaims(List.of(ReportedClaim.newBuilder()
                        .setClaimId("c1")
                        .setPlace("Town " + town)
                        .setAssertion(assertion)
                        .setParty(assertion == Assertion.FIGHTING ? null : party)
                        .setEventTime(at.minusSeconds(random.nextInt(7_200)))
                        .setPrecision(Precision.INSTANT)
                        .setQuote("Somebody said something of the town that somebody else will contradict")
                        .build()))
                .build();
    }
}
