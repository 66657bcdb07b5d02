package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.local.SharedBroker;
import org.claimline.local.SharedRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Revisions and retractions (rule 12) through the whole service: over HTTP, on a broker, under {@code kill -9}. */
class CorrectionsIT {
    private static final String SOURCE = "enab-baladi";

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    @Test
    @Tag("long")
    void aClaimMovedUnderKillEndsInExactlyOneTown() {
        Cluster cluster = cluster();
        Program killed = cluster.serve(programs, directory, "one");
        Api before = new Api(killed.ready().page());
        before.report(List.of(report("moving", 1, 11, claim("Qomhana"))));
        before.caughtUp(1);

        before.report(List.of(report("moving", 2, 12, claim("Morek"))));
        killed.kill();
        Api api = new Api(cluster.serve(programs, directory, "one").ready().page());
        api.caughtUp(2);

        assertThat(TopicRecords.latest(cluster.brokers(), cluster.topics().townStates()))
                .containsOnlyKeys("morek");
        assertThat(inForce(cluster)).containsExactly(Map.entry("morek", 1));
        assertThat(api.town("Morek").path("controller").isMissingNode()).isFalse();
    }

    @Test
    @Tag("long")
    void twoContentsUnderOneRevisionGiveOneResultInBothOrders() {
        String one = report("twice", 1, 12, claim("Morek"));
        String other = report("twice", 1, 12, claim("Halfaya"));
        Cluster forward = cluster();
        Cluster backward = cluster();
        Program first = forward.serve(programs, directory, "forward");
        Program second = backward.serve(programs, directory, "backward");

        Answers inOrder = sentOneByOne(forward, new Api(first.ready().page()), one, other);
        Answers reversed = sentOneByOne(backward, new Api(second.ready().page()), other, one);

        assertThat(inOrder.states()).hasSize(1);
        reversed.assertSameAs(inOrder);
    }

    @Test
    void beforeARetractionTheOldAnswerStays() {
        Cluster cluster = cluster();
        Program program = cluster.serve(programs, directory, "one");
        Api api = new Api(program.ready().page());
        api.report(List.of(report("kept", 1, 11, claim("Morek"))));
        api.report(List.of(report("regretted", 1, 12, rebuttal("Morek"))));
        api.caughtUp(2);
        String before = moment(13);
        String known = api.body("/api/towns/morek?knownAt=" + before);
        String timeline = api.body("/api/towns/morek/timeline?knownAt=" + before);

        api.report(List.of("{\"reportId\":\"sorry\",\"source\":\"sana\",\"publishedAt\":\"" + time(14)
                + "\",\"retracts\":[{\"report\":\"regretted\",\"claim\":\"c1\"}],\"claims\":[]}"));
        api.caughtUp(3);

        assertThat(api.body("/api/towns/morek?knownAt=" + before)).isEqualTo(known);
        assertThat(api.body("/api/towns/morek/timeline?knownAt=" + before)).isEqualTo(timeline);
        assertThat(api.town("morek", "knownAt=" + moment(15)).path("status").asText())
                .isNotEqualTo(Api.parse(known).path("status").asText());
    }

    private static Answers sentOneByOne(Cluster cluster, Api api, String... reports) {
        for (int i = 0; i < reports.length; i++) {
            api.report(List.of(reports[i]));
            api.caughtUp(i + 1L);
        }
        return cluster.answers(api);
    }

    /** How many claims stand in each town, as the topic of claims has it. */
    private static Map<String, Integer> inForce(Cluster cluster) {
        var serde = cluster.serdes().claims();
        Map<String, ClaimEventKind> last = new TreeMap<>();
        TopicRecords.all(cluster.brokers(), cluster.topics().claims()).forEach(item -> {
            ClaimEvent event = serde.deserializer().deserialize(item.topic(), item.value());
            last.put(event.getTownId() + "|" + event.getVersion(), event.getKind());
        });
        return last.entrySet().stream()
                .filter(entry -> entry.getValue() == ClaimEventKind.PUT)
                .collect(Collectors.groupingBy(
                        entry -> TopicRecords.townOf(entry.getKey()),
                        TreeMap::new,
                        Collectors.reducing(0, entry -> 1, Integer::sum)));
    }

    private static Cluster cluster() {
        return Cluster.seeded(
                SharedBroker.bootstrapServers(), SharedRegistry.url(), SharedBroker.uniqueName("corrections") + ".");
    }

    private static String report(String id, int revision, int hour, String claim) {
        String source = claim.contains("PRO_REGIME") ? "sana" : SOURCE;
        return "{\"reportId\":\"" + id + "\",\"revision\":" + revision + ",\"source\":\"" + source
                + "\",\"publishedAt\":\"" + time(hour) + "\",\"claims\":[" + claim + "]}";
    }

    private static String claim(String place) {
        return claim(place, "CAPTURED", "opposition", "PRO_OPPOSITION", 9);
    }

    private static String rebuttal(String place) {
        return claim(place, "CONTROLS", "regime", "PRO_REGIME", 10);
    }

    private static String claim(String place, String assertion, String party, String stance, int hour) {
        return "{\"claimId\":\"c1\",\"place\":\"" + place + "\",\"assertion\":\"" + assertion + "\",\"party\":\""
                + party + "\",\"stance\":\"" + stance + "\",\"eventTime\":\"" + time(hour)
                + "\",\"precision\":\"HOUR\"}";
    }

    private static String time(int hour) {
        return "2024-12-06T" + hour(hour) + ":00:00+03:00";
    }

    private static String moment(int hour) {
        return Api.encoded(time(hour));
    }

    private static String hour(int hour) {
        return hour < 10 ? "0" + hour : String.valueOf(hour);
    }
}
