package org.claimline.bench.run;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claimline.bench.Peer;
import org.claimline.bench.PeerSettings;
import org.claimline.bench.Stage;
import org.claimline.bench.avro.AvroPassThrough;
import org.claimline.bench.bytes.BytesPassThrough;
import org.claimline.bench.claimline.Claimline;
import org.claimline.bench.clients.PlainClients;
import org.claimline.bench.naive.NaiveTopology;

/** The systems that are measured, by the number of their folder. */
@SuppressWarnings("ImmutableEnumChecker") // references to methods that keep nothing
public enum SystemUnderTest {
    CLIENTS(
            "00",
            "producer and consumer",
            false,
            PlainClients::of,
            settings -> stages(settings, PlainClients.APPLICATION),
            SystemUnderTest::passed),
    BYTES(
            "01",
            "bytes through",
            false,
            BytesPassThrough::of,
            settings -> stages(settings, BytesPassThrough.APPLICATION),
            SystemUnderTest::passed),
    AVRO(
            "02",
            "Avro through",
            false,
            AvroPassThrough::of,
            settings -> stages(settings, AvroPassThrough.APPLICATION),
            SystemUnderTest::passed),
    NAIVE("03", "naive", true, NaiveTopology::of, SystemUnderTest::naiveStages, NaiveTopology::output),
    CLAIMLINE("04", "Claimline", true, Claimline::of, Claimline::stages, settings -> settings.topics()
            .townStates());

    private final String number;
    private final String title;
    private final boolean stateful;
    private final Function<PeerSettings, Peer> peer;
    private final Function<PeerSettings, List<Stage>> stages;
    private final Function<PeerSettings, String> output;

    SystemUnderTest(
            String number,
            String title,
            boolean stateful,
            Function<PeerSettings, Peer> peer,
            Function<PeerSettings, List<Stage>> stages,
            Function<PeerSettings, String> output) {
        this.number = number;
        this.title = title;
        this.stateful = stateful;
        this.peer = peer;
        this.stages = stages;
        this.output = output;
    }

    /** The system of folder {@code number}; refuses what is none. */
    public static SystemUnderTest of(String number) {
        return Arrays.stream(values())
                .filter(system -> system.number.equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + number + "\" is no system; use some of "
                        + Arrays.stream(values()).map(system -> system.number).collect(Collectors.joining(","))));
    }

    public String number() {
        return number;
    }

    public String title() {
        return title;
    }

    /** Whether what it does depends on what it was told before. */
    public boolean isStateful() {
        return stateful;
    }

    /** Makes it; for the process that it has to itself. */
    public Peer peer(PeerSettings settings) {
        return peer.apply(settings);
    }

    /** Who reads what in it, in the order in which a report passes. */
    public List<Stage> stages(PeerSettings settings) {
        return stages.apply(settings);
    }

    /** The topic that its readers read. */
    public String output(PeerSettings settings) {
        return output.apply(settings);
    }

    private static List<Stage> stages(PeerSettings settings, String application) {
        return List.of(
                new Stage(settings.applicationId(application), settings.topics().reports()));
    }

    private static List<Stage> naiveStages(PeerSettings settings) {
        String group = settings.applicationId(NaiveTopology.APPLICATION);
        return List.of(new Stage(group, settings.topics().reports()), new Stage(group, NaiveTopology.byTown(settings)));
    }

    private static String passed(PeerSettings settings) {
        return settings.passedThrough().reports();
    }
}
