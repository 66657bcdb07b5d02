package org.claimline.alert;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.claimline.avro.ContestedAlert;
import org.claimline.query.AlertView;

/** The body of the message that tells an alert: its type, when it was raised, the alert as the API shows it, and where more is to be read. */
public final class AlertMessages {
    private final URI service;
    private final Function<Object, byte[]> json;

    /**
     * @param service where the service is reached by those who get the messages
     * @param json    writes as the API does
     */
    public AlertMessages(URI service, Function<Object, byte[]> json) {
        this.service = service;
        this.json = json;
    }

    /**
     * A body.
     *
     * @param type      {@code alert.} and the kind, in small letters
     * @param timestamp when it was raised, by the clock
     */
    record Body(String type, Instant timestamp, AlertView data, Map<String, String> links) {}

    /** The same for the same alert, however often it is sent. */
    public byte[] body(ContestedAlert alert, Instant raisedAt) {
        String town = service + "/api/towns/"
                + URLEncoder.encode(alert.getTownId(), StandardCharsets.UTF_8).replace("+", "%20");
        Map<String, String> links = new LinkedHashMap<>();
        links.put("town", town);
        links.put("explanation", town + "/explain");
        links.put("timeline", town + "/timeline");
        links.put("claims", town + "/claims");
        return json.apply(new Body(
                "alert." + alert.getKind().name().toLowerCase(Locale.ROOT), raisedAt, AlertView.of(alert), links));
    }
}
