package org.claimline.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Status;
import org.claimline.explain.Explanation.Sentence;
import org.claimline.reconcile.Closing;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Telling;
import org.claimline.reconcile.Verdict;

/** The disputes: who stood against whom, since when, and how it ended. */
final class DisputeStory {
    private static final int NAMED = 5;

    private final Attribution words;
    private final Accounting accounting;
    private final FoldState state;

    DisputeStory(Attribution words, Accounting accounting, FoldState state) {
        this.words = words;
        this.accounting = accounting;
        this.state = state;
    }

    List<Sentence> sentences(List<Dispute> unordered) {
        List<Dispute> disputes = unordered.stream().sorted(Dispute.BY_OPENING).toList();
        List<Sentence> sentences = new ArrayList<>();
        int from = Math.max(0, disputes.size() - Standing.LISTED);
        if (from > 0) {
            sentences.add(Sentence.of(Phrases.count(from, "earlier dispute is", "earlier disputes are") + " over."));
        }
        disputes.subList(from, disputes.size()).forEach(d -> sentences.add(story(d)));
        boolean contested = Verdict.of(state).status() == Status.CONTESTED;
        if (contested && state.dispute().isEmpty()) {
            sentences.add(Sentence.of(
                    "No side's word stands against another's: sources of one stance alone tell of the contest."
                            + lapse()));
        }
        return sentences;
    }

    private Sentence story(Dispute dispute) {
        List<ClaimKey> mentions = new ArrayList<>(
                dispute.claims().stream().map(t -> t.claim().key()).toList());
        dispute.closedBy().filter(key -> !mentions.contains(key)).ifPresent(mentions::add);
        return Sentence.about(begin(dispute) + said(dispute) + "." + end(dispute), mentions);
    }

    private String begin(Dispute dispute) {
        return (dispute.isOpen() ? "Open since " : "Opened ")
                + time(dispute.openedAt(), Optional.of(dispute.openedBy()));
    }

    /** Who opened it against whom. */
    private String said(Dispute dispute) {
        List<ClaimVersion> claims =
                dispute.claims().stream().map(Telling::claim).toList();
        int opener = claims.stream().map(ClaimVersion::key).toList().indexOf(dispute.openedBy());
        if (opener < 1) {
            return ": sources contradict each other";
        }
        int joined = claims.size()
                - opener
                - 1
                + dispute.more().values().stream().mapToInt(Integer::intValue).sum();
        List<ClaimVersion> against = claims.subList(Math.max(0, opener - NAMED), opener);
        return ", when " + words.saying(claims.get(opener)) + ", while "
                + words.inShort(against)
                + (opener > NAMED ? "; and " + (opener - NAMED) + " more said the like" : "")
                + (joined > 0 ? "; " + Phrases.count(joined, "more claim", "more claims") + " joined" : "");
    }

    private String end(Dispute dispute) {
        return switch (dispute.state()) {
            case OPEN -> lapse();
            case CLOSED -> closed(dispute);
            case WITHDRAWN ->
                " Withdrawn"
                        + dispute.closedAt()
                                .map(at -> " on " + words.times().instant(at))
                                .orElse("")
                        + ": a claim that it rested on was corrected, retracted or rejected.";
        };
    }

    private String closed(Dispute dispute) {
        Closing how = dispute.closing().orElse(Closing.GIVEN_UP);
        String when = dispute.closedAt().map(at -> time(at, dispute.closedBy())).orElse("later");
        String by = dispute.closedBy()
                .flatMap(accounting::claim)
                .map(claim -> ", when " + words.saying(claim))
                .orElse("");
        return how == Closing.LAPSE
                ? " Lapsed on " + when + ": " + how.words() + "."
                : " Closed " + when + by + ": " + how.words() + ".";
    }

    private String lapse() {
        return state.lapsesAt()
                .map(at -> " It lapses on " + words.times().instant(at) + " if nothing more is heard.")
                .orElse("");
    }

    /** As exact as the claim of that time is. */
    private String time(Instant time, Optional<ClaimKey> claim) {
        return claim.flatMap(accounting::claim)
                .filter(c -> c.when().estimate().equals(time))
                .map(words::when)
                .orElseGet(() -> words.times().instant(time));
    }
}
