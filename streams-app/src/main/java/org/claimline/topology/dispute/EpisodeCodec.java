package org.claimline.topology.dispute;

import java.util.List;
import java.util.Set;
import org.claimline.claim.Stance;
import org.claimline.reconcile.Closing;
import org.claimline.reconcile.Dispute;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;
import org.claimline.topology.binary.Formats;

/** The episodes of a town as the store keeps them. Enums are written by their place: constants are only ever appended. */
final class EpisodeCodec {
    private static final int FORMAT = 3;
    private static final Span.Fate[] FATES = Span.Fate.values();
    private static final Closing[] CLOSINGS = Closing.values();
    private static final Episode.State[] STATES = Episode.State.values();
    private static final Dispute.Kind[] KINDS = Dispute.Kind.values();
    private static final Stance[] STANCES = Stance.values();

    private EpisodeCodec() {}

    static byte[] encode(List<Episode> episodes) {
        ByteSink to = new ByteSink().raw(FORMAT);
        to.each(episodes, e -> write(to, e));
        return to.toBytes();
    }

    static List<Episode> decode(byte[] stored) {
        ByteSource from = Formats.open(stored, FORMAT, "list of episodes");
        return from.each(() -> episode(from));
    }

    private static void write(ByteSink to, Episode episode) {
        to.text(episode.id())
                .each(episode.spans(), s -> write(to, s))
                .maybe(episode.before(), to::text)
                .number(episode.alerts())
                .maybe(episode.told(), t -> write(to, t));
        write(to, episode.scope());
        to.number(episode.ends()).maybe(episode.heldUntil(), to::instant).maybe(episode.byClock(), t -> write(to, t));
    }

    private static Episode episode(ByteSource from) {
        return new Episode(
                from.text(),
                from.each(() -> span(from)),
                from.maybe(from::text),
                from.count(),
                from.maybe(() -> told(from)),
                scope(from),
                from.count(),
                from.maybe(from::instant),
                from.maybe(() -> told(from)));
    }

    private static void write(ByteSink to, Episode.Told told) {
        to.text(told.alertId())
                .symbol(told.state())
                .maybe(told.ended(), s -> write(to, s))
                .maybe(told.controller(), to::text);
    }

    private static Episode.Told told(ByteSource from) {
        return new Episode.Told(from.text(), from.symbol(STATES), from.maybe(() -> span(from)), from.maybe(from::text));
    }

    private static void write(ByteSink to, Span span) {
        to.text(span.id())
                .instant(span.openedAt())
                .maybe(span.until(), to::instant)
                .symbol(span.fate())
                .maybe(span.closing(), to::symbol);
        write(to, span.scope());
        to.maybe(span.lapsesAt(), to::instant);
    }

    private static Span span(ByteSource from) {
        return new Span(
                from.text(),
                from.instant(),
                from.maybe(from::instant),
                from.symbol(FATES),
                from.maybe(() -> from.symbol(CLOSINGS)),
                scope(from),
                from.maybe(from::instant));
    }

    private static void write(ByteSink to, Scope scope) {
        to.each(scope.kinds(), to::symbol).each(scope.stances(), to::symbol);
    }

    private static Scope scope(ByteSource from) {
        return new Scope(
                Set.copyOf(from.each(() -> from.symbol(KINDS))), Set.copyOf(from.each(() -> from.symbol(STANCES))));
    }
}
