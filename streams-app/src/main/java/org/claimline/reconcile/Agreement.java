package org.claimline.reconcile;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.claim.Evidence;
import org.claimline.claim.Side;

/**
 * Rule 5: which live voices agree that a side holds the whole place, and how far that settles it. Claims that rest on the same
 * piece of evidence are one origin.
 */
final class Agreement {
    /** How far voices settle a hold. */
    enum Level {
        CONFIRMED,
        REPORTED,
        /** Only one voice, or only the side's own. */
        NONE
    }

    private Agreement() {}

    /** The live voices that say {@code side} holds the place, with the one that arrives. */
    static List<Telling> voices(Draft town, Side side, Telling arriving) {
        Stream<Telling> standing = town.asserted().filter(t -> counts(t, side));
        return Stream.concat(standing, Stream.of(arriving).filter(t -> counts(t, side)))
                .distinct()
                .toList();
    }

    private static boolean counts(Telling telling, Side side) {
        boolean hold = telling.reading().isFor(side)
                || (side.isNobody() && telling.reading().kind() == Reading.Kind.NOBODY);
        boolean neutralArrival = telling.reading().kind() == Reading.Kind.ARRIVAL && !telling.isOwn();
        return telling.isAsserted() && telling.isWhole() && hold && !neutralArrival;
    }

    static Level of(List<Telling> voices) {
        List<Telling> neutral =
                voices.stream().filter(t -> t.voice().isNeutral()).toList();
        for (Telling one : neutral) {
            for (Telling other : voices) {
                if (independent(one, other)) {
                    return Level.CONFIRMED;
                }
            }
        }
        if (!neutral.isEmpty()) {
            return Level.REPORTED;
        }
        for (Telling one : voices) {
            for (Telling other : voices) {
                boolean arrival = other.reading().kind() == Reading.Kind.ARRIVAL;
                if (!one.isOwn() && !arrival && one.stance() != other.stance() && independent(one, other)) {
                    return Level.REPORTED;
                }
            }
        }
        return Level.NONE;
    }

    static boolean independent(Telling one, Telling other) {
        return !one.sameOrigin(other) && !shareEvidence(one, other);
    }

    private static boolean shareEvidence(Telling one, Telling other) {
        Set<String> pieces = one.claim().evidence().stream()
                .map(Evidence::sha256)
                .flatMap(s -> s.stream())
                .collect(Collectors.toSet());
        return other.claim().evidence().stream()
                .map(Evidence::sha256)
                .flatMap(s -> s.stream())
                .anyMatch(pieces::contains);
    }
}
