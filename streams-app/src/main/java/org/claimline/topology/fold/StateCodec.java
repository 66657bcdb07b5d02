package org.claimline.topology.fold;

import java.util.TreeSet;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.reconcile.Closing;
import org.claimline.reconcile.Concession;
import org.claimline.reconcile.Contest;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Role;
import org.claimline.reconcile.Rule;
import org.claimline.reconcile.Settled;
import org.claimline.reconcile.Telling;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;

/** The core's states and disputes in compact binary: two states are equal exactly when their bytes are. */
final class StateCodec {
    private static final Reliability[] GRADES = Reliability.values();
    private static final Role[] ROLES = Role.values();
    private static final Rule[] RULES = Rule.values();
    private static final Closing[] CLOSINGS = Closing.values();
    private static final Dispute.Kind[] KINDS = Dispute.Kind.values();
    private static final Dispute.State[] STATES = Dispute.State.values();

    private final ClaimCodec claims;

    StateCodec(ClaimCodec claims) {
        this.claims = claims;
    }

    void write(ByteSink to, FoldState state) {
        to.each(state.live(), t -> write(to, t))
                .maybe(state.settled(), s -> write(to, s))
                .maybe(state.contest(), c -> write(to, c))
                .maybe(state.dispute(), d -> write(to, d))
                .each(state.concessions(), c -> write(to, c))
                .each(state.lost(), side -> to.text(side.id()))
                .flag(state.rumoursOnly())
                .flag(state.lapsed())
                .maybe(state.lastClaimAt(), to::instant)
                .maybe(state.unadmitted(), s -> write(to, s))
                .maybe(state.since(), to::instant);
    }

    FoldState state(ByteSource from) {
        return new FoldState(
                from.each(() -> telling(from)),
                from.maybe(() -> settled(from)),
                from.maybe(() -> contest(from)),
                from.maybe(() -> dispute(from)),
                from.each(() -> concession(from)),
                new TreeSet<>(from.each(() -> new Side(from.text()))),
                from.flag(),
                from.flag(),
                from.maybe(from::instant),
                from.maybe(() -> settled(from)),
                from.maybe(from::instant));
    }

    private void write(ByteSink to, Telling telling) {
        claims.write(to, telling.claim());
        to.maybe(telling.gainer(), g -> CoreCodec.write(to, g))
                .symbol(telling.role())
                .flag(telling.contesting())
                .flag(telling.orderUncertain());
    }

    private Telling telling(ByteSource from) {
        return Telling.restored(
                claims.read(from),
                from.maybe(() -> CoreCodec.subject(from)),
                from.symbol(ROLES),
                from.flag(),
                from.flag());
    }

    private static void write(ByteSink to, Settled settled) {
        to.maybe(settled.holder(), h -> CoreCodec.write(to, h))
                .flag(settled.confirmed())
                .symbol(settled.rule())
                .each(settled.basis(), k -> CoreCodec.write(to, k))
                .instant(settled.since());
        CoreCodec.write(to, settled.decided());
        to.flag(settled.orderUncertain()).maybe(settled.admission(), a -> write(to, a));
    }

    private static Settled settled(ByteSource from) {
        return new Settled(
                from.maybe(() -> CoreCodec.subject(from)),
                from.flag(),
                from.symbol(RULES),
                from.each(() -> CoreCodec.key(from)),
                from.instant(),
                CoreCodec.eventTime(from),
                from.flag(),
                from.maybe(() -> admission(from)));
    }

    private static void write(ByteSink to, Settled.Admission admission) {
        to.text(admission.side().id()).text(admission.origin()).symbol(admission.reliability());
        CoreCodec.write(to, admission.when());
    }

    private static Settled.Admission admission(ByteSource from) {
        return new Settled.Admission(
                new Side(from.text()), from.text(), from.symbol(GRADES), CoreCodec.eventTime(from));
    }

    private static void write(ByteSink to, Contest contest) {
        to.instant(contest.since());
        CoreCodec.write(to, contest.openedBy());
        to.symbol(contest.rule()).instant(contest.lastHeard()).flag(contest.orderUncertain());
    }

    private static Contest contest(ByteSource from) {
        return new Contest(from.instant(), CoreCodec.key(from), from.symbol(RULES), from.instant(), from.flag());
    }

    private static void write(ByteSink to, Concession concession) {
        to.text(concession.side().id());
        CoreCodec.write(to, concession.claim());
        write(to, concession.admission());
        CoreCodec.write(to, concession.when());
    }

    private static Concession concession(ByteSource from) {
        return new Concession(new Side(from.text()), CoreCodec.key(from), admission(from), CoreCodec.eventTime(from));
    }

    void write(ByteSink to, Dispute dispute) {
        to.text(dispute.id()).symbol(dispute.kind()).symbol(dispute.state()).instant(dispute.openedAt());
        CoreCodec.write(to, dispute.openedBy());
        to.each(dispute.claims(), t -> write(to, t));
        CoreCodec.write(to, dispute.more());
        to.maybe(dispute.closedAt(), to::instant)
                .maybe(dispute.closing(), to::symbol)
                .maybe(dispute.closedBy(), k -> CoreCodec.write(to, k))
                .maybe(dispute.reason(), to::text);
    }

    Dispute dispute(ByteSource from) {
        return new Dispute(
                from.text(),
                from.symbol(KINDS),
                from.symbol(STATES),
                from.instant(),
                CoreCodec.key(from),
                from.each(() -> telling(from)),
                CoreCodec.counts(from),
                from.maybe(from::instant),
                from.maybe(() -> from.symbol(CLOSINGS)),
                from.maybe(() -> CoreCodec.key(from)),
                from.maybe(from::text));
    }
}
