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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.query.ClaimPeers;
import org.claimline.query.ClaimsPage;
import org.claimline.query.ClaimsWindow;
import org.claimline.query.Counts;
import org.claimline.query.DisputeView;
import org.claimline.query.DisputesWindow;
import org.claimline.query.ExplanationView;
import org.claimline.query.FeedView;
import org.claimline.query.Moment;
import org.claimline.query.MovingException;
import org.claimline.query.Peers;
import org.claimline.query.TimelineView;
import org.claimline.query.TownSummary;
import org.claimline.query.TownView;
import org.claimline.web.access.PeerSecret;

/**
 * Asks other instances over HTTP. One that does not answer, within 2 seconds to a connection and 10 to the question, is taken for one
 * that is going: whoever asked shall ask again.
 */
public final class HttpPeers implements Peers, ClaimPeers {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Json json;
    private final String incarnation;
    private final Optional<String> view;
    private final Optional<PeerSecret> secret;

    /** @param incarnation which topics it must be that a peer reads; see {@link org.claimline.query.Incarnation} */
    public HttpPeers(Json json, long incarnation) {
        this(json, incarnation, Optional.empty(), Optional.empty());
    }

    /**
     * Peers that are asked by way of others, which hand on to them what is asked of their view.
     *
     * @param view   what they show; empty where they are asked themselves
     * @param secret what they share; empty where nobody is asked who he is
     */
    public HttpPeers(Json json, long incarnation, Optional<String> view, Optional<PeerSecret> secret) {
        this.secret = secret;
        this.json = json;
        this.incarnation = Long.toHexString(incarnation);
        this.view = view;
    }

    @Override
    public Optional<TownView> town(URI service, String townId, Moment moment) {
        return ask(service, "/towns/" + encoded(townId) + query(moment), new TypeReference<>() {});
    }

    @Override
    public Optional<TimelineView> timeline(URI service, String townId, Moment moment) {
        return ask(service, "/towns/" + encoded(townId) + "/timeline" + query(moment), new TypeReference<>() {});
    }

    @Override
    public Optional<ClaimsPage> claims(URI service, String townId, Moment moment, ClaimsWindow window) {
        List<String> parameters = parameters(moment);
        parameters.add("most=" + window.most());
        window.after().ifPresent(key -> parameters.add("after=" + encoded(key)));
        return ask(service, "/towns/" + encoded(townId) + "/claims" + query(parameters), new TypeReference<>() {});
    }

    @Override
    public Optional<ExplanationView> explanation(URI service, String townId, Moment moment, ZoneId zone) {
        List<String> parameters = parameters(moment);
        parameters.add("zone=" + encoded(zone.getId()));
        return ask(service, "/towns/" + encoded(townId) + "/explain" + query(parameters), new TypeReference<>() {});
    }

    @Override
    public List<TownSummary> towns(URI service, Moment moment, Set<Integer> partitions) {
        return answered(service, "/towns" + query(moment, partitions), new TypeReference<>() {});
    }

    @Override
    public List<TownSummary> townsOf(URI service, Moment moment, Set<String> townIds) {
        String path = "/towns" + query(moment);
        HttpRequest.Builder request = request(service, "POST", path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.bytes(townIds)));
        return send(service, request, new TypeReference<List<TownSummary>>() {})
                .orElseThrow(() -> gone(service, "it answered nothing"));
    }

    @Override
    public List<DisputeView> disputes(URI service, Moment moment, Set<Integer> partitions, DisputesWindow window) {
        return disputes(service, "/disputes", parameters(moment, partitions), window);
    }

    @Override
    public List<DisputeView> disputesOf(URI service, String townId, Moment moment, DisputesWindow window) {
        return disputes(service, "/towns/" + encoded(townId) + "/disputes", parameters(moment), window);
    }

    private List<DisputeView> disputes(URI service, String path, List<String> parameters, DisputesWindow window) {
        parameters.add("most=" + window.most());
        window.state().ifPresent(state -> parameters.add("state=" + state));
        window.after().ifPresent(key -> parameters.add("after=" + encoded(key.text())));
        return answered(service, path + query(parameters), new TypeReference<>() {});
    }

    @Override
    public Counts counts(URI service, Set<Integer> partitions) {
        return answered(service, "/counts" + query(Moment.NOW, partitions), new TypeReference<>() {});
    }

    @Override
    public FeedView feed(URI service, Set<Integer> partitions) {
        return answered(service, "/feed" + query(Moment.NOW, partitions), new TypeReference<>() {});
    }

    @Override
    public int unsettled(URI service, Set<Integer> partitions) {
        return answered(service, "/unsettled" + query(Moment.NOW, partitions), new TypeReference<Integer>() {});
    }

    private <T> T answered(URI service, String path, TypeReference<T> type) {
        return ask(service, path, type).orElseThrow(() -> gone(service, "it answered nothing"));
    }

    private <T> Optional<T> ask(URI service, String path, TypeReference<T> type) {
        return send(service, request(service, "GET", path), type);
    }

    private HttpRequest.Builder request(URI service, String method, String path) {
        String asked = PeersController.PATH + path;
        String address = view.map(
                        name -> asked + (asked.contains("?") ? "&" : "?") + ViewParameter.NAME + "=" + encoded(name))
                .orElse(asked);
        URI asks = service.resolve(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(asks)
                .header(PeersOnly.INCARNATION, incarnation)
                .timeout(ANSWER);
        secret.ifPresent(s -> request.header(PeerSecret.HEADER, s.proof(method, Visitors.target(asks))));
        return request;
    }

    private <T> Optional<T> send(URI service, HttpRequest.Builder request, TypeReference<T> type) {
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == HttpStatus.NO_CONTENT.getCode()) {
                return Optional.empty();
            }
            if (answer.statusCode() == HttpStatus.UNAUTHORIZED.getCode()) {
                throw gone(
                        service,
                        "it does not take this instance for its peer; give all the same CLAIMLINE_PEER_SECRET");
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
        return query(parameters(moment));
    }

    private static String query(List<String> parameters) {
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static String query(Moment moment, Set<Integer> partitions) {
        return query(parameters(moment, partitions));
    }

    private static List<String> parameters(Moment moment, Set<Integer> partitions) {
        List<String> parameters = parameters(moment);
        parameters.add("partitions=" + partitions.stream().map(String::valueOf).collect(Collectors.joining(",")));
        return parameters;
    }

    private static List<String> parameters(Moment moment) {
        List<String> parameters = new ArrayList<>();
        moment.at().ifPresent(at -> parameters.add("at=" + time(at)));
        moment.knownAt().ifPresent(knownAt -> parameters.add("knownAt=" + time(knownAt)));
        return parameters;
    }

    /** In UTC, so with a Z and no plus sign to be lost. */
    private static String time(Instant time) {
        return encoded(time.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
