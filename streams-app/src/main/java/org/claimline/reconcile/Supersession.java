package org.claimline.reconcile;

/**
 * Rule 3 within an origin: its later word replaces what it contradicts or restates; compatible words stand together; a hedge
 * never replaces an assertion, an unrated word never a rated one.
 */
final class Supersession {
    private Supersession() {}

    static void apply(Draft town, Telling later) {
        if (later.reading().kind() == Reading.Kind.NOTHING) {
            return;
        }
        town.kill(earlier -> replaces(later, earlier), SetAside.SUPERSEDED, later);
    }

    private static boolean replaces(Telling later, Telling earlier) {
        boolean sameVoice = later.sameOrigin(earlier) && later.voice().equals(earlier.voice());
        boolean firmEnough =
                later.firmness().compareTo(earlier.firmness()) <= 0 && (later.isRated() || !earlier.isRated());
        return sameVoice && firmEnough && (restates(later, earlier) || contradicts(later, earlier));
    }

    private static boolean restates(Telling later, Telling earlier) {
        boolean sameQuestion = (later.reading().isFor() && earlier.reading().isFor())
                || later.reading().kind() == earlier.reading().kind();
        return sameQuestion && later.reading().side().equals(earlier.reading().side());
    }

    private static boolean contradicts(Telling later, Telling earlier) {
        Reading now = later.reading();
        Reading then = earlier.reading();
        if (then.kind() == Reading.Kind.FIGHT) {
            return switch (now.kind()) {
                case HOLD, GONE, NOBODY, UNKNOWN -> later.isWhole();
                case FORCE, ARRIVAL, DENIED, FIGHT, NOTHING -> false;
            };
        }
        return switch (now.kind()) {
            case HOLD -> then.isAgainst(now.side()) || (later.isWhole() && now.contradicts(then));
            case FORCE, ARRIVAL -> then.isAgainst(now.side());
            case GONE, DENIED -> then.isFor(now.side());
            case NOBODY, UNKNOWN -> later.isWhole() && then.kind() != Reading.Kind.NOTHING;
            case FIGHT, NOTHING -> false;
        };
    }
}
