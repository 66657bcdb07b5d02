package org.claimline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.claimline.avro.EnteredBy;
import org.claimline.avro.Receiver;
import org.claimline.ingest.Entries;
import org.claimline.ingest.ReceiverJson;
import org.claimline.ingest.ReceiverJson.Draft;
import org.claimline.ingest.RegisterSink;
import org.claimline.topology.Fault;
import org.junit.jupiter.api.Test;

/** What the file of receivers makes of those that are there. */
class ReceiverRegisterTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final Receivers receivers = new Receivers();
    private final List<String> done = new ArrayList<>();
    private final ReceiverRegister register = new ReceiverRegister(
            receivers,
            new RegisterSink<>() {
                @Override
                public void write(List<Receiver> entries) {
                    entries.forEach(entry -> {
                        done.add("write " + entry.getId());
                        receivers.put(entry);
                    });
                }

                @Override
                public void remove(List<String> ids, Map<String, String> said) {
                    ids.forEach(id -> {
                        done.add("remove " + id);
                        receivers.remove(id);
                    });
                }
            },
            new ReceiverRegister.Names() {
                @Override
                public String townId(String name) {
                    return name;
                }

                @Override
                public String governorate(String name) {
                    return name;
                }
            },
            () -> WebhookSecret.of(Alerts.SECRET),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void theFileEntersWhatIsNewLeavesWhatIsTheSameAndTakesOutWhatItDoesNotName() throws Exception {
        all(entry("a", "https://a.example"), entry("b", "https://b.example"));
        done.clear();

        all(entry("b", "https://b.example"), entry("c", "https://c.example"));

        assertThat(done).containsExactly("write c", "remove a");
    }

    @Test
    void oneThatIsGoneStaysStoppedUntilItsEntryChanges() throws Exception {
        all(entry("a", "https://a.example"));
        receivers.put(Receiver.newBuilder(receivers.entry("a").orElseThrow().entry())
                .setStoppedAt(NOON)
                .build());

        all(entry("a", "https://a.example"));
        assertThat(receivers.get("a").orElseThrow().stopped()).isTrue();
        all(entry("a", "https://a.example/new"));

        assertThat(receivers.get("a").orElseThrow().stopped()).isFalse();
        assertThat(receivers.get("a").orElseThrow().createdAt()).isEqualTo(NOON);
    }

    @Test
    void whatCallsEnteredIsNotTheFiles() throws Exception {
        receivers.put(Alerts.receiver("a", "https://a.example", NOON));

        assertThat(all()).isEmpty();
        assertThat(receivers.entry("a")).isPresent();
        assertThat(all(entry("a", "https://b.example")).get(0).wayOut()).contains("DELETE /api/receivers");
        assertThat(receivers.get("a").orElseThrow().url().getHost()).isEqualTo("a.example");
    }

    @Test
    void nothingIsDoneWhileThereAreFaults() throws Exception {
        assertThat(all(entry("a", "https://a.example"), entry("b", "nonsense")))
                .extracting(fault -> fault.pointer())
                .containsExactly("/1/url");
        assertThat(done).isEmpty();
    }

    private List<Fault> all(String... entries) throws Exception {
        Entries<Draft> read = entries.length == 0
                ? Entries.none()
                : ReceiverJson.read(("[" + String.join(",", entries) + "]").getBytes(StandardCharsets.UTF_8));
        return register.enterAll(read, EnteredBy.CONFIGURATION);
    }

    private static String entry(String id, String url) {
        return "{\"id\":\"%s\",\"url\":\"%s\",\"secret\":\"%s\"}".formatted(id, url, Alerts.SECRET);
    }
}
