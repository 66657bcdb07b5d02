package org.claimline.web;

import com.fasterxml.jackson.core.type.TypeReference;
import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.claimline.query.Counts;
import org.claimline.query.DisputeView;
import org.claimline.query.Moment;
import org.claimline.query.MovingException;
import org.claimline.query.Peers;
import org.claimline.query.TimelineView;
import org.claimline.query.TownSummary;
import org.claimline.query.TownView;

/** Asks other instances over HTTP. One that does not answer is taken for one that is going: whoever asked shall ask again. */
public final class HttpPeers implements Peers {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Json json;

    public HttpPeers(Json json) {
        this.json = json;
    }

    @Override
    public Optional<TownView> town(URI service, String townId, Moment moment) {
        return ask(service, "/towns/" + encoded(townId), moment, new TypeReference<>() {});
    }

    @Override
    public Optional<TimelineView> timeline(URI service, String townId, Moment moment) {
        return ask(service, "/towns/" + encoded(townId) + "/timeline", moment, new TypeReference<>() {});
    }

    @Override
    public List<TownSummary> towns(URI service, Moment moment) {
        return ask(service, "/towns", moment, new TypeReference<List<TownSummary>>() {})
                .orElseThrow(() -> gone(service, "it has no such answer"));
    }

    @Override
    public List<DisputeView> disputes(URI service, Moment moment) {
        return ask(service, "/disputes", moment, new TypeReference<List<DisputeView>>() {})
                .orElseThrow(() -> gone(service, "it has no such answer"));
    }

    @Override
    public Counts counts(URI service) {
        return ask(service, "/counts", Moment.NOW, new TypeReference<Counts>() {})
                .orElseThrow(() -> gone(service, "it has no such answer"));
    }

    private <T> Optional<T> ask(URI service, String path, Moment moment, TypeReference<T> type) {
        URI address = service.resolve(PeersController.PATH + path + query(moment));
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == HttpStatus.NOT_FOUND.getCode()) {
                return Optional.empty();
            }
            if (answer.statusCode() != HttpStatus.OK.getCode()) {
                throw gone(service, "it answered " + answer.statusCode());
            }
            return Optional.of(json.read(answer.body(), type));
        } catch (IOException e) {
            throw gone(service, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw gone(service, "interrupted");
        }
    }

    private static MovingException gone(URI service, String why) {
        return new MovingException("the instance at " + service + " holds it and cannot say (" + why + ")");
    }

    private static String query(Moment moment) {
        String at = moment.at().map(t -> "&at=" + time(t)).orElse("");
        String knownAt = moment.knownAt().map(t -> "&knownAt=" + time(t)).orElse("");
        String both = at + knownAt;
        return both.isEmpty() ? "" : "?" + both.substring(1);
    }

    /** In UTC, so with a Z and no plus sign to be lost. */
    private static String time(Instant time) {
        return encoded(time.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
