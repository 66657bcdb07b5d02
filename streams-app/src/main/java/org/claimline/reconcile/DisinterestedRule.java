package org.claimline.reconcile;

import java.util.List;
import java.util.Optional;

/**
 * Rule 1: an asserted word of a partisan who neither gains nor loses by it counts one step below a neutral's: alone it is a claim,
 * with another of different stance it reports.
 */
final class DisinterestedRule {
    private DisinterestedRule() {}

    static void apply(Draft town, Telling telling) {
        if (telling.reading().kind() == Reading.Kind.FIGHT) {
            town.fight(telling);
        } else if (!telling.reading().isFor()) {
            town.setAside(telling, SetAside.NO_EFFECT, Optional.empty());
        } else if (telling.reading().kind() == Reading.Kind.ARRIVAL) {
            NeutralRule.arrival(town, telling);
        } else {
            hold(town, telling);
        }
    }

    private static void hold(Draft town, Telling telling) {
        boolean holder = town.isHeldBy(telling.reading().side());
        List<Telling> voices = Agreement.voices(town, telling.reading().side(), telling);
        Agreement.Level level = Agreement.of(voices);
        boolean confirms = level == Agreement.Level.CONFIRMED && !(holder && town.isConfirmed());
        boolean reports = level == Agreement.Level.REPORTED && !holder && !town.isContested();
        if (confirms || reports) {
            Settlement.byAgreement(town, telling, telling.reading().subject(), confirms, voices);
        } else {
            town.add(telling.as(holder ? Role.SUPPORT : Role.CLAIM));
        }
    }
}
