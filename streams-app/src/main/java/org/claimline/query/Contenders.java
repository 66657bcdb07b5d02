package org.claimline.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.claimline.avro.Assertion;
import org.claimline.avro.Position;
import org.claimline.avro.Stance;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;

/**
 * Between whom a place is contested: the parties that live positions put into it, and the side of who denies that the other is there. Empty where
 * the place is not contested; one or none where fighting is told without naming who holds what.
 */
final class Contenders {
    private static final Set<Assertion> PLACING = EnumSet.of(
            Assertion.CONTROLS,
            Assertion.CAPTURED,
            Assertion.HANDED_OVER,
            Assertion.BESIEGED,
            Assertion.ENTERED,
            Assertion.PRESENT,
            Assertion.REINFORCED,
            Assertion.REPELLED);

    /** The camps' parties first, as readers know them. */
    private static final List<String> FIRST = List.of("regime", "opposition");

    private static final Comparator<String> ORDER =
            Comparator.comparingInt((String party) -> rank(party)).thenComparing(Comparator.naturalOrder());

    private Contenders() {}

    static List<String> of(TownState state) {
        if (state.getStatus() != Status.CONTESTED) {
            return List.of();
        }
        Set<String> parties = new TreeSet<>(ORDER);
        if (state.getController() != null) {
            parties.add(state.getController());
        }
        Stream.of(state.getProRegime(), state.getProOpposition(), state.getNeutral(), state.getProOther())
                .flatMap(List::stream)
                .forEach(position -> add(parties, position));
        return new ArrayList<>(parties);
    }

    private static void add(Set<String> parties, Position position) {
        if (position.getParty() != null && PLACING.contains(position.getAssertion())) {
            parties.add(position.getParty());
        }
        if (position.getAssertion() == Assertion.DENIED) {
            if (position.getStance() == Stance.PRO_REGIME) {
                parties.add(FIRST.get(0));
            } else if (position.getStance() == Stance.PRO_OPPOSITION) {
                parties.add(FIRST.get(1));
            }
        }
    }

    private static int rank(String party) {
        int rank = FIRST.indexOf(party);
        return rank < 0 ? FIRST.size() : rank;
    }
}
