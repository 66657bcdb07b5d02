package org.claimline.ingest;

import java.util.List;

/**
 * Where entries of a register go, and from where they can be taken out.
 *
 * @param <T> the entries
 */
public interface RegisterSink<T> extends Sink<T> {
    /**
     * Returns when there are no entries under {@code keys} any more, for good.
     *
     * @throws NotWrittenException if that cannot be said of all of them
     */
    void remove(List<String> keys) throws NotWrittenException;
}
