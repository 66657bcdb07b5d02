package org.claimline.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;

/** How the assessed layer is set: what a settlement ends, how sure it is, and what it rests on. */
final class Settlement {
    private Settlement() {}

    /** A neutral origin asserts that {@code holder} holds the whole place (rules 5 and 6), or takes up a concession (rule 4). */
    static void byNeutral(Draft town, Telling telling, Subject holder) {
        Side side = holder.side();
        List<Telling> voices = Agreement.voices(town, side, telling);
        boolean contested = town.isContested();
        boolean agreed = Agreement.of(voices) == Agreement.Level.CONFIRMED;
        Optional<Concession> concession = town.concessionByOtherThan(side);
        if (agreed && contested) {
            town.closesBy(Closing.AGREEMENT);
        }
        if (concession.isPresent() && !agreed) {
            byAdmission(
                    town,
                    telling,
                    holder,
                    concession.get().admission(),
                    List.of(concession.get().claim()));
        } else {
            Rule rule = agreed ? Rule.AGREEMENT : neutralRule(side);
            settle(town, telling, holder, agreed, rule, voices, Optional.empty());
        }
        if (town.settled().flatMap(Settled::admission).isPresent()) {
            town.settledWithoutAdmission(reported(telling, town.named(holder)));
        }
    }

    /** What the telling of one neutral settles by itself. */
    private static Settled reported(Telling telling, Subject holder) {
        return new Settled(
                Optional.of(holder),
                false,
                neutralRule(holder.side()),
                List.of(telling.claim().key()),
                telling.claim().when().estimate(),
                telling.claim().when(),
                false,
                Optional.empty());
    }

    private static Rule neutralRule(Side side) {
        return side.isNobody() ? Rule.NO_MANS_LAND : Rule.NEUTRAL_ASSERTION;
    }

    /** Independent voices agree, none of them newly neutral: the arriving voice is a side's own, or gains nothing. */
    static void byAgreement(Draft town, Telling telling, Subject holder, boolean confirmed, List<Telling> voices) {
        Rule rule = confirmed ? Rule.AGREEMENT : Rule.DISINTERESTED_AGREEMENT;
        settle(town, telling, holder, confirmed, rule, voices, Optional.empty());
    }

    /** The side that loses by it says so: confirmed at once (rule 4). */
    static void byAdmission(
            Draft town, Telling telling, Subject holder, Settled.Admission admission, List<ClaimKey> alsoBasis) {
        town.closesBy(Closing.ADMISSION);
        List<Telling> voices = Agreement.voices(town, holder.side(), telling);
        settle(town, telling, holder, true, Rule.ADMISSION, voices, Optional.of(admission));
        Settled now = town.settled().orElseThrow();
        Set<ClaimKey> basis = new LinkedHashSet<>(now.basis());
        basis.addAll(alsoBasis);
        town.settle(withBasis(now, List.copyOf(basis)));
    }

    private static void settle(
            Draft town,
            Telling telling,
            Subject holder,
            boolean confirmed,
            Rule rule,
            List<Telling> voices,
            Optional<Settled.Admission> admission) {
        Side side = holder.side();
        Instant at = telling.claim().when().estimate();
        boolean uncertain = overlapsWhatItEnds(town, telling, side);
        Subject named = town.named(holder);
        Optional<Settled> before = town.settled().filter(s -> s.isHeldBy(side));
        if (before.isEmpty() && telling.reading().change()) {
            side.opposingCamp().filter(o -> town.holder().isEmpty()).ifPresent(town::saidToHaveLost);
        }
        endWhatContradicts(town, telling, side);
        town.clearConcessions();
        boolean keeps = before.filter(Settled::confirmed).isPresent() && rule != Rule.ADMISSION;
        Set<ClaimKey> basis = new LinkedHashSet<>(before.map(Settled::basis).orElse(List.of()));
        voices.forEach(voice -> basis.add(voice.claim().key()));
        basis.add(telling.claim().key());
        town.settle(new Settled(
                Optional.of(named),
                confirmed || keeps,
                keeps && !confirmed ? before.get().rule() : rule,
                List.copyOf(basis),
                before.map(Settled::since).orElse(at),
                telling.claim().when(),
                before.isPresent() ? before.get().orderUncertain() && uncertain : uncertain,
                admission.or(() -> confirmed ? Optional.empty() : before.flatMap(Settled::admission))));
        town.add(telling.as(Role.SUPPORT));
    }

    private static boolean agrees(Telling telling, Side side) {
        boolean forSide = telling.reading().isFor(side);
        boolean takesFromOthers = !telling.reading().isFor() && telling.voice().is(side);
        return forSide || takesFromOthers;
    }

    /** What contradicts that {@code side} holds the place is dead; what agrees with it bears it. */
    private static void endWhatContradicts(Draft town, Telling telling, Side side) {
        town.kill(
                t -> t.reading().isForOtherThan(side) || t.reading().isAgainst(side) || t.role() == Role.FIGHT,
                telling.voice().isNeutral() ? SetAside.OUTWEIGHED : SetAside.OVERTAKEN,
                telling);
        town.recast(t -> t.role() != Role.PART && agrees(t, side), Role.SUPPORT);
    }

    private static boolean overlapsWhatItEnds(Draft town, Telling telling, Side side) {
        boolean overHolder = town.settled()
                .filter(s -> s.holder().isPresent() && !s.isHeldBy(side))
                .filter(s -> s.decided().overlaps(telling.claim().when()))
                .isPresent();
        return overHolder || town.opponentsOf(side).anyMatch(telling::overlaps);
    }

    /** The holder stays; a word of one who loses by it makes it sure. */
    static void confirm(Draft town, Telling telling, Settled.Admission admission) {
        Settled now = town.settled().orElseThrow();
        endWhatContradicts(town, telling, now.side().orElseThrow());
        List<ClaimKey> basis = new ArrayList<>(now.basis());
        basis.add(telling.claim().key());
        town.settle(new Settled(
                now.holder(),
                true,
                Rule.ADMISSION,
                basis,
                now.since(),
                telling.claim().when(),
                now.orderUncertain(),
                Optional.of(admission)));
    }

    /** Nobody is known to hold the place any more. */
    static void vacate(Draft town, Telling telling, Rule rule) {
        vacate(town, telling, rule, Optional.empty());
    }

    static void vacate(Draft town, Telling telling, Rule rule, Optional<Settled.Admission> admission) {
        boolean uncertain = town.settled()
                .filter(s -> s.decided().overlaps(telling.claim().when()))
                .isPresent();
        town.settle(new Settled(
                Optional.empty(),
                false,
                rule,
                List.of(telling.claim().key()),
                telling.claim().when().estimate(),
                telling.claim().when(),
                uncertain,
                admission));
    }

    private static Settled withBasis(Settled settled, List<ClaimKey> basis) {
        return new Settled(
                settled.holder(),
                settled.confirmed(),
                settled.rule(),
                basis,
                settled.since(),
                settled.decided(),
                settled.orderUncertain(),
                settled.admission());
    }
}
