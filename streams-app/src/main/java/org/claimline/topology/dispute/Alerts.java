package org.claimline.topology.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeKind;
import org.claimline.avro.DisputeState;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Position;
import org.claimline.avro.Rule;
import org.claimline.avro.Status;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.claim.Stance;
import org.claimline.reconcile.Closing;
import org.claimline.reconcile.Dispute.Kind;
import org.claimline.topology.mapping.Wording;
import org.jspecify.annotations.Nullable;

/** Between the records of the topics and the episodes: what a change says of disputes, and how news of an episode is told. */
final class Alerts {
    private Alerts() {}

    /**
     * What a change says of disputes.
     *
     * @param now the clock
     */
    static Episodes.Change change(TownChange change, Instant now) {
        List<Dispute> changed = change.getChangedDisputes();
        Optional<TownState> before = Optional.ofNullable(change.getBefore());
        return new Episodes.Change(
                change.getTownId(),
                changed.stream()
                        .filter(d -> d.getState() != DisputeState.WITHDRAWN)
                        .map(Alerts::span)
                        .toList(),
                changed.stream()
                        .filter(d -> d.getState() == DisputeState.WITHDRAWN)
                        .map(Dispute::getDisputeId)
                        .toList(),
                change.getRemovedDisputeIds(),
                before.map(TownState::getController),
                Optional.ofNullable(change.getAfter()).map(TownState::getController),
                seen(change),
                change.getCause().getVersion().getEventTime(),
                now);
    }

    private static Span span(Dispute dispute) {
        Instant closedAt = dispute.getClosedAt();
        if (dispute.getState() == DisputeState.OPEN || closedAt == null) {
            return Span.open(
                    dispute.getDisputeId(),
                    dispute.getOpenedAt(),
                    scope(dispute),
                    Optional.ofNullable(dispute.getLapsesAt()));
        }
        Closing closing = Closing.valueOf(
                Objects.requireNonNull(dispute.getClosing(), "closing").name());
        return Span.closed(dispute.getDisputeId(), dispute.getOpenedAt(), closedAt, closing, scope(dispute));
    }

    /** A kind of dispute that a newer version wrote is none that can be told apart here. */
    private static Scope scope(Dispute dispute) {
        Set<Stance> stances = EnumSet.noneOf(Stance.class);
        add(stances, Stance.PRO_REGIME, dispute.getProRegime());
        add(stances, Stance.PRO_OPPOSITION, dispute.getProOpposition());
        add(stances, Stance.NEUTRAL, dispute.getNeutral());
        add(stances, Stance.PRO_OTHER, dispute.getProOther());
        Set<Kind> kinds = dispute.getKind() == DisputeKind.UNRECOGNISED
                ? Set.of()
                : Set.of(Kind.valueOf(dispute.getKind().name()));
        return new Scope(kinds, stances);
    }

    private static void add(Set<Stance> stances, Stance stance, List<Position> positions) {
        if (!positions.isEmpty()) {
            stances.add(stance);
        }
    }

    private static Instant seen(TownChange change) {
        Instant cause = change.getCause().getVersion().getEventTime();
        return Optional.ofNullable(change.getBefore())
                .map(TownState::getLastClaimAt)
                .filter(last -> last.isAfter(cause))
                .orElse(cause);
    }

    /**
     * The alert.
     *
     * @param about the record of the dispute that it is about, where the change or the state before it carries one
     */
    static ContestedAlert alert(TownChange change, News news, Optional<Dispute> about) {
        PlaceRef place = place(change);
        Optional<TownState> after = Optional.ofNullable(change.getAfter());
        ContestedAlert.Builder alert = ContestedAlert.newBuilder()
                .setAlertId(news.alertId())
                .setEpisodeId(news.episode().id())
                .setDisputeId(news.dispute().id())
                .setKind(AlertKind.valueOf(news.kind().name()))
                .setCorrects(news.corrects().orElse(null))
                .setTownId(change.getTownId())
                .setPlace(place)
                .setTownVersion(change.getVersion())
                .setAt(news.at())
                .setSince(news.episode().since())
                .setHeadline(Wording.headline(place.getName(), text(news, after, about)))
                .setControllerBefore(news.episode().before().orElse(null))
                .setStatusAfter(
                        news.byClock()
                                ? lapsed(after)
                                : after.map(TownState::getStatus).orElse(null))
                .setControllerAfter(after.map(TownState::getController).orElse(null))
                .setRule(
                        news.byClock()
                                ? Rule.LAPSE
                                : after.map(TownState::getRule).orElse(null))
                .setDurationMillis(news.lasted().map(Duration::toMillis).orElse(null));
        about.ifPresent(d -> alert.setProRegime(d.getProRegime())
                .setProRegimeMore(d.getProRegimeMore())
                .setProOpposition(d.getProOpposition())
                .setProOppositionMore(d.getProOppositionMore())
                .setNeutral(d.getNeutral())
                .setNeutralMore(d.getNeutralMore())
                .setProOther(d.getProOther())
                .setProOtherMore(d.getProOtherMore()));
        return alert.build();
    }

    /**
     * The status after a lapse of which the town's state does not know yet: the settled state from before the contest returns (rule 15). Null where
     * there was one, for how firm it was is not told with the contest.
     */
    private static @Nullable Status lapsed(Optional<TownState> contested) {
        return contested.map(TownState::getController).isPresent() ? null : Status.UNCLEAR;
    }

    private static PlaceRef place(TownChange change) {
        return Optional.ofNullable(change.getAfter())
                .or(() -> Optional.ofNullable(change.getBefore()))
                .map(TownState::getPlace)
                .or(() -> change.getChangedDisputes().stream().findFirst().map(Dispute::getPlace))
                .orElseGet(() -> PlaceRef.newBuilder()
                        .setPlaceId(change.getTownId())
                        .setName(change.getTownId())
                        .build());
    }

    private static String text(News news, Optional<TownState> after, Optional<Dispute> about) {
        String sides = about.map(Alerts::sides).filter(s -> !s.isEmpty()).orElse("sources contradict each other");
        return switch (news.kind()) {
            case NEWLY_CONTESTED -> "newly contested; " + sides;
            case WIDENED -> "the contest has widened; " + sides;
            case SETTLED, LAPSED -> "no longer contested" + lasted(news) + "; " + how(news) + outcome(after);
            case WITHDRAWN ->
                "the contest is withdrawn; claims that it rested on were corrected, rejected or retracted";
            case CORRECTION -> "correction; " + corrected(news, after, sides);
        };
    }

    private static String corrected(News news, Optional<TownState> after, String sides) {
        return switch (news.episode().state()) {
            case OPEN -> (news.episode().lastEnded().isPresent() ? "contested again; " : "still contested; ") + sides;
            case ENDED -> "no longer contested" + lasted(news) + "; " + how(news) + outcome(after);
            case WITHDRAWN, GONE -> "by what sources have said since, it was not contested";
        };
    }

    private static String sides(Dispute d) {
        return Wording.sides(d.getProRegime(), d.getProOpposition(), d.getProOther(), d.getNeutral());
    }

    private static String how(News news) {
        return news.dispute().closing().map(Closing::words).orElse("it ended");
    }

    private static String outcome(Optional<TownState> after) {
        return after.map(TownState::getController)
                .map(id -> "; sources give it to " + Wording.party(id) + ", not verified by this newsroom")
                .orElse("; no holder is established");
    }

    private static String lasted(News news) {
        return news.lasted().map(d -> " after " + words(d)).orElse("");
    }

    private static String words(Duration duration) {
        long hours = duration.toHours();
        return hours == 0 ? duration.toMinutes() + " min" : hours + " h";
    }
}
