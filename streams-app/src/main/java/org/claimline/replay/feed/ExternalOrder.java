package org.claimline.replay.feed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts items into an order in bounded memory, those of the same rank as they came: as many as fit are sorted and written as a run to a directory; the runs are merged as they are
 * read, no more of them at once than {@link Limits#fanIn}. Takes about {@link Limits#memory} bytes and, on disk, what the items take, twice that
 * for a moment where there are more runs than are merged at once. For one thread.
 */
public final class ExternalOrder<T> implements Closeable {
    private static final int BUFFER = 64 * 1024;

    /** Stands before each item of a run. */
    private static final int ANOTHER = 1;

    private static final int ABSENT = -1;

    private final Path directory;
    private final Limits limits;
    private final Form<T> form;
    private final Deque<Path> runs = new ArrayDeque<>();
    private List<T> run = new ArrayList<>();
    private long weight;
    private int written;

    /**
     * How much it may take.
     *
     * @param memory bytes of items that are sorted at once, about
     * @param fanIn  runs that are merged at once; at least 2
     */
    public record Limits(long memory, int fanIn) {
        public static final Limits DEFAULT = new Limits(32L * 1024 * 1024, 64);

        public Limits {
            if (memory < 1 || fanIn < 2) {
                throw new IllegalArgumentException(
                        "memory " + memory + ", fan-in " + fanIn + "; 1 and 2 are the least");
            }
        }
    }

    /** What is put in order: which comes first, and how it lies on disk. */
    public interface Form<T> {
        Comparator<T> order();

        /** Bytes that it takes in memory, about. */
        long weight(T item);

        void write(T item, DataOutputStream to) throws IOException;

        /** What {@link #write} wrote; there is such. */
        T read(DataInputStream from) throws IOException;

        /** Writes bytes, or that there are none, for {@link #bytes} to read. */
        static void bytes(byte @Nullable [] bytes, DataOutputStream to) throws IOException {
            to.writeInt(bytes == null ? ABSENT : bytes.length);
            if (bytes != null) {
                to.write(bytes);
            }
        }

        /** The bytes that were written; null where there were none. */
        static byte @Nullable [] bytes(DataInputStream from) throws IOException {
            int length = from.readInt();
            if (length == ABSENT) {
                return null;
            }
            byte[] bytes = from.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("a file of an order ends too early");
            }
            return bytes;
        }
    }

    /** @param directory to write to, empty and nobody else's; whoever made it deletes it */
    public ExternalOrder(Path directory, Limits limits, Form<T> form) {
        this.directory = directory;
        this.limits = limits;
        this.form = form;
    }

    public void add(T item) throws IOException {
        run.add(item);
        weight += form.weight(item);
        if (weight >= limits.memory()) {
            spill();
        }
    }

    /** All that was added, in order; nothing may be added after. */
    public Items<T> inOrder() throws IOException {
        if (runs.isEmpty()) {
            List<T> all = run;
            run = new ArrayList<>();
            all.sort(form.order());
            return new Items<>(form.order(), List.of(Run.of(all)));
        }
        if (!run.isEmpty()) {
            spill();
        }
        while (runs.size() > limits.fanIn()) {
            for (int left = runs.size(); left > 0; left -= limits.fanIn()) {
                merge(Math.min(left, limits.fanIn()));
            }
        }
        return new Items<>(form.order(), opened(runs.size()));
    }

    @Override
    public void close() throws IOException {
        run = new ArrayList<>();
        for (Path file : runs) {
            Files.deleteIfExists(file);
        }
        runs.clear();
    }

    private void spill() throws IOException {
        run.sort(form.order());
        Path file = next();
        try (DataOutputStream to = output(file)) {
            for (T item : run) {
                write(item, to);
            }
        }
        runs.add(file);
        run = new ArrayList<>();
        weight = 0;
    }

    /** Makes one run of the oldest ones, and puts it last: once all have been merged, they lie in their order again. */
    private void merge(int count) throws IOException {
        Path file = next();
        try (Items<T> oldest = new Items<>(form.order(), opened(count));
                DataOutputStream to = output(file)) {
            for (Optional<T> item = oldest.next(); item.isPresent(); item = oldest.next()) {
                write(item.get(), to);
            }
        }
        runs.add(file);
    }

    /** The oldest runs, each deleted as soon as it is closed. */
    private List<Run<T>> opened(int count) throws IOException {
        List<Run<T>> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opened.add(Run.of(runs.remove(), form));
        }
        return opened;
    }

    private void write(T item, DataOutputStream to) throws IOException {
        to.writeByte(ANOTHER);
        form.write(item, to);
    }

    private Path next() {
        return directory.resolve("run-" + written++);
    }

    private static DataOutputStream output(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    /** Items that lie in order, with the first of them at hand. */
    private interface Run<T> extends Closeable {
        T head();

        /** Goes on to the next; says no at the end. */
        boolean advance() throws IOException;

        static <T> Run<T> of(List<T> sorted) {
            return new Run<>() {
                private int at = -1;

                @Override
                public T head() {
                    return sorted.get(at);
                }

                @Override
                public boolean advance() {
                    at++;
                    return at < sorted.size();
                }

                @Override
                public void close() {}
            };
        }

        static <T> Run<T> of(Path file, Form<T> form) throws IOException {
            DataInputStream from = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
            return new Run<>() {
                private Optional<T> head = Optional.empty();

                @Override
                public T head() {
                    return head.orElseThrow();
                }

                @Override
                public boolean advance() throws IOException {
                    head = from.read() == ANOTHER ? Optional.of(form.read(from)) : Optional.empty();
                    return head.isPresent();
                }

                @Override
                public void close() throws IOException {
                    from.close();
                    Files.deleteIfExists(file);
                }
            };
        }
    }

    /** The items, one after the other; to be closed. */
    public static final class Items<T> implements Closeable {
        private final List<Run<T>> runs;
        private final PriorityQueue<Integer> heads;

        private Items(Comparator<T> order, List<Run<T>> runs) throws IOException {
            this.runs = runs;
            Comparator<Integer> byHead =
                    (a, b) -> order.compare(runs.get(a).head(), runs.get(b).head());
            heads = new PriorityQueue<>(byHead.thenComparing(Comparator.naturalOrder()));
            for (int i = 0; i < runs.size(); i++) {
                if (runs.get(i).advance()) {
                    heads.add(i);
                }
            }
        }

        /** The next one, which stays the next. */
        public Optional<T> peek() {
            return Optional.ofNullable(heads.peek())
                    .map(first -> runs.get(first).head());
        }

        /** The next one; empty at the end. */
        public Optional<T> next() throws IOException {
            Integer first = heads.poll();
            if (first == null) {
                return Optional.empty();
            }
            Run<T> run = runs.get(first);
            T item = run.head();
            if (run.advance()) {
                heads.add(first);
            } else {
                run.close();
            }
            return Optional.of(item);
        }

        @Override
        public void close() throws IOException {
            for (Run<T> run : runs) {
                run.close();
            }
        }
    }
}
