package org.claimline.place;

/**
 * How far apart two names sound: the cheapest way to turn one into the other, in hundredths of a letter (a weighted edit distance after Wagner and
 * Fischer). It knows the scripts, which no library's distance does, and gives up as soon as the limit is passed.
 */
final class Likeness {
    static final int FAR = Integer.MAX_VALUE;

    private static final int LONGEST = 64;
    private static final int SHORT_VOWEL = 20;

    /** The vowel of the last syllable is the one that tells names apart: Qabtan is not Qabtin. */
    private static final int LAST_VOWEL = 10;

    private static final int OTHER_VOWEL = 20;
    private static final int FIRST_VOWEL = 16;

    private final int[] row = new int[LONGEST + 1];
    private final int[] added = new int[LONGEST];

    /** The distance, or {@link #FAR} if it is more than {@code limit}. */
    int distance(Sound one, Sound other, int limit) {
        if (one.length() > LONGEST || other.length() > LONGEST) {
            return one.text().equals(other.text()) ? 0 : FAR;
        }
        if (one.arabic() && !other.arabic()) {
            return distance(other, one, SoundCosts.LATIN_TO_ARABIC, limit);
        }
        SoundCosts costs = !other.arabic()
                ? SoundCosts.BETWEEN_LATIN
                : one.arabic() ? SoundCosts.BETWEEN_ARABIC : SoundCosts.LATIN_TO_ARABIC;
        return distance(one, other, costs, limit);
    }

    private int distance(Sound one, Sound other, SoundCosts costs, int limit) {
        byte[] rows = one.numbers();
        byte[] columns = other.numbers();
        int width = columns.length;
        boolean swallowed = costs == SoundCosts.BETWEEN_LATIN && one.hasVowelSecond() != other.hasVowelSecond();
        row[0] = 0;
        for (int j = 0; j < width; j++) {
            added[j] = leftOut(costs.secondLeftOut(columns[j]), j, swallowed);
            row[j + 1] = row[j] + added[j];
        }
        for (int i = 0; i < rows.length; i++) {
            int number = rows[i];
            int dropped = leftOut(costs.firstLeftOut(number), i, swallowed);
            boolean last = i == rows.length - 2;
            int diagonal = row[0];
            int left = diagonal + dropped;
            int least = left;
            row[0] = left;
            for (int j = 0; j < width; j++) {
                int cost = number == 0 || columns[j] == 0 ? unknown(one, i, other, j) : costs.of(number, columns[j]);
                if (last && j == width - 2 && cost >= OTHER_VOWEL && cost < SoundCosts.LETTER) {
                    cost += LAST_VOWEL;
                }
                int above = row[j + 1];
                left = Math.min(diagonal + cost, Math.min(above + dropped, left + added[j]));
                diagonal = above;
                row[j + 1] = left;
                least = Math.min(least, left);
            }
            if (least > limit) {
                return FAR;
            }
        }
        return row[width] <= limit ? row[width] : FAR;
    }

    /** Of letters that no table names: the same or another. */
    private static int unknown(Sound one, int i, Sound other, int j) {
        return one.text().charAt(i) == other.text().charAt(j) ? 0 : SoundCosts.LETTER;
    }

    /** The vowel after the first consonant is the one that speech swallows (Saraqib, Sraqeb); one at the beginning is heard. */
    private static int leftOut(int cost, int at, boolean swallowed) {
        if (at > 1 || cost >= SHORT_VOWEL) {
            return cost;
        }
        return at == 1 ? (swallowed ? cost / 2 : cost) : Math.max(cost, FIRST_VOWEL);
    }
}
