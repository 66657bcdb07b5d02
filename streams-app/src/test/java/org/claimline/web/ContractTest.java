package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.claimline.alert.Alerts;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.Delivery;
import org.claimline.avro.DeliveryState;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.EnteredBy;
import org.claimline.avro.Receiver;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.UnplacedClaim;
import org.claimline.avro.UnplacedReason;
import org.claimline.explain.SeedTowns;
import org.claimline.ingest.ReportJson;
import org.claimline.ingest.SeedRegisters;
import org.claimline.query.Mark;
import org.claimline.query.Moment;
import org.claimline.query.RowAccounts;
import org.claimline.replay.ReplayState;
import org.claimline.web.access.Budgets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every call of the service, with the seed feed and more behind it, held against the document that the service serves of itself. The last test
 * asks whether everything that the document declares was seen.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final byte[] NOTHING = {};
    private static final List<String> MOMENTS = List.of(
            "",
            "at=2024-11-30T22:00:00%2B03:00",
            "knownAt=2024-12-01T10:00:00Z",
            "at=2024-12-05T23:00:00Z&knownAt=2024-12-04T10:00:00Z");

    /** What cannot be brought about here: a status that does not wait for anything, and figures that are the same twice. */
    private static final Set<String> OUT_OF_REACH = Set.of("GET /api/status 503", "GET /prometheus 304");

    private static final String REPORT = """
            {"reportId":"r-9","source":"pro-regime-media","publishedAt":"2024-11-30T17:40:00+03:00","claims":[{"place":"Qomhana",\
            "assertion":"CONTROLS","party":"regime","eventTime":"2024-11-30T17:30:00+03:00"},{"place":"Zahraa","assertion":"CAPTURED",\
            "party":"opposition","claimant":"somebody","stance":"PRO_OPPOSITION","eventTime":"2024-11-30T17:30:00+03:00",\
            "evidence":["VIDEO",{"kind":"MAP","url":"https://example.org/m"}]},{"place":"Atlantis","within":"Hama",\
            "assertion":"FIGHTING","stance":"NEUTRAL","eventTime":"2024-11-30T17:30:00+03:00"}]}""";
    private static final String SOURCE =
            "{\"id\":\"n-1\",\"name\":\"New one\",\"stance\":\"NEUTRAL\",\"relays\":[\"sohr\"]}";
    private static final String PLACE =
            "{\"id\":\"p-1\",\"name\":\"Souran\",\"kind\":\"VILLAGE\",\"within\":\"homs-governorate\",\"lat\":34.1,\"lon\":36.2}";
    private static final String PLACING =
            "{\"spelling\":\"Atlantis\",\"within\":\"Hama\",\"editor\":\"e\",\"dismiss\":\"a novel, staged\"}";
    private static final String PARTY = "{\"id\":\"q-1\",\"name\":\"New party\",\"camp\":\"OTHER\"}";
    private static final String DECISION =
            "{\"kind\":\"REJECT\",\"claim\":{\"source\":\"s\",\"report\":\"r\",\"claim\":\"c\"},\"editor\":\"e\",\"reason\":\"staged\"}";
    private static final String RECEIVER =
            "{\"id\":\"desk\",\"url\":\"https://desk.example.org/hook\",\"near\":{\"lat\":35.1,\"lon\":36.7,\"km\":25},\"kinds\":[\"SETTLED\"]}";
    private static final Map<String, String> BODIES = Map.of(
            "POST /api/reports",
            REPORT,
            "POST /api/sources",
            SOURCE,
            "POST /api/places",
            PLACE,
            "POST /api/parties",
            PARTY,
            "POST /api/decisions",
            DECISION,
            "POST /api/receivers",
            RECEIVER,
            "POST /api/unplaced",
            PLACING);

    private final MemoryService http = MemoryService.real();

    /** The process of a replay; it is called as whatever the calls below name. */
    private final MemoryService day = MemoryService.of("hama", List.of());

    private SeedTowns seed;
    private ApiContract contract;
    private Wire wire;
    private URI asked = http.uri();

    @BeforeAll
    void fill() throws Exception {
        List<SourceReport> reports = new ArrayList<>();
        reports.addAll(ReportJson.read(REPORT.getBytes(StandardCharsets.UTF_8)).reports());
        List<DeskDecision> decisions = List.of(
                decision(
                        "d-1",
                        DecisionKind.REJECT,
                        new ClaimRef("hama-convoy-video", "000-hama-convoy-video-1130-1900", "s0-037")),
                decision("d-2", DecisionKind.VERIFY, new ClaimRef("pro-regime-media", "r-9", "c1")));
        seed = SeedTowns.with(reports, decisions);
        SeedRegisters registers = SeedRegisters.load();
        registers.places().forEach(http.registers::put);
        registers.parties().forEach(http.registers::put);
        registers.sources().forEach((Source s) -> http.registers.put(s));
        decisions.forEach(http.desk::add);
        for (String id : seed.ids()) {
            http.accounts.rows.put(id, seed.rows(id));
            RowAccounts.account(id, seed.rows(id), Moment.NOW).ifPresent(account -> {
                http.model.put(account.state(), OptionalLong.of(3));
                account.disputes().forEach(d -> http.model.put(id + "|" + d.getDisputeId(), d));
            });
        }
        http.model.add(Samples.alert("a-1", "hama"));
        http.model.add(Samples.alert("a-2", "qomhana"));
        http.replays.keep("hama", ReplayState.RUNNING, day.uri());
        http.replays.keep("gone", ReplayState.ENDED, null);
        day.replays.keep("hama", ReplayState.RUNNING, null);
        asked = http.uri();
        wire = new Wire(asked);
        contract = new ApiContract(http.get("/openapi.yaml").body());
    }

    @AfterAll
    void stop() throws IOException {
        wire.close();
        http.close();
        day.close();
    }

    @Test
    @Order(1)
    void everyCallThatReadsHasTheViewAndThoseAboutReplaysHaveNot() {
        Set<String> with = new TreeSet<>();
        contract.calls()
                .forEach(call -> contract.operation(call).path("parameters").forEach(parameter -> {
                    if (parameter.get("name").asText().equals("view")) {
                        assertThat(parameter.get("in").asText()).isEqualTo("query");
                        with.add(call);
                    }
                }));
        Set<String> reads = new TreeSet<>(contract.calls());
        reads.removeIf(call -> !call.startsWith("GET /api/"));
        reads.removeAll(Set.of("GET /api/replays", "GET /api/replays/{name}", "GET /api/session"));

        assertThat(with).isEqualTo(reads).hasSizeGreaterThan(15);
    }

    @Test
    @Order(1)
    void theDocumentHasTheCallsThatTheServerAnswersAndNoOthers() {
        Set<String> answered = new TreeSet<>(http.service.calls());
        answered.removeIf(call -> call.startsWith("HEAD ")
                || call.contains(" /internal/")
                || Set.of("GET /", "GET /page/{path}").contains(call));

        assertThat(contract.calls()).isEqualTo(answered);
    }

    @Test
    @Order(1)
    void everyCallAndParameterAndAnswerIsDescribed() {
        contract.calls().forEach(call -> {
            JsonNode operation = contract.operation(call);
            assertThat(operation.path("summary").asText()).as(call).isNotBlank();
            assertThat(operation.path("tags")).as(call).isNotEmpty();
            operation.path("parameters").forEach(p -> assertThat(
                            p.path("description").asText())
                    .as("%s %s", call, p)
                    .isNotBlank());
            operation.get("responses").forEach(r -> assertThat(r.has("$ref") || r.hasNonNull("description"))
                    .as(call)
                    .isTrue());
        });
        assertThat(contract.document().findValuesAsText("operationId")).doesNotHaveDuplicates();
        contract.document().at("/components/schemas").properties().forEach(schema -> {
            if (schema.getValue().has("properties")) {
                assertThat(schema.getValue().path("description").asText())
                        .as(schema.getKey())
                        .isNotBlank();
            }
        });
    }

    @Test
    @Order(2)
    void everyTownOfTheSeedsFitsHoweverItIsAskedFor() throws Exception {
        for (int i = 0; i < seed.ids().size(); i++) {
            for (String part : List.of("", "/timeline", "/claims", "/explain")) {
                String path = "/api/towns/" + seed.ids().get(i) + part;
                checked("GET", path, "", NOTHING);
                checked("GET", path + "?" + MOMENTS.get(i % MOMENTS.size()), "", NOTHING);
            }
        }
        for (String moment : MOMENTS) {
            for (String list : List.of(
                    "/api/towns?",
                    "/api/towns?limit=3&",
                    "/api/towns?status=CONTESTED,CLAIMED&controller=unknown&",
                    "/api/disputes?",
                    "/api/disputes?state=OPEN&townId=qomhana&",
                    "/api/towns.geojson?",
                    "/api/towns.geojson?within=hama&")) {
                assertThat(checked("GET", list + moment, "", NOTHING).status()).isEqualTo(200);
            }
        }
        assertThat(checked("GET", "/api/towns/Hama/explain", "Accept: text/plain\r\n", NOTHING)
                        .header("content-type")
                        .orElse(""))
                .startsWith("text/plain");
    }

    @Test
    @Order(2)
    void listsOfTheDeskAndRegistersFit() throws Exception {
        for (String path : List.of(
                "/api/places",
                "/api/places?limit=5",
                "/api/places?q=Hama",
                "/api/places?q=Zahraa",
                "/api/places?q=Atlantis",
                "/api/places?q=Hama&within=Aleppo",
                "/api/parties",
                "/api/sources",
                "/api/unplaced",
                "/api/unplaced?q=x",
                "/api/unplaced?dismissed=true",
                "/api/unplaced/claims",
                "/api/edits",
                "/api/edits?register=places",
                "/api/decisions",
                "/api/decisions?source=pro-regime-media",
                "/api/alerts",
                "/api/alerts?limit=1",
                "/api/status",
                "/health/liveness",
                "/health/readiness",
                "/prometheus",
                "/openapi.yaml",
                "/asyncapi.yaml")) {
            assertThat(checked("GET", path, "", NOTHING).status()).as(path).isEqualTo(200);
            checked("HEAD", path, "", NOTHING);
        }
    }

    @Test
    @Order(2)
    void theStreamIsOfItsType() throws Exception {
        HttpResponse<InputStream> answer = EventSource.ask(http.uri().resolve("/api/stream"), "");
        try (InputStream events = answer.body()) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(events.read()).isNotNegative();
            contract.seen().add("GET /api/stream 200");
        }
    }

    @Test
    @Order(3)
    void whatIsSentFitsAndSoDoesWhatIsAnswered() throws Exception {
        for (Map.Entry<String, String> call : BODIES.entrySet()) {
            for (String body : List.of(call.getValue(), "[" + call.getValue() + "]")) {
                assertThat(contract.faultsOfRequest(call.getKey(), body))
                        .as(body)
                        .isEmpty();
                String path = call.getKey().substring("POST ".length());
                waits("r-" + path.hashCode() + body.length());
                assertThat(checked("POST", path, JSON, ApiContract.bytes(body)).status())
                        .as(body)
                        .isEqualTo(path.equals("/api/receivers") ? 201 : 202);
            }
        }
    }

    /** Something to place, which the order of {@link #PLACING} is about. */
    private void waits(String report) {
        http.desk.put(
                "s|" + report + "|c",
                UnplacedClaim.newBuilder()
                        .setClaim(new ClaimRef("s", report, "c"))
                        .setPlaceAsWritten("Atlantis")
                        .setWithin("Hama")
                        .setReason(UnplacedReason.UNKNOWN)
                        .setAssertion(org.claimline.avro.Assertion.CAPTURED)
                        .setEventTime(Samples.THEN)
                        .setPublishedAt(Samples.THEN)
                        .build());
    }

    @Test
    @Order(3)
    void whatTheDocumentSaysOfBodiesIsWhatIsRead() throws Exception {
        for (Map.Entry<String, String> call : BODIES.entrySet()) {
            ObjectNode body = (ObjectNode) MemoryService.JSON.readTree(call.getValue());
            fieldsAreThose(call.getKey(), "", body, body);
        }
        ObjectNode report = (ObjectNode) MemoryService.JSON.readTree(REPORT);
        fieldsAreThose("POST /api/reports", "/claims/1", report, (ObjectNode) report.at("/claims/1"));
        fieldsAreThose(
                "POST /api/reports", "/claims/1/evidence/1", report, (ObjectNode) report.at("/claims/1/evidence/1"));
        ObjectNode decision = (ObjectNode) MemoryService.JSON.readTree(DECISION);
        fieldsAreThose("POST /api/decisions", "/claim", decision, (ObjectNode) decision.get("claim"));
        ObjectNode receiver = (ObjectNode) MemoryService.JSON.readTree(RECEIVER);
        fieldsAreThose("POST /api/receivers", "/near", receiver, (ObjectNode) receiver.get("near"));
    }

    /** The reader names the fields that it knows when it meets one that it does not; they are the schema's. */
    private void fieldsAreThose(String call, String at, ObjectNode body, ObjectNode object) throws Exception {
        object.put("nonsense", 1);
        Wire.Answer answer =
                checked("POST", call.substring("POST ".length()), JSON, ApiContract.bytes(body.toString()));
        object.remove("nonsense");
        JsonNode fault =
                MemoryService.JSON.readTree(answer.body()).get("faults").get(0);
        assertThat(fault.get("pointer").asText()).isEqualTo(at + "/nonsense");
        String schema = schemaOf(call, at);
        Set<String> documented = new TreeSet<>();
        contract.document()
                .at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(documented::add);
        assertThat(Set.of(fault.get("wayOut")
                        .asText()
                        .replaceFirst(".*one of ", "")
                        .split(", ")))
                .as(schema)
                .isEqualTo(documented);
    }

    private static String schemaOf(String call, String at) {
        return switch (at) {
            case "/claims/1" -> "ClaimInput";
            case "/claims/1/evidence/1" -> "EvidenceInput";
            case "/claim" -> "ClaimRefInput";
            case "/near" -> "NearInput";
            default -> {
                String list = call.substring("POST /api/".length(), call.length() - 1);
                list = list.endsWith("ie") ? list.substring(0, list.length() - 2) + "y" : list;
                list = call.endsWith("/unplaced") ? "placing" : list;
                yield list.substring(0, 1).toUpperCase(Locale.ROOT) + list.substring(1) + "Input";
            }
        };
    }

    @Test
    @Order(3)
    void problemsOfEveryCallFit() throws Exception {
        for (String call : contract.calls()) {
            String method = call.split(" ", 2)[0];
            String path = call.split(" ", 2)[1].replace("{name}", "hama").replaceAll("\\{[a-zA-Z]+}", "none");
            checked(method, path, "Accept: application/xml\r\n", NOTHING);
            if (path.startsWith("/api/")) {
                assertThat(checked(method, path + "?nonsense=1", "", NOTHING).status())
                        .isEqualTo(400);
                http.unread.add("the towns are being read");
                checked(method, path, path.contains("stream") ? "Accept: text/event-stream\r\n" : "", NOTHING);
                http.unread.clear();
            }
            if (path.startsWith("/api/") && !path.startsWith("/api/replays") && !path.equals("/api/session")) {
                assertThat(checked(method, path + "?view=nothing", "", NOTHING).status())
                        .isEqualTo(method.equals("GET") ? 404 : 409);
            }
            if (method.equals("GET") && !path.equals("/api/stream") && !path.equals("/prometheus")) {
                String tag = checked(method, path, "", NOTHING).header("etag").orElseThrow();
                assertThat(checked(method, path, "If-None-Match: " + tag + "\r\n", NOTHING)
                                .status())
                        .isEqualTo(304);
            }
        }
    }

    @Test
    @Order(3)
    void problemsOfWhatIsSentFit() throws Exception {
        for (String call : BODIES.keySet()) {
            String path = call.substring("POST ".length());
            assertThat(checked("POST", path, JSON, ApiContract.bytes("{")).status())
                    .isEqualTo(400);
            assertThat(checked("POST", path, JSON, ApiContract.bytes("[{}, 7, []]"))
                            .status())
                    .isEqualTo(422);
            assertThat(checked("POST", path, "Content-Type: text/plain\r\n", ApiContract.bytes("{}"))
                            .status())
                    .isEqualTo(415);
            assertThat(checked("POST", path, JSON + "Origin: https://evil.example.org\r\n", ApiContract.bytes("{}"))
                            .status())
                    .isEqualTo(403);
            assertThat(checked("POST", path, JSON, new byte[MemoryService.LARGEST_BODY + 1])
                            .status())
                    .isEqualTo(413);
            http.brokerAway = true;
            waits("away");
            checked("POST", path, JSON, ApiContract.bytes(BODIES.get(call).replace("staged", "staged again")));
            http.brokerAway = false;
        }
    }

    @Test
    @Order(3)
    void placesThatAreNotOrAreSeveralFit() throws Exception {
        for (String path : List.of(
                "/api/towns/%s",
                "/api/towns/%s/timeline",
                "/api/towns/%s/claims",
                "/api/towns/%s/explain",
                "/api/towns?within=%s",
                "/api/towns.geojson?within=%s",
                "/api/disputes?townId=%s",
                "/api/alerts?townId=%s",
                "/api/stream?town=%s",
                "/api/places?within=%s")) {
            assertThat(checked("GET", path.formatted("Atlantis"), "", NOTHING).status())
                    .as(path)
                    .isEqualTo(404);
            Wire.Answer several = checked("GET", path.formatted("Zahraa"), "", NOTHING);
            assertThat(several.status()).as(path).isEqualTo(409);
            assertThat(MemoryService.JSON.readTree(several.body()).get("candidates"))
                    .hasSizeGreaterThan(1);
        }
        http.accounts.moving = true;
        assertThat(checked("GET", "/api/towns/hama/timeline", "", NOTHING).status())
                .isEqualTo(503);
        http.accounts.moving = false;
        String foreign = new Mark(77, Samples.THEN, http.model.mark().next()).text();
        assertThat(checked("GET", "/api/alerts?cursor=" + foreign, "", NOTHING).status())
                .isEqualTo(410);
    }

    @Test
    @Order(4)
    void takingEntriesOutOfRegistersFits() throws Exception {
        for (String path : List.of("/api/places/hama-governorate", "/api/sources/sohr", "/api/parties/regime")) {
            String asked = path + "?editor=ed-1&reason=never+was";
            assertThat(checked("DELETE", asked, "", NOTHING).status()).as(asked).isEqualTo(409);
        }
        for (String path : List.of("/api/places/p-1", "/api/sources/n-1", "/api/parties/q-1")) {
            String asked = path + "?editor=ed-1&reason=never+was";
            assertThat(checked("DELETE", asked, "Origin: https://evil.example.org\r\n", NOTHING)
                            .status())
                    .isEqualTo(403);
            assertThat(checked("DELETE", path, "", NOTHING).status()).isEqualTo(400);
            assertThat(checked("DELETE", asked, "", NOTHING).status()).as(asked).isEqualTo(204);
            assertThat(checked("DELETE", asked, "", NOTHING).status()).isEqualTo(404);
        }
    }

    @Test
    @Order(3)
    void receiversAndDeliveriesFit() throws Exception {
        http.receivers.put(Alerts.receiver("r-1", "https://desk.example.org/hook", Samples.THEN));
        http.receivers.put(Receiver.newBuilder(Alerts.receiver("r-2", "https://desk.example.org/hook", Samples.THEN))
                .setEnteredBy(EnteredBy.CONFIGURATION)
                .build());
        Delivery delivery = Samples.delivery("a-1", "r-1", DeliveryState.FAILED);
        http.deliveries.put("hama|a-1|r-1", delivery);

        assertThat(checked("GET", "/api/receivers", "", NOTHING).status()).isEqualTo(200);
        assertThat(checked("GET", "/api/deliveries?state=failed&receiver=r-1", "", NOTHING)
                        .status())
                .isEqualTo(200);
        for (String again : List.of("/api/receivers/%s/resend", "/api/deliveries/a-1/%s")) {
            assertThat(checked("POST", again.formatted("r-1"), "", NOTHING).status())
                    .isEqualTo(202);
            assertThat(checked("POST", again.formatted("none"), "", NOTHING).status())
                    .isEqualTo(404);
            assertThat(checked("POST", again.formatted("r-1"), "Origin: https://evil.example.org\r\n", NOTHING)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(checked("DELETE", "/api/receivers/r-1", "Origin: https://evil.example.org\r\n", NOTHING)
                        .status())
                .isEqualTo(403);
        assertThat(checked("DELETE", "/api/receivers/r-2", "", NOTHING).status())
                .isEqualTo(409);
        assertThat(checked("DELETE", "/api/receivers/r-1", "", NOTHING).status())
                .isEqualTo(204);
        assertThat(checked("DELETE", "/api/receivers/r-1", "", NOTHING).status())
                .isEqualTo(404);
    }

    @Test
    @Order(3)
    void whoHasSeenAnAlertFits() throws Exception {
        String path = "/api/alerts/%s/acknowledgement";
        String body = "{\"editor\":\"ed-1\",\"note\":\"on it\"}";
        assertThat(contract.faultsOfRequest("POST " + path.formatted("{alertId}"), body))
                .isEmpty();
        refusedAsOthers(path.formatted("a-1"));
        assertThat(checked("POST", path.formatted("none"), JSON, ApiContract.bytes(body))
                        .status())
                .isEqualTo(404);
        assertThat(checked("POST", path.formatted("a-1"), JSON, ApiContract.bytes(body))
                        .status())
                .isEqualTo(200);
        assertThat(checked("GET", "/api/alerts", "", NOTHING).text()).contains("\"note\":\"on it\"");
        assertThat(checked("DELETE", path.formatted("a-1"), "", NOTHING).status())
                .isEqualTo(400);
        assertThat(checked("DELETE", path.formatted("none") + "?editor=ed-1", "", NOTHING)
                        .status())
                .isEqualTo(404);
        assertThat(checked("DELETE", path.formatted("a-1") + "?editor=ed-1", "", NOTHING)
                        .status())
                .isEqualTo(200);
        for (String method : List.of("POST", "DELETE")) {
            assertThat(checked(method, path.formatted("a-1"), "Origin: https://evil.example.org\r\n", NOTHING)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    @Order(3)
    void replaysAndTheirClocksFit() throws Exception {
        assertThat(checked("GET", "/api/replays", "", NOTHING).status()).isEqualTo(200);
        assertThat(checked("GET", "/api/replays?limit=1", "", NOTHING).header("link"))
                .isPresent();
        assertThat(checked("GET", "/api/replays/none", "", NOTHING).status()).isEqualTo(404);
        Map<String, String> orders = Map.of(
                "pause", "", "resume", "", "step", "{\"reports\":3}", "speed", "{\"speed\":\"max\"}", "stop", "");
        for (Map.Entry<String, String> order : orders.entrySet()) {
            String path = "/api/replays/%s/" + order.getKey();
            String sent = order.getValue();
            day.replays.keep("hama", ReplayState.RUNNING, null);
            if (!sent.isEmpty()) {
                assertThat(contract.faultsOfRequest("POST " + path.formatted("{name}"), sent))
                        .isEmpty();
                refusedAsOthers(path.formatted("hama"));
            }
            String type = sent.isEmpty() ? "" : JSON;
            byte[] body = ApiContract.bytes(sent);
            assertThat(checked("POST", path.formatted("hama"), type, body).status())
                    .as(path)
                    .isEqualTo(200);
            assertThat(checked("POST", path.formatted("none"), type, body).status())
                    .isEqualTo(404);
            assertThat(checked("POST", path.formatted("gone"), type, body).status())
                    .isEqualTo(409);
            assertThat(checked("POST", path.formatted("hama"), "Origin: https://evil.example.org\r\n", NOTHING)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(checked("DELETE", "/api/replays/hama", "", NOTHING).status()).isEqualTo(409);
        assertThat(checked("DELETE", "/api/replays/hama", "Origin: https://evil.example.org\r\n", NOTHING)
                        .status())
                .isEqualTo(403);
        assertThat(checked("DELETE", "/api/replays/gone", "", NOTHING).status()).isEqualTo(204);
        assertThat(checked("DELETE", "/api/replays/gone", "", NOTHING).status()).isEqualTo(404);
        http.replays.keep("gone", ReplayState.ENDED, null);
    }

    private void refusedAsOthers(String path) throws Exception {
        assertThat(checked("POST", path, JSON, ApiContract.bytes("{")).status()).isEqualTo(400);
        assertThat(checked("POST", path, JSON, ApiContract.bytes("[]")).status())
                .isEqualTo(422);
        assertThat(checked("POST", path, "Content-Type: text/plain\r\n", ApiContract.bytes("{}"))
                        .status())
                .isEqualTo(415);
        assertThat(checked("POST", path, JSON, new byte[MemoryService.LARGEST_BODY + 1])
                        .status())
                .isEqualTo(413);
    }

    @Test
    @Order(3)
    void signingInFits() throws Exception {
        Keys keys = new Keys();
        try (MemoryService asking = MemoryService.protectedBy(MemoryReplays.LIVE, keys.protection())) {
            elsewhere(asking);
            for (String token : List.of(keys.editor.text(), "none")) {
                String body = "{\"token\":\"" + token + "\"}";
                assertThat(contract.faultsOfRequest("POST /api/session", body)).isEmpty();
                assertThat(checked("POST", "/api/session", JSON, ApiContract.bytes(body))
                                .status())
                        .isEqualTo(token.equals("none") ? 401 : 200);
            }
            refusedAsOthers("/api/session");
            assertThat(checked("GET", "/api/session", "Authorization: Bearer " + keys.reader.text() + "\r\n", NOTHING)
                            .status())
                    .isEqualTo(200);
            for (String method : List.of("POST", "DELETE")) {
                assertThat(checked(method, "/api/session", "Origin: https://evil.example.org\r\n", NOTHING)
                                .status())
                        .isEqualTo(403);
            }
            assertThat(checked("DELETE", "/api/session", "", NOTHING).status()).isEqualTo(204);
            for (String call : contract.calls()) {
                String method = call.split(" ", 2)[0];
                String path = call.split(" ", 2)[1].replaceAll("\\{[a-zA-Z]+}", "none");
                if (!contract.operation(call).get("security").isEmpty()) {
                    assertThat(checked(method, path, "", NOTHING).status())
                            .as(call)
                            .isEqualTo(401);
                    if (!method.equals("GET")) {
                        String reader = "Authorization: Bearer " + keys.reader.text() + "\r\n";
                        assertThat(checked(method, path, reader, NOTHING).status())
                                .as(call)
                                .isEqualTo(403);
                    }
                }
            }
        } finally {
            elsewhere(http);
        }
    }

    @Test
    @Order(3)
    void askingTooOftenFits() throws Exception {
        try (MemoryService patient =
                MemoryService.protectedBy(MemoryReplays.LIVE, new Keys().protection(new Budgets.Limits(1, 1)))) {
            elsewhere(patient);
            for (String call : contract.calls()) {
                String method = call.split(" ", 2)[0];
                String path = call.split(" ", 2)[1].replaceAll("\\{[a-zA-Z]+}", "none");
                send(method, path, "", NOTHING);
                if (path.startsWith("/api/") || path.equals("/prometheus")) {
                    assertThat(checked(method, path, "", NOTHING).status())
                            .as(call)
                            .isEqualTo(429);
                }
            }
        } finally {
            elsewhere(http);
        }
    }

    /** From now on calls go there. */
    private void elsewhere(MemoryService service) throws IOException {
        wire.close();
        asked = service.uri();
        wire = new Wire(asked);
    }

    @Test
    @Order(3)
    void healthThatIsNotGoodFits() throws Exception {
        http.waitingFor.add("reconcile is starting");
        http.fatal.add("reconcile stopped");
        assertThat(checked("GET", "/health/readiness", "", NOTHING).status()).isEqualTo(503);
        assertThat(checked("GET", "/health/liveness", "", NOTHING).status()).isEqualTo(503);
        http.waitingFor.clear();
        http.fatal.clear();
    }

    @Test
    @Order(4)
    void everythingDeclaredWasSeen() {
        Set<String> unseen = new TreeSet<>(contract.answers());
        unseen.removeAll(contract.seen());
        unseen.removeAll(OUT_OF_REACH);
        unseen.removeIf(answer -> answer.endsWith(" 500"));

        assertThat(unseen).isEmpty();
    }

    private Wire.Answer checked(String method, String path, String headers, byte[] body) throws Exception {
        Wire.Answer answer = send(method, path, headers, body);
        contract.check(method, path, answer);
        return answer;
    }

    private Wire.Answer send(String method, String path, String headers, byte[] body) throws IOException {
        Wire.Answer answer = wire.send(method, path, headers, body);
        if (answer.header("connection").filter("close"::equals).isPresent()) {
            wire.close();
            wire = new Wire(asked);
        }
        return answer;
    }

    private static DeskDecision decision(String id, DecisionKind kind, ClaimRef claim) {
        return DeskDecision.newBuilder()
                .setDecisionId(id)
                .setKind(kind)
                .setTargetClaim(claim)
                .setDecidedAt(Samples.THEN.plusSeconds(86_400))
                .setEditor("ed-1")
                .setReason("looked at again")
                .setVerdict(kind == DecisionKind.VERIFY ? "genuine" : null)
                .build();
    }
}
