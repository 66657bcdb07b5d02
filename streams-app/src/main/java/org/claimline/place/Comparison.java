package org.claimline.place;

import org.claimline.place.NameIndex.Entry;
import org.claimline.place.Reason.Why;

/**
 * A written name beside a name of the register. Numbers and words that tell places apart must be the same; what is left of the two may differ by no more
 * than a name of its length bears: short names must be nearly equal.
 */
final class Comparison {
    /** The distance that names of so many consonants bear, in hundredths of a letter. */
    private static final int[] BEARABLE = {3, 4, 9, 14, 28, 50, 70, 90};

    /** What it costs that one is written together and the other is not, and from how many consonants on that is understood. */
    private static final int WRITTEN_TOGETHER = 15;

    private static final int TOGETHER_BEARABLE = 40;
    private static final int TOGETHER_LEAST = 5;

    /** What a word such as "military" costs. */
    private static final int SOFT = 10;

    /**
     * How much less a name of the other script says, which does not tell short vowels, or does not tell some letters apart; and the name of the
     * division of which a place is the seat.
     */
    private static final int ACROSS = 12;

    /** How far beyond what is bearable a name is still told of. */
    private static final int NEAR = 30;

    /** How far beyond what is bearable the vowels of a Latin name may be from those of a place that its Arabic name is like. */
    private static final int HEARD_OTHERWISE = 20;

    private static final Outcome FAR = new Outcome(Why.NOT_ALIKE, Likeness.FAR);

    private final Likeness likeness = new Likeness();
    private final WrittenName written;

    Comparison(WrittenName written) {
        this.written = written;
    }

    /**
     * What the comparison said.
     *
     * @param cost the distance in hundredths of a letter; {@link Likeness#FAR} where it is not worth telling
     */
    record Outcome(Why why, int cost) {
        boolean alike() {
            return why == Why.LIKENESS || why == Why.JOINED || why == Why.OTHER_WORDS;
        }
    }

    Outcome with(Entry entry) {
        WrittenName other = entry.written();
        PlaceKind kind = entry.place().kind();
        if (!written.digits().equals(other.digits())) {
            return FAR;
        }
        boolean sameThing = sameAspects(other, kind);
        if (!sameNaming(other, kind)) {
            return together(other, sameThing);
        }
        if (!sameThing && !written.consonants().equals(other.consonants())) {
            return FAR;
        }
        int bearable = bearable(other, written);
        boolean sameLetters = written.letters().equals(other.letters());
        int cost = sameLetters ? 0 : distance(other, bearable + NEAR);
        if (cost == Likeness.FAR) {
            return FAR;
        }
        if (!sameThing) {
            return cost <= bearable ? new Outcome(Why.OTHER_THING, cost) : FAR;
        }
        if (written.settlement() && !isSettlement(kind)) {
            return new Outcome(Why.NO_SETTLEMENT, cost);
        }
        int across = written.arabic() == other.arabic() && !entry.ofDivision() ? 0 : ACROSS;
        if (cost > bearable) {
            return new Outcome(Why.NOT_ALIKE, cost + across);
        }
        cost += across + (written.soft() == other.soft() ? 0 : SOFT);
        return new Outcome(sameLetters ? Why.OTHER_WORDS : Why.LIKENESS, cost);
    }

    /** Whether a Latin name that shares its consonants with this Latin one is not quite another for its vowels. */
    boolean isHeardAlike(WrittenName other) {
        int limit = bearable(other.consonants(), written.consonants()) + HEARD_OTHERWISE;
        return likeness.distance(written.sounds(), other.sounds(), limit) != Likeness.FAR;
    }

    /** Whether the two are near enough for one to be another writing of the other. */
    boolean isNear(Entry entry) {
        Outcome outcome = with(entry);
        return outcome.cost() != Likeness.FAR && outcome.why() != Why.OTHER_THING;
    }

    /** How much of a hundred is left of a name after such a distance. */
    int percent(int cost) {
        int length = Math.max(1, written.whole().length());
        return Math.max(0, Math.min(99, 100 - cost / length));
    }

    private static int bearable(WrittenName one, WrittenName other) {
        int more = one.naming() == 0 || one.arabic() != other.arabic() ? 0 : 1;
        return BEARABLE[
                Math.min(Math.min(one.consonants().length(), other.consonants().length()) + more, BEARABLE.length - 1)];
    }

    private static int bearable(String one, String other) {
        return BEARABLE[Math.min(Math.min(one.length(), other.length()), BEARABLE.length - 1)];
    }

    private int distance(WrittenName other, int limit) {
        boolean mine = written.unvowelled().isPresent();
        boolean theirs = other.unvowelled().isPresent();
        if (mine && !theirs && !other.arabic()) {
            return likeness.distance(written.unvowelled().get(), other.sounds(), limit);
        }
        if (theirs && !mine && !written.arabic()) {
            return likeness.distance(written.sounds(), other.unvowelled().get(), limit);
        }
        return likeness.distance(written.sounds(), other.sounds(), limit);
    }

    /** Two names of which one has words such as Kafr for itself that the other may have written together with the rest. */
    private Outcome together(WrittenName other, boolean sameThing) {
        long mine = written.naming();
        long theirs = other.naming();
        if ((mine & theirs) != mine && (mine & theirs) != theirs) {
            return FAR;
        }
        if (sameThing
                && written.wholeConsonants().length() >= TOGETHER_LEAST
                && written.wholeConsonants().equals(other.wholeConsonants())) {
            int bearable = Math.min(
                    TOGETHER_BEARABLE - WRITTEN_TOGETHER, bearable(written.wholeConsonants(), other.wholeConsonants()));
            int cost = likeness.distance(written.whole(), other.whole(), bearable);
            if (cost != Likeness.FAR) {
                return new Outcome(Why.JOINED, cost + WRITTEN_TOGETHER);
            }
        }
        if (written.consonants().equals(other.consonants())) {
            int bare = distance(other, bearable(written, other));
            return bare == Likeness.FAR ? FAR : new Outcome(Why.OTHER_THING, bare);
        }
        return FAR;
    }

    private boolean sameNaming(WrittenName other, PlaceKind kind) {
        if (written.naming() == other.naming()) {
            return true;
        }
        return kind == PlaceKind.HILL
                && other.naming() == 0
                && (written.naming() == Generic.JABAL.bit() || written.naming() == Generic.TAL.bit());
    }

    private boolean sameAspects(WrittenName other, PlaceKind kind) {
        long mine = written.aspects();
        long theirs = other.aspects();
        return mine == theirs || ((mine & theirs) == theirs && (mine & ~theirs & ~implied(kind)) == 0);
    }

    /** What a place of that kind is said to be although its name does not say it. */
    private static long implied(PlaceKind kind) {
        return switch (kind) {
            case NEIGHBOURHOOD -> Generic.NEIGHBOURHOOD.bit() | Generic.DISTRICT.bit();
            case AIRPORT -> Generic.AIRPORT.bit();
            case DAM -> Generic.DAM.bit();
            case RIVER -> Generic.RIVER.bit();
            case HIGHWAY -> Generic.HIGHWAY.bit();
            case CROSSING -> Generic.CROSSING.bit();
            case PRISON -> Generic.PRISON.bit();
            case AREA -> Generic.AREA.bit();
            case SUBDISTRICT -> Generic.SUBDISTRICT.bit();
            case DISTRICT -> Generic.DISTRICT.bit();
            case GOVERNORATE -> Generic.GOVERNORATE.bit();
            case BASE -> Generic.BARRACKS.bit();
            case FACILITY, LANDMARK, HILL, CITY, TOWN, VILLAGE, COUNTRY -> 0;
        };
    }

    static boolean isSettlement(PlaceKind kind) {
        return switch (kind) {
            case CITY, TOWN, VILLAGE, NEIGHBOURHOOD -> true;
            default -> false;
        };
    }

    static boolean isAdministrative(PlaceKind kind) {
        return switch (kind) {
            case SUBDISTRICT, DISTRICT, GOVERNORATE, COUNTRY -> true;
            default -> false;
        };
    }
}
