package org.claimline.bench.feed;

import java.util.Locale;

/**
 * What a feed is made from; the same shape is the same feed.
 *
 * @param seed          of all chance in it
 * @param towns         that are told of; at least 1
 * @param spread        of the claims over them
 * @param contradicting share of the claims that say otherwise than what is known of their town; from 0 to 1
 * @param random        whether claims contradict each other at random instead, which no war does: the hard case
 */
public record FeedShape(long seed, int towns, Spread spread, double contradicting, boolean random) {
    /** Of all records so many say again what was sent already. */
    public static final double DUPLICATES = 0.05;

    /** Of all records so many correct what was sent before. */
    public static final double CORRECTIONS = 0.01;

    /** Of all claims so many tell of what happened hours or days before. */
    public static final double LATE = 0.05;

    /** Of all claims so many tell that a town changes hands. */
    public static final double CHANGES_OF_HANDS = 0.002;

    /** A share of contradictions as a war has it. */
    public static final double CONTRADICTING = 0.02;

    public FeedShape {
        if (towns < 1) {
            throw new IllegalArgumentException("towns: " + towns + "; at least 1 is needed");
        }
        if (!(contradicting >= 0 && contradicting <= 1)) {
            throw new IllegalArgumentException("contradicting: " + contradicting + "; give a share from 0 to 1");
        }
    }

    /** As tables and commands name it: {@code 200-zipf}, {@code 100000-uniform-random}. */
    public String word() {
        return towns + "-" + spread.word() + (random ? "-random" : "");
    }

    /** The shape that {@code word} names; refuses what names none. */
    public static FeedShape of(String word, long seed, double contradicting) {
        if (!word.matches("[1-9][0-9]{0,7}-(uniform|zipf)(-random)?")) {
            throw new IllegalArgumentException("\"" + word + "\" is no feed; give towns and spread, such as 200-zipf,"
                    + " 100000-uniform, or 200-zipf-random where claims contradict each other at random");
        }
        String[] parts = word.split("-", -1);
        return new FeedShape(
                seed,
                Integer.parseInt(parts[0]),
                Spread.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                contradicting,
                parts.length > 2);
    }
}
