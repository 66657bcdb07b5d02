package org.claimline.explain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Closing;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Verdict;

/**
 * What became known of a town at one known time, in a sentence each. Every sentence tells who says so; none tells what is so, and none has
 * what is for the desk only. Texts of others stand in one line.
 */
public final class LogWords {
    private final Attribution words;
    private final MarkWords marks;
    private final Instant known;

    /**
     * @param labels names as registers have them
     * @param known  when it became known
     * @param zone   in which times are told
     */
    public LogWords(Labels labels, Instant known, ZoneId zone) {
        this.known = known;
        words = new Attribution(labels, Times.around(known, zone));
        marks = new MarkWords(words, labels);
    }

    /**
     * A claim came.
     *
     * @param copy  it repeats what its origin had told (rule 16)
     * @param again it had been withdrawn
     */
    public String claimed(ClaimVersion claim, boolean copy, boolean again) {
        List<String> notes = new ArrayList<>();
        if (again) {
            notes.add("told again, after it had been withdrawn");
        }
        if (copy) {
            notes.add("a copy of what it had told");
        }
        claim.mark()
                .filter(mark -> claim.isRejected())
                .ifPresent(mark -> notes.add("the desk rejected it: " + MarkWords.reason(mark)));
        return sentence(words.inLine(claim, known, notes));
    }

    /** The source told a claim otherwise, or the desk decided about it. */
    public String corrected(ClaimVersion was, ClaimVersion now) {
        String said = words.inLine(now, known, List.of());
        if (isDecision(was, now)) {
            return now.mark()
                    .map(mark -> marks.decision(now, mark, words.inShort(now)))
                    .orElseGet(() -> "The desk took back what it had decided of this: " + said + ".");
        }
        String before = words.inShort(was);
        return Phrases.capital(words.publisher(now)) + " corrected its report. Now: " + said + ". Before: "
                + (before.equals(words.inShort(now)) ? "the same, with other details" : before) + ".";
    }

    /** Whether the same is said, and the desk decided about it. */
    public static boolean isDecision(ClaimVersion was, ClaimVersion now) {
        return Absence.sameContent(was, now);
    }

    /**
     * A claim ended, and no other of the same identity took its place here.
     *
     * @param held the desk holds it back
     */
    public String withdrawn(ClaimVersion claim, boolean held) {
        String said = words.inShort(claim);
        return held
                ? "Held back by the desk: " + said + "."
                : Phrases.capital(words.publisher(claim)) + " no longer tells this: " + said
                        + "; it was retracted, left out of a revision, or is told of another place since.";
    }

    /** Both sides of a dispute with who says what. */
    public String contested(Dispute dispute) {
        return sentence(String.join("; ", new SideBySide(words).named(dispute.claims())));
    }

    /** A dispute goes on, and as is known now another claim opened it. */
    public String moved(Dispute dispute) {
        return "As is known now, it opened " + words.times().instant(dispute.openedAt()) + ": " + contested(dispute);
    }

    /**
     * How a dispute ended.
     *
     * @param by    the claim that ended it; empty where none did
     * @param state what {@link #state} tells, where it is the dispute of now
     */
    public String settled(Dispute dispute, Optional<ClaimVersion> by, Optional<String> state) {
        Closing how = dispute.closing().orElse(Closing.GIVEN_UP);
        String ended = Phrases.capital(how.words())
                + by.map(claim -> ", when " + words.inLine(claim, known, List.of()))
                        .orElse("");
        return ended + "." + after(state);
    }

    /**
     * What was disputed was not, as is known now.
     *
     * @param corrected a claim was corrected, retracted or rejected; else something was told late
     * @param state     what {@link #state} tells, where it is the dispute of now
     */
    public String undone(Dispute dispute, boolean corrected, Optional<String> state) {
        String why = corrected
                ? "a claim that it rested on was corrected, retracted or rejected"
                : "with what was told late there is none of that time";
        return "The dispute of " + words.times().instant(dispute.openedAt()) + " is undone: " + why + "."
                + after(state);
    }

    private static String after(Optional<String> state) {
        return state.map(s -> " " + s).orElse("");
    }

    /**
     * The state in one sentence.
     *
     * @param basis the claims that it rests on, as far as they are in force
     */
    public String state(FoldState state, Collection<ClaimVersion> basis) {
        return new Headline(words).of(state, Verdict.of(state), marks.signed(basis.stream()));
    }

    /** Nothing is in force any more. */
    public String nothing() {
        return "Nothing is told of " + words.town() + " any more.";
    }

    /** The name of the source that published a claim. */
    public String source(ClaimVersion claim) {
        return words.publisher(claim);
    }

    /** The name of the town. */
    public String town() {
        return words.town();
    }

    private static String sentence(String text) {
        return Phrases.capital(text) + ".";
    }
}
