package org.claimline.bench.feed;

import java.util.SplittableRandom;
import org.claimline.avro.Assertion;

/**
 * Each town has a holder, of whom neutrals, the holder and now and then the other side tell. It changes hands seldom: the gainer says so,
 * then a neutral, then the loser. Some say otherwise: the other side claims the town, and the holder denies it half of the time.
 */
final class ToldWar implements Feed.Told {
    private static final byte SETTLED = 0;
    private static final byte NEUTRAL_IS_NEXT = 1;
    private static final byte LOSER_IS_NEXT = 2;
    private static final byte REBUTTAL_IS_NEXT = 3;
    private static final Assertion[] BY_HOLDER = {
        Assertion.CONTROLS, Assertion.REINFORCED, Assertion.PRESENT, Assertion.STRUCK
    };
    private static final Assertion[] BY_OTHER = {
        Assertion.ADVANCING, Assertion.STRUCK, Assertion.STRUCK, Assertion.BESIEGED
    };
    private static final Assertion[] BY_NEUTRAL = {
        Assertion.CONTROLS, Assertion.CONTROLS, Assertion.CONTROLS, Assertion.REINFORCED, Assertion.STRUCK
    };
    private static final Assertion[] OTHERWISE = {
        Assertion.CAPTURED, Assertion.CONTROLS, Assertion.ENTERED, Assertion.PRESENT
    };

    private final boolean[] regime;
    private final byte[] next;
    private final double contradicting;

    ToldWar(int towns, double contradicting) {
        regime = new boolean[towns];
        for (int town = 0; town < towns; town++) {
            regime[town] = town % 2 == 0;
        }
        next = new byte[towns];
        this.contradicting = contradicting;
    }

    @Override
    public Statement of(int town, SplittableRandom random) {
        byte step = next[town];
        next[town] = SETTLED;
        FeedSource holder = regime[town] ? FeedSource.REGIME : FeedSource.OPPOSITION;
        double chance = random.nextDouble();
        return switch (step) {
            case NEUTRAL_IS_NEXT -> {
                next[town] = LOSER_IS_NEXT;
                yield new Statement(FeedSource.NEUTRAL, Assertion.CAPTURED, holder.party(), Statement.About.CHANGE);
            }
            case LOSER_IS_NEXT ->
                new Statement(holder.other(), Assertion.WITHDREW, holder.other().party(), Statement.About.CHANGE);
            case REBUTTAL_IS_NEXT ->
                new Statement(holder, Assertion.REPELLED, holder.party(), Statement.About.OTHERWISE);
            default -> {
                if (chance < FeedShape.CHANGES_OF_HANDS / 3) {
                    regime[town] = !regime[town];
                    next[town] = NEUTRAL_IS_NEXT;
                    yield new Statement(
                            holder.other(), Assertion.CAPTURED, holder.other().party(), Statement.About.CHANGE);
                }
                // two claims a contradiction where it is denied
                if (random.nextDouble() < contradicting / 1.5) {
                    next[town] = random.nextBoolean() ? REBUTTAL_IS_NEXT : SETTLED;
                    yield new Statement(
                            holder.other(),
                            one(OTHERWISE, random),
                            holder.other().party(),
                            Statement.About.OTHERWISE);
                }
                yield known(holder, random);
            }
        };
    }

    private static Statement known(FeedSource holder, SplittableRandom random) {
        int who = random.nextInt(10);
        if (who < 4) {
            return new Statement(FeedSource.NEUTRAL, one(BY_NEUTRAL, random), holder.party(), Statement.About.KNOWN);
        }
        if (who < 8) {
            return new Statement(holder, one(BY_HOLDER, random), holder.party(), Statement.About.KNOWN);
        }
        Assertion said = one(BY_OTHER, random);
        FeedSource of = said == Assertion.ADVANCING ? holder.other() : holder;
        return new Statement(holder.other(), said, of.party(), Statement.About.KNOWN);
    }

    private static Assertion one(Assertion[] of, SplittableRandom random) {
        return of[random.nextInt(of.length)];
    }
}
