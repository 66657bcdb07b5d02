package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.avro.ChangeCause;
import org.claimline.avro.ChangeKind;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.avro.VersionRef;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.SchemaRegistrar;
import org.claimline.topology.SplicingSerializer;
import org.claimline.topology.Topics;
import org.junit.jupiter.api.Test;

/** What is put together from parts that were written before is, byte for byte, what Avro makes of the whole. */
class TownStepTest {
    private static final String CHANGES = Topics.LIVE.townChanges();
    private static final String STATES = Topics.LIVE.townStates();

    private final ContractSerdes serdes = ContractSerdes.connect("mock://town-steps", Map.of());
    private final SplicingSerializer<TownChange, TownStep> changes =
            new SplicingSerializer<>(serdes.townChanges().serializer());
    private final SplicingSerializer<TownState, WrittenState> states =
            new SplicingSerializer<>(serdes.townStates().serializer());

    TownStepTest() {
        SchemaRegistrar.register(serdes.registry());
    }

    @Test
    void stepsAndStatesAreWrittenAsAWholeWouldBe() {
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 40; seed++) {
            for (TownStep step : steps(seed)) {
                TownChange whole = step.whole();
                assertThat(changes.serialize(CHANGES, step))
                        .isEqualTo(serdes.townChanges().serializer().serialize(CHANGES, whole));
                assertThat(states.serialize(STATES, step.after().orElse(null)))
                        .isEqualTo(serdes.townStates().serializer().serialize(STATES, whole.getAfter()));
                seen.add("before " + (whole.getBefore() != null));
                seen.add("after " + (whole.getAfter() != null));
                seen.add("disputes " + !whole.getChangedDisputes().isEmpty());
                seen.add("cause " + whole.getCause().getKind());
            }
        }
        assertThat(seen)
                .contains(
                        "before false",
                        "before true",
                        "after false",
                        "after true",
                        "disputes true",
                        "disputes false",
                        "cause PUT",
                        "cause END");
    }

    @Test
    void aStepWithoutAnyStateIsWrittenToo() {
        ClaimRef claim = new ClaimRef("s", "r", "c");
        VersionRef version = new VersionRef(claim, ClaimFeed.START, ClaimFeed.START, ClaimFeed.START);
        TownStep step = new TownStep(
                TownChange.newBuilder()
                        .setTownId("hama")
                        .setVersion(7)
                        .setCause(ChangeCause.newBuilder()
                                .setKind(ChangeKind.PUT)
                                .setVersion(version)
                                .build())
                        .build(),
                Optional.empty(),
                Optional.empty());

        changes.serialize(CHANGES, step);

        assertThat(changes.serialize(CHANGES, step))
                .as("the second, which is put together")
                .isEqualTo(serdes.townChanges().serializer().serialize(CHANGES, step.whole()));
    }

    /** Of a town that is told of, and of which all is taken back at last. */
    private static List<TownStep> steps(long seed) {
        TownPublisher fold = new TownPublisher(new MapStore(), new MapStore(), new MapStore());
        List<TownStep> steps = new ArrayList<>();
        List<ClaimEvent> told = new ClaimFeed(seed, "hama", 3).live(12);
        told.forEach(event -> steps.addAll(fold.apply(event, 0)));
        told.stream()
                .filter(event -> event.getContent() != null)
                .forEach(event -> steps.addAll(fold.apply(neverStood(event), 0)));
        return steps;
    }

    private static ClaimEvent neverStood(ClaimEvent put) {
        return ClaimEvent.newBuilder()
                .setKind(ClaimEventKind.END)
                .setTownId(put.getTownId())
                .setVersion(put.getVersion())
                .setKnownUntil(put.getVersion().getKnownFrom())
                .build();
    }
}
