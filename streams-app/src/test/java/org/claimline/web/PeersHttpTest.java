package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.explain.SeedTowns;
import org.claimline.query.Counts;
import org.claimline.query.DisputesWindow;
import org.claimline.query.Moment;
import org.claimline.query.MovingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One instance asks another over HTTP. */
class PeersHttpTest {
    private static final Moment THEN =
            new Moment(Optional.of(Instant.parse("2024-11-30T19:00:00Z")), Optional.of(Samples.THEN));

    private final MemoryService other = MemoryService.checking(report -> List.of());
    private final HttpPeers peers = new HttpPeers(new Json(WebConfig.DEFAULT_ZONE), other.model.incarnation());

    @AfterEach
    void stop() {
        other.close();
    }

    @Test
    void whatIsAskedArrivesAsItWasMeant() {
        assertThat(peers.town(other.uri(), "hama", THEN)).isEmpty();
        assertThat(other.accounts.asked).isEqualTo(THEN);
        assertThat(peers.timeline(other.uri(), "hama", THEN)).isEmpty();
        assertThat(peers.towns(other.uri(), THEN, Set.of(0, 2))).isEmpty();
        assertThat(peers.townsOf(other.uri(), THEN, Set.of("hama", "a town/with \"signs\"")))
                .isEmpty();
        assertThat(peers.disputes(other.uri(), THEN, Set.of(1), DisputesWindow.all(Optional.empty())))
                .isEmpty();
        assertThat(peers.counts(other.uri(), Set.of(0))).isEqualTo(Counts.NONE);
    }

    @Test
    void howManyTownsAreStillBeingSettledIsToldOfThePartitionsAskedFor() {
        other.accounts.unsettled.putAll(Map.of(0, 1, 1, 10, 2, 100));

        assertThat(peers.unsettled(other.uri(), Set.of(0, 2))).isEqualTo(101);
        assertThat(peers.unsettled(other.uri(), Set.of(3))).isZero();
    }

    @Test
    void theFeedArrivesAsItIsThere() {
        SeedTowns seed = SeedTowns.load();
        seed.ids().forEach(id -> other.accounts.rows.put(id, seed.rows(id)));

        assertThat(peers.feed(other.uri(), Set.of(0))).isEqualTo(other.accounts.feed(Set.of(0)));
        assertThat(peers.feed(other.uri(), Set.of(0)).buckets()).hasSizeGreaterThan(40);
    }

    @Test
    void whatIsNotThereAnyMoreIsNotTakenForNothing() {
        other.accounts.moving = true;

        assertThatThrownBy(() -> peers.town(other.uri(), "hama", THEN)).isInstanceOf(MovingException.class);
        assertThatThrownBy(() -> peers.towns(other.uri(), THEN, Set.of(0))).isInstanceOf(MovingException.class);
        assertThatThrownBy(() -> peers.unsettled(other.uri(), Set.of(0))).isInstanceOf(MovingException.class);
        assertThatThrownBy(() -> peers.feed(other.uri(), Set.of(0))).isInstanceOf(MovingException.class);
    }

    @Test
    void anInstanceOfOtherTopicsIsNotTakenForAPeer() throws Exception {
        HttpPeers strangers = new HttpPeers(new Json(WebConfig.DEFAULT_ZONE), other.model.incarnation() + 1);

        assertThatThrownBy(() -> strangers.town(other.uri(), "hama", THEN))
                .isInstanceOf(MovingException.class)
                .hasMessageContaining("421");
        assertThat(other.send(HttpRequest.newBuilder().GET(), "/internal/held/towns/hama")
                        .statusCode())
                .isEqualTo(421);
    }

    @Test
    void oneThatIsGoneIsToldAtOnce() throws IOException {
        URI gone = nobodyListensAt();
        Instant begin = Instant.now();

        assertThatThrownBy(() -> peers.town(gone, "hama", THEN)).isInstanceOf(MovingException.class);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    private static URI nobodyListensAt() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + probe.getLocalPort());
        }
    }
}
