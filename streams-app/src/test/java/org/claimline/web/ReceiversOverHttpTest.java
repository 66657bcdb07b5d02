package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.claimline.alert.Alerts;
import org.claimline.avro.DeliveryState;
import org.claimline.avro.EnteredBy;
import org.claimline.avro.Receiver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receivers and deliveries over HTTP: what is entered and shown, what is refused and why, what is sent again. */
class ReceiversOverHttpTest {
    private static final String OTHER = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";

    private final MemoryService http = MemoryService.real();

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void aSecretThatIsMadeIsToldOnceAndNeverAgain() throws Exception {
        JsonNode entered = enter("{\"id\":\"desk\",\"url\":\"https://desk.example.org/hook/t0ken\"}");

        assertThat(entered.get(0).path("secret").asText()).startsWith("whsec_");
        String listed = http.get("/api/receivers").body();
        assertThat(listed).contains("\"secret\":null", "\"url\":\"https://desk.example.org/...\"");
        assertThat(listed).doesNotContain("whsec_", "t0ken");
        JsonNode again = enter("{\"id\":\"desk\",\"url\":\"https://desk.example.org/other\"}");
        assertThat(again.get(0).path("secret").isNull()).isTrue();
        assertThat(http.receivers.entry("desk").orElseThrow().entry().getSecret())
                .isEqualTo(entered.get(0).path("secret").asText());
    }

    @Test
    void aSecretThatIsGivenIsNotToldAndTheOneBeforeSignsForADay() throws Exception {
        enter("{\"id\":\"desk\",\"url\":\"https://desk.example.org/\",\"secret\":\"" + Alerts.SECRET + "\"}");

        String answer = http.post(
                        "/api/receivers",
                        "{\"id\":\"desk\",\"url\":\"https://desk.example.org/\",\"secret\":\"" + OTHER + "\"}")
                .body();

        assertThat(answer).doesNotContain("whsec_");
        var desk = http.receivers.get("desk").orElseThrow();
        assertThat(desk.secretsAt(Samples.THEN)).hasSize(2);
        assertThat(desk.secretsAt(Samples.THEN.plusSeconds(86_400))).hasSize(1);
    }

    @Test
    void whatIsEnteredIsShownWithItsFilter() throws Exception {
        http.registers.put(Samples.place("hama", "Hama", null, "Hamah"));
        enter("""
                {"id":"desk","url":"http://10.0.0.1:8000/a","towns":["Hamah"],"governorates":["hama governorate"],\
                "near":{"lat":35.1,"lon":36.7,"km":25},"kinds":["NEWLY_CONTESTED","SETTLED"]}""");

        JsonNode shown = http.json("/api/receivers").get(0);

        assertThat(shown.path("towns").toString()).isEqualTo("[\"hama\"]");
        assertThat(shown.path("governorates").toString()).isEqualTo("[\"Hama\"]");
        assertThat(shown.path("near").toString()).isEqualTo("{\"lat\":35.1,\"lon\":36.7,\"km\":25.0}");
        assertThat(shown.path("kinds").toString()).isEqualTo("[\"NEWLY_CONTESTED\",\"SETTLED\"]");
        assertThat(shown.path("enteredBy").asText()).isEqualTo("API");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            /id;           {"id":"a b","url":"https://x.example"};                                         1 to 100 letters
            /id;           {"url":"https://x.example"};                                                    add a text
            /url;          {"id":"a"};                                                                     add a text
            /url;          {"id":"a","url":"ftp://x.example"};                                             give an http or https URL
            /url;          {"id":"a","url":"https://u:p@x.example"};                                       without user and password
            /url;          {"id":"a","url":"https://"};                                                    give an http or https URL
            /url;          {"id":"a","url":"not a url"};                                                   give an http or https URL
            /secret;       {"id":"a","url":"https://x.example","secret":"short"};                          write whsec_
            /towns/0;      {"id":"a","url":"https://x.example","towns":["Atlantis"]};                      no place is called so
            /governorates/0; {"id":"a","url":"https://x.example","governorates":["Atlantis"]};             no place of the register
            /kinds/0;      {"id":"a","url":"https://x.example","kinds":["UNRECOGNISED"]};                  use one of
            /near/km;      {"id":"a","url":"https://x.example","near":{"lat":1,"lon":1,"km":0}};           send kilometres
            /near/lat;     {"id":"a","url":"https://x.example","near":{"lat":91,"lon":1,"km":1}};          send decimal degrees
            /near/lon;     {"id":"a","url":"https://x.example","near":{"lat":1,"km":1}};                   add decimal degrees
            /1/id;         [{"id":"a","url":"https://x.example"},{"id":"a","url":"https://x.example"}];    send it once
            """)
    void whatCannotBeUsedIsRefusedWithTheWayOut(String pointer, String body, String wayOut) throws Exception {
        HttpResponse<String> answer = http.post("/api/receivers", body.strip());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode faults = MemoryService.JSON.readTree(answer.body()).path("faults");
        assertThat(faults.findValuesAsText("pointer")).contains(pointer);
        assertThat(faults.findValuesAsText("wayOut").toString()).contains(wayOut.strip());
        assertThat(http.receivers.all()).isEmpty();
    }

    @Test
    void aSecretStandsInNoRefusal() throws Exception {
        String body = http.post(
                        "/api/receivers",
                        "{\"id\":\"a\",\"url\":\"https://x.example/t0ken\",\"secret\":\"whsec_c2hvcnQ=\",\"kinds\":[\"X\"]}")
                .body();

        assertThat(body).contains("/secret").doesNotContain("c2hvcnQ", "t0ken");
    }

    @Test
    void whatStandsInTheFileIsNotChangedByCalls() throws Exception {
        http.receivers.put(Receiver.newBuilder(Alerts.receiver("desk", "https://x.example", Samples.THEN))
                .setEnteredBy(EnteredBy.CONFIGURATION)
                .build());

        HttpResponse<String> changed = http.post("/api/receivers", "{\"id\":\"desk\",\"url\":\"https://y.example\"}");
        HttpResponse<String> removed = remove("desk");

        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.body()).contains("CLAIMLINE_RECEIVERS");
        assertThat(removed.statusCode()).isEqualTo(409);
        assertThat(removed.body()).contains("CLAIMLINE_RECEIVERS");
        assertThat(http.receivers.entry("desk")).isPresent();
    }

    @Test
    void aReceiverIsTakenOut() throws Exception {
        enter("{\"id\":\"desk\",\"url\":\"https://x.example\"}");

        assertThat(remove("desk").statusCode()).isEqualTo(204);
        assertThat(remove("desk").statusCode()).isEqualTo(404);
        assertThat(http.json("/api/receivers")).isEmpty();
    }

    @Test
    void deliveriesAreListedByStateAndReceiver() throws Exception {
        http.deliveries.put("1", Samples.delivery("a-1", "desk", DeliveryState.FAILED));
        http.deliveries.put("2", Samples.delivery("a-2", "desk", DeliveryState.DELIVERED));
        http.deliveries.put("3", Samples.delivery("a-1", "other", DeliveryState.FAILED));

        assertThat(http.json("/api/deliveries")).hasSize(3);
        assertThat(http.json("/api/deliveries?state=failed").findValuesAsText("receiver"))
                .containsExactly("desk", "other");
        assertThat(http.json("/api/deliveries?state=failed&receiver=desk").findValuesAsText("alertId"))
                .containsExactly("a-1");
        HttpResponse<String> first = http.get("/api/deliveries?limit=2");
        String next = first.headers().firstValue("Link").orElseThrow().replaceFirst("<([^>]*)>.*", "$1");
        assertThat(http.json(next)).hasSize(1);
        assertThat(http.get("/api/deliveries?state=lost").body()).contains("PENDING, DELIVERED, FAILED, CANCELLED");
    }

    @Test
    void whatFailedIsSentAgainOneByOneOrAll() throws Exception {
        http.receivers.put(Alerts.receiver("desk", "https://x.example", Samples.THEN));
        http.deliveries.put("1", Samples.delivery("a-1", "desk", DeliveryState.FAILED));
        http.deliveries.put("2", Samples.delivery("a-2", "desk", DeliveryState.DELIVERED));
        http.deliveries.put("3", Samples.delivery("a-3", "desk", DeliveryState.FAILED));

        assertThat(http.post("/api/deliveries/a-2/desk", "").statusCode()).isEqualTo(202);
        assertThat(http.post("/api/receivers/desk/resend", "").body()).isEqualTo("{\"ordered\":2}");

        assertThat(http.orders).extracting(order -> order.getAlertId()).containsExactly("a-2", "a-1", "a-3");
        assertThat(http.orders).extracting(order -> order.getTownId()).containsOnly("hama");
        assertThat(http.post("/api/deliveries/a-9/desk", "").statusCode()).isEqualTo(404);
        assertThat(http.post("/api/receivers/nobody/resend", "").statusCode()).isEqualTo(404);
        http.brokerAway = true;
        assertThat(http.post("/api/deliveries/a-2/desk", "").statusCode()).isEqualTo(503);
        assertThat(http.orders).hasSize(3);
    }

    private JsonNode enter(String body) throws Exception {
        HttpResponse<String> answer = http.post("/api/receivers", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return MemoryService.JSON.readTree(answer.body());
    }

    private HttpResponse<String> remove(String id) throws Exception {
        return http.send(HttpRequest.newBuilder().DELETE(), "/api/receivers/" + id);
    }
}
