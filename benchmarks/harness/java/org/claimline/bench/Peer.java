package org.claimline.bench;

import java.util.List;

/** A system under test: it reads the topic of reports and writes its output until it is closed. */
public interface Peer extends AutoCloseable {
    void start();

    /** Whether it has its partitions and reads. */
    boolean isRunning();

    /** What it failed at for good; none as a rule. */
    List<String> failures();

    /** What its stores hold outside the heap, by the name of the figure, in bytes; none where it has no stores. */
    default List<Figure> memory() {
        return List.of();
    }

    /** What it works on and what it holds, by the name of the figure; none where it has no tasks. */
    default List<Figure> tasks() {
        return List.of();
    }

    /** A figure by name. */
    record Figure(String name, double value) {}

    /** Stops it, so that what its stores hold is on disk. */
    @Override
    void close();
}
