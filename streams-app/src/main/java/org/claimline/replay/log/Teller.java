package org.claimline.replay.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Stance;
import org.claimline.explain.Basis;
import org.claimline.explain.LogWords;
import org.claimline.query.ClaimId;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Role;
import org.claimline.reconcile.Telling;
import org.claimline.replay.log.DisputeNews.News;
import org.claimline.replay.log.LogEntry.Kind;
import org.claimline.replay.log.LogEntry.Mark;
import org.jspecify.annotations.Nullable;

/** Tells the moments of a walk as entries of the log. */
final class Teller {
    private final String townId;
    private final TownLabels labels;
    private final TownWalk walk;
    private final ZoneId zone;

    Teller(String townId, TownLabels labels, TownWalk walk, ZoneId zone) {
        this.townId = townId;
        this.labels = labels;
        this.walk = walk;
        this.zone = zone;
    }

    /** What became known at a moment, at which the walk stands. */
    List<LogEntry> entries(TownWalk.Moment moment) {
        At at = new At(moment);
        moment.ended().forEach(at::withdrawn);
        moment.begun().forEach(at::begun);
        moment.news().forEach(at::disputed);
        at.changed();
        return at.entries;
    }

    /** Both sides of a dispute, in the words of where the walk stands. */
    String sides(Dispute dispute) {
        return new LogWords(labels, walk.here(), zone).contested(dispute);
    }

    /** The entries of one moment. */
    private final class At {
        private final TownWalk.Moment moment;
        private final LogWords words;
        private final Sight now = walk.sight();
        private final @Nullable Standing before;
        private final @Nullable Standing after;
        private final List<LogEntry> entries = new ArrayList<>();

        At(TownWalk.Moment moment) {
            this.moment = moment;
            words = new LogWords(labels, moment.at(), zone);
            before = moment.then().standing().orElse(null);
            after = now.standing().orElse(null);
        }

        void withdrawn(TownWalk.Ended ended) {
            ClaimVersion was = ended.was();
            List<Mark> marks = ended.held() ? List.of(Mark.HELD) : List.of();
            claim(Kind.WITHDRAWN, was, words.withdrawn(was, ended.held()), marks);
        }

        void begun(TownWalk.Begun begun) {
            ClaimVersion claim = begun.now();
            begun.was()
                    .ifPresentOrElse(
                            was -> claim(Kind.CORRECTED, claim, words.corrected(was, claim), marks(begun)),
                            () -> claim(
                                    Kind.CLAIMED,
                                    claim,
                                    words.claimed(claim, begun.copy(), begun.again()),
                                    marks(begun)));
        }

        private void claim(Kind kind, ClaimVersion claim, String sentence, List<Mark> marks) {
            entries.add(new LogEntry(
                    moment.at(),
                    townId,
                    labels.town(),
                    kind,
                    claim.when().estimate(),
                    claim.when().precision(),
                    before,
                    after,
                    sentence,
                    marks,
                    countsAs(claim),
                    List.of(ClaimId.of(claim.key())),
                    List.of(labels.source(claim)),
                    null,
                    null,
                    null));
        }

        void disputed(News news) {
            Dispute dispute = news.dispute();
            Optional<ClaimVersion> by = dispute.closedBy().flatMap(walk::claim);
            Optional<String> stateNow = isOfNow(news) ? Optional.of(state()) : Optional.empty();
            List<ClaimVersion> claims =
                    dispute.claims().stream().map(Telling::claim).toList();
            switch (news.kind()) {
                case CONTESTED -> dispute(news, dispute.openedAt(), words.contested(dispute), claims);
                case MOVED -> dispute(news, dispute.openedAt(), words.moved(dispute), claims);
                case UNDONE ->
                    dispute(news, dispute.openedAt(), words.undone(dispute, moment.corrected(), stateNow), claims);
                case SETTLED ->
                    dispute(
                            news,
                            dispute.closedAt().orElse(moment.at()),
                            words.settled(dispute, by, stateNow),
                            by.stream().toList());
                case CLAIMED, CORRECTED, WITHDRAWN, CHANGED ->
                    throw new IllegalStateException("a dispute is not " + news.kind());
            }
        }

        private void dispute(News news, Instant eventTime, String sentence, List<ClaimVersion> claims) {
            Dispute dispute = news.dispute();
            add(
                    news.kind(),
                    eventTime,
                    sentence,
                    claims,
                    dispute.id(),
                    news.formerly().orElse(null),
                    news.kind() == Kind.SETTLED ? dispute : null);
        }

        /** Told where no dispute that was open before, or is now, tells it. */
        void changed() {
            boolean told = moment.news().stream().anyMatch(this::isOfNow);
            if (told || moment.then().standing().equals(now.standing())) {
                return;
            }
            add(
                    Kind.CHANGED,
                    now.told() ? now.state().since().orElse(moment.at()) : moment.at(),
                    state(),
                    basis(),
                    null,
                    null,
                    null);
        }

        private boolean isOfNow(News news) {
            String id = news.dispute().id();
            return is(moment.then().open(), id)
                    || is(now.open(), id)
                    || news.formerly()
                            .filter(was -> is(moment.then().open(), was))
                            .isPresent();
        }

        private static boolean is(Optional<Dispute> dispute, String id) {
            return dispute.map(Dispute::id).filter(id::equals).isPresent();
        }

        private String state() {
            return now.told() ? words.state(now.state(), basis()) : words.nothing();
        }

        private List<ClaimVersion> basis() {
            return walk.claims(Basis.of(now.state()).stream());
        }

        private void add(
                Kind kind,
                Instant eventTime,
                String sentence,
                Collection<ClaimVersion> claims,
                @Nullable String disputeId,
                @Nullable String formerly,
                @Nullable Dispute ended) {
            entries.add(new LogEntry(
                    moment.at(),
                    townId,
                    labels.town(),
                    kind,
                    eventTime,
                    null,
                    before,
                    after,
                    sentence,
                    List.of(),
                    null,
                    claims.stream()
                            .map(ClaimVersion::key)
                            .limit(LogEntry.MOST_CLAIMS)
                            .map(ClaimId::of)
                            .toList(),
                    claims.stream()
                            .limit(LogEntry.MOST_CLAIMS)
                            .map(labels::source)
                            .distinct()
                            .toList(),
                    disputeId,
                    formerly,
                    ended == null ? null : ended.closing().orElse(null)));
        }
    }

    private static Stance countsAs(ClaimVersion claim) {
        return Telling.restored(claim, Optional.empty(), Role.WORD, false, false)
                .stance();
    }

    private static List<Mark> marks(TownWalk.Begun begun) {
        ClaimVersion claim = begun.now();
        List<Mark> marks = new ArrayList<>();
        if (begun.copy()) {
            marks.add(Mark.COPY);
        }
        if (claim.certainty() == Certainty.HEDGED) {
            marks.add(Mark.HEDGED);
        }
        if (claim.certainty() == Certainty.RUMOUR) {
            marks.add(Mark.RUMOUR);
        }
        if (!claim.speaker().rated()) {
            marks.add(Mark.UNRATED);
        }
        if (claim.isRejected()) {
            marks.add(Mark.REJECTED);
        }
        return marks;
    }
}
