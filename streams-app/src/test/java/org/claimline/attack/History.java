package org.claimline.attack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.claimline.claim.Assertion;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;

/** What those tell who are not the adversary. */
final class History {
    private static final Set<Assertion> PUTS = Set.of(
            Assertion.CONTROLS,
            Assertion.CAPTURED,
            Assertion.HANDED_OVER,
            Assertion.BESIEGED,
            Assertion.PRESENT,
            Assertion.REINFORCED,
            Assertion.REPELLED,
            Assertion.ENTERED,
            Assertion.STRUCK);

    private static final int END = 60 * 60;
    static final Instant ENDED = Line.START.plus(Duration.ofMinutes(END));
    private static final List<Assertion> ENDS = List.of(
            Assertion.CONTROLS,
            Assertion.LOST,
            Assertion.WITHDREW,
            Assertion.DENIED,
            Assertion.STATUS_UNKNOWN,
            Assertion.NO_MANS_LAND,
            Assertion.SURRENDERED);

    private History() {}

    /** Anything, by sources that {@code adversary} does not control. */
    static List<Line> any(Random random, Side adversary, int size) {
        List<String> sources = honest(adversary);
        return IntStream.range(0, size).mapToObj(i -> Line.any(random, sources)).toList();
    }

    /** Nothing that gives the place to {@code adversary}: nobody puts it there, and no side gives up its own place. */
    static List<Line> innocent(Random random, Side adversary, int size) {
        List<String> sources = honest(adversary);
        List<Line> lines = new ArrayList<>();
        while (lines.size() < size) {
            Line line = Line.any(random, sources);
            if (isInnocent(line, adversary)) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** A neutral gave the place to {@code adversary}, and at {@link #ENDED} a neutral says otherwise. */
    static List<Line> ended(Random random, Side adversary) {
        List<Line> lines = new ArrayList<>();
        innocent(random, adversary, random.nextInt(4)).forEach(l -> lines.add(l.at(random.nextInt(END))));
        Line word = Line.any(random, World.NEUTRALS);
        lines.add(word.plainly(Assertion.CONTROLS, adversary.id(), random.nextInt(END)));
        if (random.nextBoolean()) {
            lines.add(
                    Line.any(random, World.NEUTRALS).plainly(Assertion.CAPTURED, adversary.id(), random.nextInt(END)));
        }
        Assertion end = ENDS.get(random.nextInt(ENDS.size()));
        boolean puts = end == Assertion.CONTROLS;
        String enemy = adversary.opposingCamp().orElse(Side.REGIME).id();
        lines.add(Line.any(random, World.NEUTRALS).plainly(end, puts ? enemy : adversary.id(), END));
        innocent(random, adversary, random.nextInt(4)).forEach(l -> lines.add(l.at(END + 1 + random.nextInt(2000))));
        return lines;
    }

    static List<String> honest(Side adversary) {
        List<String> sources = new ArrayList<>(World.NEUTRALS);
        List.of(Side.REGIME, Side.OPPOSITION, World.SDF).stream()
                .filter(side -> !side.equals(adversary))
                .forEach(side -> sources.addAll(World.of(side)));
        return List.copyOf(sources);
    }

    static boolean isInnocent(Line line, Side adversary) {
        Side about = World.PARTIES.find(line.party()).map(Subject::side).orElseThrow();
        if (PUTS.contains(line.assertion())) {
            return !about.equals(adversary);
        }
        return switch (line.assertion()) {
            case LOST, WITHDREW, DENIED ->
                about.equals(adversary)
                        || (World.NEUTRALS.contains(line.source())
                                && line.claimant().isEmpty());
            case NO_MANS_LAND, STATUS_UNKNOWN ->
                World.NEUTRALS.contains(line.source()) && line.claimant().isEmpty();
            case SURRENDERED -> false;
            default -> true;
        };
    }
}
