package org.claimline.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.claimline.avro.Rule;
import org.claimline.query.Acknowledgements;
import org.claimline.query.AlertView;
import org.claimline.query.Catchup;
import org.claimline.query.Change;
import org.claimline.query.DisputeView;
import org.claimline.query.Mark;
import org.claimline.query.ReadModel;
import org.claimline.query.TownEntry;
import org.claimline.query.TownSummary;
import org.jspecify.annotations.Nullable;

/** The events of the live stream as they go over the wire: {@code text/event-stream}, one line of JSON each. */
@Singleton
final class StreamEvents {
    private static final String RETRY = "retry: 2000\n\n";

    private final Json json;
    private final Acknowledgements acknowledgements;

    StreamEvents(Json json, ReadModel model) {
        this.json = json;
        this.acknowledgements = model.acknowledgements();
    }

    /** A town's state: the summary that lists show, and in words why it is so. */
    record TownState(@JsonUnwrapped TownSummary summary, Rule rule, String explanation, boolean removed) {
        static TownState of(TownEntry entry) {
            return new TownState(
                    entry.summary(), entry.state().getRule(), entry.state().getExplanation(), false);
        }
    }

    /** Nothing is told of the town any more. */
    record TownGone(String townId, @Nullable Long version, boolean removed) {
        static TownGone of(Change.OfTown town) {
            Long version = town.version().isPresent() ? town.version().getAsLong() : null;
            return new TownGone(town.townId(), version, true);
        }
    }

    /** A dispute as it stands. */
    record DisputeState(@JsonUnwrapped DisputeView dispute, boolean removed) {}

    /** A dispute that never was, by what sources have said since. */
    record DisputeGone(String disputeId, String townId, boolean removed) {
        static DisputeGone of(Change.OfDispute dispute) {
            return new DisputeGone(dispute.key().substring(dispute.townId().length() + 1), dispute.townId(), true);
        }
    }

    /** Why a stream does not go on where it was left. */
    record Reset(String reason, boolean alertsComplete) {}

    /** What follows, up to the event {@code live}, is all that is so. */
    record Snapshot(int events) {}

    /** Everything so far was told. */
    record Live(boolean resumed) {}

    /**
     * What a client is sent before anything else. Whoever begins anew forgets what it knew; an id of that is sent along, so that a break
     * before the end does not leave it with an id from before.
     */
    byte[] beginning(Catchup catchup, int events) {
        StringBuilder text = new StringBuilder(RETRY);
        catchup.reason().ifPresent(reason -> text.append(event("reset", new Reset(reason, catchup.alertsComplete())))
                .append('\n'));
        if (catchup.start() != Catchup.Start.RESUMED) {
            text.append(event("snapshot", new Snapshot(events)))
                    .append(id(catchup.again()))
                    .append('\n');
        }
        return bytes(text.toString());
    }

    /** What ends the catching up, with the first id. */
    byte[] live(Catchup catchup) {
        return withId(event("live", new Live(catchup.start() == Catchup.Start.RESUMED)), catchup.mark());
    }

    /** A change that a client is told while it catches up: without an id, so that a break leaves it with the old one. */
    byte[] past(Change change) {
        return bytes(event(change) + "\n");
    }

    /** A change as it happens. */
    byte[] present(Change change, Mark mark) {
        return withId(event(change), mark);
    }

    /** A comment that keeps the connection, and an id by itself that brings the client's up to date. */
    byte[] heartbeat(Mark mark) {
        return withId(": heartbeat\n", mark);
    }

    private String event(Change change) {
        if (change instanceof Change.OfTown town) {
            Optional<Object> state = town.entry().map(TownState::of);
            return event(StreamType.TOWN_STATE.word(), state.orElseGet(() -> TownGone.of(town)));
        }
        if (change instanceof Change.OfDispute dispute) {
            Optional<Object> state = dispute.dispute().map(d -> new DisputeState(d.view(), false));
            return event(StreamType.DISPUTE.word(), state.orElseGet(() -> DisputeGone.of(dispute)));
        }
        if (change instanceof Change.OfAcknowledgement seen) {
            return event(StreamType.ACKNOWLEDGEMENT.word(), AcknowledgementState.of(seen.acknowledgement()));
        }
        Change.OfAlert alert = (Change.OfAlert) change;
        return event(StreamType.ALERT.word(), AlertView.of(alert.alert(), acknowledgements.view(alert.key())));
    }

    private String event(String name, Object data) {
        return "event: " + name + "\ndata: " + new String(json.bytes(data), StandardCharsets.UTF_8) + "\n";
    }

    private static byte[] withId(String event, Mark mark) {
        return bytes(event + id(mark) + "\n");
    }

    private static String id(Mark mark) {
        return "id: " + mark.text() + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
