package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.claimline.alert.AlertMessages;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Place;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.Stance;
import org.claimline.ingest.ReportJson;
import org.claimline.ingest.SeedRegisters;
import org.claimline.web.access.PeerSecret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/**
 * What is for the desk alone, what is held back, and every secret that there is, is looked for in everything that leaves the service: public
 * topics, every call that reads, the stream, messages to receivers, figures, documents, refusals, and the log.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryTest {
    private static final List<String> WAYS = List.of(
            "",
            "?at=2024-11-30T20:00:00Z",
            "?knownAt=2024-11-30T15:30:00Z",
            "?at=2024-11-30T20:00:00Z&knownAt=2024-12-09T00:00:00Z",
            "?limit=1",
            "?q=Hama",
            "?q=Atlantis",
            "?townId=hama",
            "?town=hama",
            "?within=hama-governorate",
            "?state=OPEN",
            "?status=CONTESTED,CLAIMED,REPORTED,CONFIRMED,UNCLEAR",
            "?source=desk-source-1",
            "?source=canary-of-nobody",
            "?register=sources",
            "?dismissed=true",
            "?partitions=0",
            "?partitions=0&most=10",
            "?most=10",
            "?nonsense=1");

    private final Canaries canaries = new Canaries();
    private final Keys keys = new Keys();
    private final MemoryService http = MemoryService.protectedBy(MemoryReplays.LIVE, keys.protection());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private PublicTopics topics;

    @BeforeAll
    void fill() throws Exception {
        log.start();
        logger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        logger("org.claimline").setLevel(Level.DEBUG);
        List<SourceReport> reports = new ArrayList<>();
        for (String report : Canaries.reports()) {
            var read = ReportJson.read(report.getBytes(StandardCharsets.UTF_8));
            assertThat(read.faults()).isEmpty();
            reports.addAll(read.reports());
        }
        DeskDecision rejected = DeskDecision.newBuilder()
                .setDecisionId("x-1")
                .setKind(DecisionKind.REJECT)
                .setTargetClaim(new ClaimRef("desk-source-4", "d-4", "c1"))
                .setDecidedAt(Samples.THEN.plusSeconds(86_400))
                .setEditor("ed-1")
                .setReason("control-reason")
                .build();
        List<Place> places = List.of(
                Samples.place("hama-governorate", "Hama governorate", null),
                Samples.place("hama", "Hama", "hama-governorate"));
        var parties = SeedRegisters.load().parties();
        List<Source> sources = List.of(
                source("public-source", Stance.NEUTRAL),
                source("desk-source-1", Stance.PRO_OPPOSITION),
                source("desk-source-2", Stance.PRO_REGIME),
                source("desk-source-4", Stance.NEUTRAL));
        topics = new PublicTopics(places, parties, sources, reports, List.of(rejected));
        places.forEach(http.registers::put);
        parties.forEach(http.registers::put);
        sources.forEach((Source s) -> http.registers.put(s));
        http.desk.add(rejected);
        http.accounts.rows.putAll(topics.rows);
        topics.states.forEach((id, state) -> http.model.put(state, OptionalLong.of(3)));
        topics.disputes.forEach(http.model::put);
        topics.alerts.forEach(http.model::add);
        topics.unplaced.forEach(http.desk::put);
        secrets();
    }

    private static Source source(String id, Stance stance) {
        return Source.newBuilder()
                .setId(id)
                .setName(id)
                .setStance(stance)
                .setReliability(Reliability.B)
                .setUpdatedAt(Samples.THEN.minusSeconds(86_400))
                .build();
    }

    private void secrets() throws Exception {
        canaries.secret("a reader's token", keys.reader.text());
        canaries.secret("an editor's token", keys.editor.text());
        canaries.secret("an admin's token", keys.admin.text());
        canaries.secret("the digest of a token", keys.reader.sha256());
        canaries.secret("the secret of the peers", Keys.PEERS);
        canaries.secret("the path of a webhook", "canary-hook");
        HttpResponse<String> entered = http.send(
                as(keys.admin.text())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"id\":\"control-receiver\",\"url\":\"https://desk.example.org/canary-hook/x\"}")),
                "/api/receivers");
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        canaries.secret(
                "the secret of a webhook",
                MemoryService.JSON.readTree(entered.body()).get(0).get("secret").asText());
    }

    @AfterAll
    void stop() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
        logger("org.claimline").setLevel(null);
        http.close();
    }

    @Test
    void nothingThatIsForTheDeskAloneOrSecretLeavesTheService() throws Exception {
        topics();
        calls();
        sent();
        stream();
        log();

        Map<String, Map<String, String>> leaks = new LinkedHashMap<>();
        outputs.forEach((where, text) -> {
            Map<String, String> found = canaries.in(text);
            if (!found.isEmpty()) {
                leaks.put(where, found);
            }
        });
        assertThat(leaks).isEmpty();
        looked();
    }

    /** What must be found was found, in each kind of output. */
    private void looked() {
        assertThat(outputs).hasSizeGreaterThan(500);
        for (String where : List.of(
                "topic town-states",
                "topic town-changes",
                "GET /api/towns/hama",
                "GET /api/towns/hama/claims",
                "GET /api/towns/hama/explain",
                "GET /internal/held/towns/hama")) {
            assertThat(outputs.get(where)).as(where).containsIgnoringCase(Canaries.CONTROL);
        }
        assertThat(topics.disputes).as("disputes").isNotEmpty();
        assertThat(topics.alerts).as("alerts").isNotEmpty();
        assertThat(outputs.get("GET /api/towns/hama/timeline")).contains("desk-source-1");
        assertThat(outputs.get("stream")).contains("town-state{", "dispute{", "alert{", "Hama");
        assertThat(outputs.get("GET /api/disputes")).contains("desk-source-1");
        assertThat(outputs.get("GET /api/alerts")).contains("Hama");
        assertThat(outputs.get("GET /api/unplaced")).contains("Atlantis");
        assertThat(outputs.get("GET /api/unplaced/claims")).contains("desk-source-3");
        assertThat(outputs.get("GET /api/decisions")).contains("control-reason");
        assertThat(outputs.get("GET /api/receivers")).contains("control-receiver");
        assertThat(outputs.get("GET /api/towns/hama/claims")).contains("desk-source-1", "d-2", "d-4");
        assertThat(outputs.get("GET /prometheus")).contains("# TYPE");
        assertThat(outputs.get("log")).contains("DEBUG control-log");
        assertThat(outputs.keySet()).anyMatch(where -> where.startsWith("message "));
    }

    /** The search itself: each canary is found where it stands, in whatever case. */
    @Test
    void whatIsLookedForWouldBeFound() {
        String all = String.join(" ", Canaries.reports());

        assertThat(canaries.all())
                .allSatisfy(secret -> assertThat(canaries.in("x" + secret.toUpperCase(java.util.Locale.ROOT) + "y"))
                        .isNotEmpty());
        assertThat(new TreeSet<>(new Canaries().in(all).keySet())).hasSameSizeAs(new Canaries().all());
        assertThat(canaries.in(all.replace("canary", "bird").replace("777", "0").replace("888", "0")))
                .isEmpty();
    }

    private void topics() {
        outputs.put("topic town-states", topics.states.toString());
        outputs.put("topic town-changes", topics.changes.toString());
        outputs.put("topic disputes", topics.disputes.toString());
        outputs.put("topic alerts", topics.alerts.toString());
        outputs.put("topic unplaced", topics.unplaced.toString());
        AlertMessages messages =
                new AlertMessages(URI.create("https://claims.example.org"), new Json(WebConfig.DEFAULT_ZONE)::bytes);
        topics.alerts.forEach(alert -> outputs.put(
                "message " + alert.getAlertId(),
                new String(messages.body(alert, Samples.THEN), StandardCharsets.UTF_8)));
    }

    private void calls() throws Exception {
        for (String call : http.service.calls()) {
            if (!call.startsWith("GET ") || call.equals("GET /api/stream")) {
                continue;
            }
            String template = call.substring("GET ".length());
            for (String name : template.contains("{") ? List.of("hama", "Atlantis", "x-1") : List.of("")) {
                String path = template.replaceAll("\\{[a-zA-Z]+}", name);
                for (String way : WAYS) {
                    outputs.put("GET " + path + way, answer(asked(path + way), path + way));
                }
                outputs.put("by nobody: GET " + path, answer(HttpRequest.newBuilder(), path));
                outputs.put(
                        "as text: GET " + path, answer(as(keys.reader.text()).header("Accept", "text/plain"), path));
            }
        }
    }

    /** As a peer where peers are asked, else as whoever may everything. */
    private HttpRequest.Builder asked(String target) {
        return target.startsWith(PeersController.PATH)
                ? HttpRequest.newBuilder()
                        .header(PeerSecret.HEADER, keys.peers.proof("GET", target))
                        .header(PeersOnly.INCARNATION, Long.toHexString(http.model.incarnation()))
                : as(keys.admin.text());
    }

    /** Refusals repeat what was sent to whoever sent it; the log does not, and neither is what is known told by one. */
    private void sent() throws Exception {
        String session = "{\"token\":\"" + keys.reader.text() + "\",\"more\":1}";
        outputs.put("refused sign-in", post("/api/session", session));
        outputs.put("sign-in", post("/api/session", "{\"token\":\"" + keys.reader.text() + "\"}"));
        for (String path : List.of("/api/reports", "/api/decisions", "/api/sources", "/api/places", "/api/receivers")) {
            String unused = post(path, Canaries.reports().get(1).replace("\"claims\"", "\"clams\""));
        }
        for (String id : List.of("control-receiver", "none")) {
            outputs.put("resend " + id, post("/api/receivers/" + id + "/resend", ""));
        }
    }

    private void stream() throws Exception {
        StringBuilder told = new StringBuilder();
        try (EventSource events = EventSource.open(http.uri().resolve("/api/stream"), "", keys.reader.text())) {
            for (var event = events.next(); event.isPresent(); event = events.next()) {
                told.append(event.get().name()).append(event.get().data()).append('\n');
                if (event.get().name().equals("live")) {
                    http.model.add(ContestedAlert.newBuilder(topics.alerts.get(0))
                            .setAlertId("again")
                            .build());
                }
                if (event.get().name().equals("alert")) {
                    break;
                }
            }
        }
        outputs.put("stream", told.toString());
    }

    private void log() {
        logger("org.claimline.web").debug("control-log");
        StringBuilder lines = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            lines.append(event.getLevel())
                    .append(' ')
                    .append(event.getFormattedMessage())
                    .append('\n');
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                lines.append(cause.getClassName())
                        .append(": ")
                        .append(cause.getMessage())
                        .append('\n');
            }
        }
        outputs.put("log", lines.toString());
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return answer(
                as(keys.admin.text())
                        .header("Content-Type", "application/json")
                        .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)),
                path);
    }

    /** All that is answered, but for the cookie that carries a token back to whoever sent it. */
    private String answer(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, path);
        StringBuilder all = new StringBuilder(answer.body());
        answer.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("set-cookie")) {
                all.append('\n').append(name).append(values);
            }
        });
        return all.toString();
    }

    private HttpRequest.Builder as(String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        return request.header("Authorization", "Bearer " + token);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
