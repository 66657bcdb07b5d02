package org.claimline.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Side;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;
import org.claimline.oracle.Finding.Assessment;
import org.claimline.oracle.Word.Sense;

/**
 * The method a second time, written from docs/methodology.md alone and in another manner than the fold: no state is carried from
 * claim to claim. The claims are sorted, copies taken out, and what was found is asked of the whole list of findings each time.
 */
public final class Oracle {
    /** The sum of a town, as everybody reads it. */
    public record Outlook(Status status, Optional<Subject> controller, Optional<Subject> claimedBy, boolean dispute) {}

    /** From {@code at} on the town looks like that. */
    public record Entry(Instant at, Outlook outlook) {}

    /** Where it ended and how it got there. */
    public record Answer(Outlook end, List<Entry> timeline) {}

    private Oracle() {}

    /** As {@code Reconciliation.of}. */
    public static Answer of(Collection<ClaimVersion> versions, Optional<Instant> at, Optional<Instant> knownAt) {
        List<ClaimVersion> inForce = versions.stream()
                .filter(v -> knownAt.map(v::knownAt).orElseGet(v::stands))
                .filter(v -> !v.isRejected())
                .distinct()
                .sorted(ClaimVersion.FOLD_ORDER)
                .toList();
        List<Word> words = Tellings.standing(inForce).stream()
                .filter(w ->
                        at.filter(t -> w.claim().when().estimate().isAfter(t)).isEmpty())
                .toList();
        List<Entry> timeline = new ArrayList<>();
        Town town = Town.UNTOLD;
        for (Word word : words) {
            Instant now = word.claim().when().estimate();
            if (word.force() != Word.Force.RUMOUR) {
                town = lapsed(town, now, timeline);
            }
            town = Judge.hear(town, word);
            enter(timeline, now, town);
        }
        if (at.isPresent()) {
            town = lapsed(town, at.get(), timeline);
        }
        return new Answer(outlook(town), List.copyOf(timeline));
    }

    private static Town lapsed(Town town, Instant now, List<Entry> timeline) {
        Optional<Instant> due = town.lapsesAt().filter(l -> !l.isAfter(now));
        if (due.isEmpty()) {
            return town;
        }
        Town after = Judge.lapse(town);
        enter(timeline, due.get(), after);
        return after;
    }

    private static void enter(List<Entry> timeline, Instant at, Town town) {
        Outlook now = outlook(town);
        if (timeline.isEmpty() || !timeline.get(timeline.size() - 1).outlook().equals(now)) {
            timeline.add(new Entry(at, now));
        }
    }

    private static Outlook outlook(Town town) {
        Optional<Subject> holder = town.holder();
        if (town.isContested()) {
            return new Outlook(Status.CONTESTED, holder, Optional.empty(), town.isDisputed());
        }
        Optional<Subject> claimedBy = town.live()
                .filter(w -> isClaim(town, w))
                .max(Comparator.comparing(Word::firm)
                        .thenComparing(Word::rated)
                        .thenComparing(w -> w.puts())
                        .thenComparing(Word::order))
                .map(Oracle::claimant);
        if (claimedBy.isPresent()) {
            return new Outlook(Status.CLAIMED, holder, claimedBy, false);
        }
        Status settled =
                town.assessment().filter(Assessment::confirmed).isPresent() ? Status.CONFIRMED : Status.REPORTED;
        return new Outlook(holder.isPresent() ? settled : Status.UNCLEAR, holder, Optional.empty(), false);
    }

    /** Whether it claims the place for another than the holder. */
    private static boolean isClaim(Town town, Word word) {
        boolean part =
                switch (town.part(word)) {
                    case CLAIM -> word.sense() != Sense.DENIED && word.sense() != Sense.NOBODY;
                    case REBUTTAL -> word.sense() != Sense.NOBODY;
                    case HEDGE -> true;
                    case SUPPORT, FIGHT, SHARE, NOTE -> false;
                };
        return part
                && !claimant(word).side().isNobody()
                && !town.isHeldBy(claimant(word).side());
    }

    private static Subject claimant(Word word) {
        return word.puts() ? word.about() : word.voice().map(Subject::of).orElse(Subject.of(Side.NOBODY));
    }
}
