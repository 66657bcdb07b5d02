package org.claimline.ingest;

import java.util.List;

/**
 * Where accepted records of one kind go: a topic, or a list in tests.
 *
 * @param <T> the records
 */
@FunctionalInterface
public interface Sink<T> {
    /**
     * Returns when all {@code records} are kept for good.
     *
     * @throws NotWrittenException if that cannot be said of all of them
     */
    void write(List<T> records) throws NotWrittenException;
}
