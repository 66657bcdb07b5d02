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
        } else {
            hold(town, telling);
        }
    }

    private static void hold(Draft town, Telling telling) {
        boolean holder = town.isHeldBy(telling.reading().side());
        List<Telling> voices = Agreement.voices(town, telling.reading().side(), telling);
        Agreement.Level level = Agreement.of(voices);
        if (town.isContested()) {
            town.add(telling.as(holder ? Role.SUPPORT : Role.CLAIM));
        } else if (holder && !town.isConfirmed() && level == Agreement.Level.CONFIRMED) {
            Settlement.byAgreement(town, telling, telling.reading().subject(), true, voices);
        } else if (!holder && level != Agreement.Level.NONE) {
            Settlement.byAgreement(
                    town, telling, telling.reading().subject(), level == Agreement.Level.CONFIRMED, voices);
        } else {
            town.add(telling.as(holder ? Role.SUPPORT : Role.CLAIM));
        }
    }
}
