package org.claimline.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.claimline.replay.feed.ExternalOrder;
import org.claimline.replay.feed.FeedClock;
import org.claimline.replay.feed.FeedItem;
import org.claimline.replay.feed.FeedWriter;
import org.claimline.topology.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Tells a feed: first, as fast as it goes, what was known before the span; then, once that is folded, each item when the feed's clock comes to
 * it. What is due together is one transaction, with the manifest that counts it, so that one who goes on later tells nothing twice. Writes the
 * manifest now and then while nothing is due. Runs on one thread; what it says of itself may be asked by any.
 */
public final class Feeder implements Runnable {
    private static final int MOST_AT_ONCE = 5_000;
    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final Duration FOLDED_CHECK = Duration.ofMillis(50);

    private final FeedWriter writer;
    private final Topics topics;
    private final FeedClock clock;
    private final ExternalOrder.Items<FeedItem> items;
    private final Feed.Amount amount;
    private final BooleanSupplier folded;
    private final CompletableFuture<Boolean> told = new CompletableFuture<>();
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final CompletableFuture<Manifest> ended = new CompletableFuture<>();
    private volatile Manifest manifest;
    private volatile Instant toldUntil;
    private boolean begun;
    private long written;
    private long toldReports;
    private int pending;
    private long pendingSince;

    /** How it ended, and when. */
    private record Ending(ReplayState state, Instant at, Optional<String> problem) {}

    /**
     * @param writer   of the replay, whose registers are in
     * @param manifest as it was last written
     * @param feed     all of it, from the beginning, also where part of it was told before
     * @param folded   whether all that was written has been folded
     */
    public Feeder(
            FeedWriter writer, Topics topics, Manifest manifest, Feed feed, FeedClock clock, BooleanSupplier folded) {
        this.writer = writer;
        this.topics = topics;
        this.manifest = manifest;
        this.items = feed.items();
        this.amount = feed.amount();
        this.clock = clock;
        this.folded = folded;
        this.toldUntil = manifest.span().from();
    }

    /** The manifest as it was last written. */
    public Manifest manifest() {
        return manifest;
    }

    /** All that became known before this is written; it is not after the end of the span. */
    public Instant toldUntil() {
        return toldUntil;
    }

    /** Completes when all is written, with yes, or when the clock was stopped before, with no. */
    public CompletableFuture<Boolean> told() {
        return told;
    }

    /** Ends the writing of the manifest with how the replay ended; returns it as it is kept. */
    public Manifest end(ReplayState state, Instant at, Optional<String> problem)
            throws ExecutionException, InterruptedException {
        ending.complete(new Ending(state, at, problem));
        return ended.get();
    }

    @Override
    public void run() {
        try {
            skip(manifest.progress().written());
            boolean all = tellAll();
            told.complete(all);
            beatUntilEnded();
        } catch (IOException | RuntimeException | Error e) {
            told.completeExceptionally(e);
            ended.completeExceptionally(e);
        }
    }

    private void skip(long count) throws IOException {
        while (written < count) {
            FeedItem item = items.next()
                    .orElseThrow(() -> new IOException("the feed has fewer items than were told of it before"));
            count(item);
        }
    }

    private boolean tellAll() throws IOException {
        boolean background = true;
        Optional<FeedItem> next = items.peek();
        while (next.isPresent() && !clock.isStopped()) {
            Instant at = next.get().at();
            if (background && !at.isBefore(manifest.span().from())) {
                commit(state(true));
                if (!awaitFolded()) {
                    break;
                }
                begin();
                background = false;
            }
            if (background || isTime(next.get())) {
                tell(items.next().orElseThrow());
                if (isFull()) {
                    commit(state(background));
                }
            } else if (!clock.isStopped()) {
                commit(state(false));
            }
            next = items.peek();
        }
        commit(state(background));
        if (background && next.isEmpty() && awaitFolded()) {
            begin();
        }
        return next.isEmpty();
    }

    private void begin() {
        Instant before = manifest.progress().feedTime();
        clock.begin(before == null ? manifest.span().from() : before);
        begun = true;
        commit(state(false));
    }

    /** Decisions of the desk are no steps: whoever lets the next report be told has those that came before it told too. */
    private boolean isTime(FeedItem item) {
        return clock.reaches(
                item.at(), pending > 0 ? Duration.ZERO : Manifests.BEAT, item.kind() == FeedItem.Kind.REPORT);
    }

    private ReplayState state(boolean background) {
        return background ? ReplayState.PREPARING : clock.isPaused() ? ReplayState.PAUSED : ReplayState.RUNNING;
    }

    private void tell(FeedItem item) {
        if (pending == 0) {
            pendingSince = System.nanoTime();
        }
        writer.tell(item);
        count(item);
        pending++;
    }

    private void count(FeedItem item) {
        written++;
        if (item.kind() == FeedItem.Kind.REPORT && manifest.span().contains(item.at())) {
            toldReports++;
        }
    }

    private boolean isFull() {
        return pending >= MOST_AT_ONCE || System.nanoTime() - pendingSince > LONGEST.toNanos();
    }

    private void commit(ReplayState state) {
        write(progress(state, null, null));
    }

    private Manifest.Progress progress(ReplayState state, @Nullable Instant endedAt, @Nullable String problem) {
        return new Manifest.Progress(
                state,
                true,
                written,
                clock.speed().orElse(null),
                endedAt != null && state == ReplayState.ENDED
                        ? manifest.span().until()
                        : begun ? feedTime() : manifest.progress().feedTime(),
                new ReplayStatus.Reports(amount.before(), amount.inSpan(), toldReports, amount.after()),
                endedAt,
                problem);
    }

    /** The clock's time, within the span. */
    public Instant feedTime() {
        Instant now = clock.now();
        Instant until = manifest.span().until();
        return now.isAfter(until) ? until : now;
    }

    private void write(Manifest.Progress progress) {
        Manifest next = manifest.at(progress);
        writer.commit(Manifests.record(topics, next));
        manifest = next;
        pending = 0;
        Instant reached = items.peek().map(FeedItem::at).orElse(next.span().until());
        if (reached.isAfter(toldUntil)) {
            toldUntil = reached;
        }
    }

    /** Says no where the clock was stopped meanwhile. */
    private boolean awaitFolded() {
        long beat = System.nanoTime();
        while (!clock.isStopped()) {
            if (folded.getAsBoolean()) {
                return true;
            }
            if (System.nanoTime() - beat > Manifests.BEAT.toNanos()) {
                commit(state(true));
                beat = System.nanoTime();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(FOLDED_CHECK.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }

    private void beatUntilEnded() {
        while (!ended.isDone()) {
            try {
                Ending how = ending.get(Manifests.BEAT.toMillis(), TimeUnit.MILLISECONDS);
                manifest = manifest.answeredAt(null);
                write(progress(how.state(), how.at(), how.problem().orElse(null)));
                ended.complete(manifest);
            } catch (TimeoutException e) {
                commit(manifest.progress().state());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                ended.completeExceptionally(e);
            }
        }
    }
}
