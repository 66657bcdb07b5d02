package org.claimline.reconcile;

import java.util.List;
import java.util.Optional;
import org.claimline.claim.Side;

/**
 * Rules 9 and 13: a hedged or unrated word never settles, agrees, concedes or contests. A hedged hold by another than the assessed
 * holder makes the town CLAIMED; a neutral's "nobody knows" unsettles, hedged or not; the rest is shown only.
 */
final class HedgeRule {
    private HedgeRule() {}

    static void apply(Draft town, Telling telling) {
        Reading reading = telling.reading();
        switch (reading.kind()) {
            case HOLD, FORCE, ARRIVAL -> hold(town, telling);
            case UNKNOWN -> unknown(town, telling);
            case NOBODY -> nobody(town, telling);
            case NOTHING -> town.setAside(telling, SetAside.NO_EFFECT, Optional.empty());
            case GONE, DENIED, FIGHT -> shownOnly(town, telling);
        }
    }

    private static void hold(Draft town, Telling telling) {
        Side side = telling.reading().side();
        Optional<Concession> concession = town.concessionByOtherThan(side);
        boolean forceWhereOpponentIs =
                telling.reading().kind() == Reading.Kind.FORCE && NeutralRule.opponentInside(town, side);
        boolean part = !telling.isWhole() && telling.voice().isNeutral();
        boolean free = town.holder().filter(h -> !h.isNobody()).isEmpty();
        if (town.isHeldBy(side) || forceWhereOpponentIs || part) {
            shownOnly(town, telling);
        } else if (concession.isPresent()
                && free
                && telling.isRated()
                && telling.isWhole()
                && AdmissionRule.namesGainer(telling)) {
            Settlement.byAdmission(
                    town,
                    telling,
                    telling.reading().subject(),
                    concession.get().admission(),
                    List.of(concession.get().claim()));
        } else {
            town.add(telling.as(Role.HEDGE));
        }
    }

    private static void unknown(Draft town, Telling telling) {
        if (telling.isRated() && telling.isWhole()) {
            NeutralRule.unknown(town, telling);
        } else {
            shownOnly(town, telling);
        }
    }

    /** UNCLEAR where nothing is settled: it ends hedged holds, but no assertion. */
    private static void nobody(Draft town, Telling telling) {
        boolean nothingSettled = town.holder().isEmpty()
                && !town.isContested()
                && town.asserted().noneMatch(t -> t.role() == Role.CLAIM);
        if (!nothingSettled || !telling.isRated() || !telling.isWhole()) {
            shownOnly(town, telling);
            return;
        }
        town.kill(t -> t.role() == Role.HEDGE, SetAside.OVERTAKEN, telling);
        if (town.settled().isEmpty()) {
            Settlement.vacate(town, telling, Rule.NO_MANS_LAND);
        }
        town.add(telling.as(Role.WORD));
    }

    private static void shownOnly(Draft town, Telling telling) {
        town.setAside(telling, SetAside.SHOWN_ONLY, Optional.empty());
    }
}
