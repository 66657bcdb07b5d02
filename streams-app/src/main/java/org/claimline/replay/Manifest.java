package org.claimline.replay;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.claimline.replay.feed.Archive;
import org.claimline.replay.feed.FeedClock;
import org.claimline.topology.Topics;
import org.jspecify.annotations.Nullable;

/**
 * What a replay is and how far it has come, as one record beside its topics: written in the transaction that writes the reports it counts, so
 * that both are there or neither. Readers pass over fields that they do not know.
 *
 * @param name      the replay's name
 * @param span      what is told
 * @param source    where reports come from, how far, and with which registers; never changes
 * @param progress  how far it has come
 * @param startedAt when it was begun
 * @param run       names the process that writes this; another one begins with a name of its own
 * @param page      where that process answers; null where none does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
        String name,
        Span span,
        Source source,
        Progress progress,
        Instant startedAt,
        String run,
        @Nullable URI page) {

    /**
     * Where reports come from.
     *
     * @param origin     {@link #ARCHIVE}, or a file or directory
     * @param contents   what each file held, by SHA-256, once read; none where reports come from the archive
     * @param cold       whether what was known before the span is left out
     * @param registers  which registers
     * @param ends       how far the archive was filled when the replay was begun
     * @param partitions of the archive and so of the replay
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Source(
            String origin, List<String> contents, boolean cold, String registers, Archive.Ends ends, int partitions) {
        public static final String ARCHIVE = "topic";

        public boolean isArchive() {
            return origin.equals(ARCHIVE);
        }

        Source holding(List<String> digests) {
            return new Source(origin, digests, cold, registers, ends, partitions);
        }
    }

    /**
     * How far it has come.
     *
     * @param state    where it stands
     * @param pinned   whether the registers are in
     * @param written  items of the order that were written: reports and decisions, those of before the span among them
     * @param speed    how many times faster than life; null for as fast as it goes
     * @param feedTime the feed's time; null before the clock runs
     * @param reports  how many reports
     * @param endedAt  when it ended; null before
     * @param problem  why it stopped; null where it did not
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Progress(
            ReplayState state,
            boolean pinned,
            long written,
            @Nullable Double speed,
            @Nullable Instant feedTime,
            ReplayStatus.Reports reports,
            @Nullable Instant endedAt,
            @Nullable String problem) {}

    /** The same, further on. */
    public Manifest at(Progress next) {
        return new Manifest(name, span, source, next, startedAt, run, page);
    }

    /** The same, taken up by a process, which prepares what it needs. */
    public Manifest by(String process) {
        Progress prepared = new Progress(
                ReplayState.PREPARING,
                progress.pinned(),
                progress.written(),
                progress.speed(),
                progress.feedTime(),
                progress.reports(),
                null,
                null);
        return new Manifest(name, span, source, prepared, startedAt, process, null);
    }

    /** The same, not to be gone on with by this process. */
    public Manifest stopped(String problem) {
        return left(ReplayState.STOPPED, problem);
    }

    /** The same, on its way out. */
    Manifest removing() {
        return left(ReplayState.REMOVING, progress.problem()).answeredAt(null);
    }

    private Manifest left(ReplayState state, @Nullable String problem) {
        return at(new Progress(
                state,
                progress.pinned(),
                progress.written(),
                progress.speed(),
                progress.feedTime(),
                progress.reports(),
                progress.endedAt(),
                problem));
    }

    /** The same, its process answering there; null where it answers no more. */
    public Manifest answeredAt(@Nullable URI address) {
        return new Manifest(name, span, source, progress, startedAt, run, address);
    }

    /** The same, its registers in. */
    public Manifest pinned() {
        return at(new Progress(progress.state(), true, 0, progress.speed(), null, progress.reports(), null, null));
    }

    /** The same with what its files held. */
    public Manifest holding(List<String> digests) {
        return new Manifest(name, span, source.holding(digests), progress, startedAt, run, page);
    }

    /** As it is listed by the process that runs it, whose clock may have gone on since this was written. */
    public ReplayStatus status(Topics live, FeedClock clock) {
        ReplayState state = progress.state();
        boolean runs = state == ReplayState.RUNNING || state == ReplayState.PAUSED;
        ReplayStatus written = status(new ReplayName(name).topics(live).prefix(), state);
        return runs
                ? written.with(
                        clock.isPaused() ? ReplayState.PAUSED : ReplayState.RUNNING,
                        clock.speed().orElse(null),
                        clock.now().isAfter(span.until()) ? span.until() : clock.now())
                : written;
    }

    /** As it is listed, with the state that {@code now} leaves. */
    ReplayStatus status(String prefix, ReplayState now) {
        return new ReplayStatus(
                name,
                now,
                span.from(),
                span.until(),
                span.zone().getId(),
                source.origin(),
                source.cold(),
                source.registers(),
                progress.speed(),
                progress.feedTime(),
                progress.reports(),
                startedAt,
                progress.endedAt(),
                page,
                prefix,
                progress.problem());
    }
}
