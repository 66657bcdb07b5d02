package org.claimline.topology.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Towns of one partition, 0, on which a fold is at work while they are asked about: events come one by one, the fold starts anew on its stores,
 * or on what they were when they were last committed. A test may have something happen between its writes, and between a reader's reads.
 */
public final class LiveTowns {
    /** What a test throws after a write, for a fold that dies there. */
    public static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final WatchedStore claims = new WatchedStore();
    private final WatchedStore index = new WatchedStore();
    private final WatchedStore heads = new WatchedStore();
    private final FoldsHere folds = new FoldsHere();
    private final List<ClaimFeed> feeds;
    private final Random random;
    private IncrementalFold fold;
    private List<NavigableMap<byte[], byte[]>> committed;

    public LiveTowns(long seed, int towns) {
        random = new Random(seed);
        feeds = IntStream.range(0, towns)
                .mapToObj(i -> new ClaimFeed(random.nextLong(), "town-" + i, 6))
                .toList();
        restart();
        commit();
    }

    public FoldsHere folds() {
        return folds;
    }

    public List<String> ids() {
        return IntStream.range(0, feeds.size()).mapToObj(i -> "town-" + i).toList();
    }

    public ReadOnlyKeyValueStore<Bytes, byte[]> claims() {
        return claims.queried();
    }

    public ReadOnlyKeyValueStore<Bytes, byte[]> index() {
        return index.queried();
    }

    /** The next event, of any of the towns; one after the other, whoever wants them. */
    public synchronized void next() {
        fold.apply(feeds.get(random.nextInt(feeds.size())).next(), 0);
    }

    /** The same with {@code happens} after each write of claims, of which there may be none. */
    public void next(Runnable happens) {
        watched(claims::afterEachWrite, happens, () -> {
            next();
            return true;
        });
    }

    /** What {@code question} finds, while {@code happens} after each of its reads. */
    public <T> T asked(Supplier<T> question, Runnable happens) {
        return watched(claims::afterEachRead, happens, question);
    }

    private static <T> T watched(java.util.function.Consumer<Runnable> on, Runnable happens, Supplier<T> does) {
        on.accept(happens);
        try {
            return does.get();
        } finally {
            on.accept(() -> {});
        }
    }

    /** How often the claims were read since this was last asked. */
    public int reads() {
        return claims.reads();
    }

    /** Another fold goes to work on the same stores. */
    public void restart() {
        fold = new IncrementalFold(claims, index, heads, 8, Budget.ROWS, folds.begin(0));
    }

    public void commit() {
        committed = new ArrayList<>(List.of(claims.copy(), index.copy(), heads.copy()));
    }

    /** Another fold goes to work on the stores as they were committed. */
    public void crash() {
        claims.restore(committed.get(0));
        index.restore(committed.get(1));
        heads.restore(committed.get(2));
        restart();
    }

    /** The partition goes to another instance. */
    public void leave() {
        claims.leave();
    }
}
