package org.claimline.bench.feed;

import java.util.SplittableRandom;
import org.claimline.avro.Assertion;

/** Everybody says anything of anybody: what costs a fold most, and what no war is. */
final class ToldAtRandom implements Feed.Told {
    private static final Assertion[] ANYTHING = {
        Assertion.CONTROLS,
        Assertion.CONTROLS,
        Assertion.CAPTURED,
        Assertion.CAPTURED,
        Assertion.PRESENT,
        Assertion.ENTERED,
        Assertion.REPELLED,
        Assertion.REINFORCED,
        Assertion.ADVANCING,
        Assertion.STRUCK,
        Assertion.LOST,
        Assertion.WITHDREW
    };
    private static final FeedSource[] ANYBODY = FeedSource.values();

    @Override
    public Statement of(int town, SplittableRandom random) {
        FeedSource of = random.nextBoolean() ? FeedSource.REGIME : FeedSource.OPPOSITION;
        return new Statement(
                ANYBODY[random.nextInt(ANYBODY.length)],
                ANYTHING[random.nextInt(ANYTHING.length)],
                of.party(),
                Statement.About.OTHERWISE);
    }
}
