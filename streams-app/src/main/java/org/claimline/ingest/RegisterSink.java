package org.claimline.ingest;

import java.util.List;
import java.util.Map;

/**
 * Where entries of a register go, and from where they can be taken out.
 *
 * @param <T> the entries
 */
public interface RegisterSink<T> extends Sink<T> {
    /** Who took an entry out, as the header of the tombstone is called. */
    String EDITOR = "claimline-editor";

    /** Why, likewise. */
    String REASON = "claimline-reason";

    /**
     * Returns when there are no entries under {@code keys} any more, for good.
     *
     * @param said headers of the records that say so
     * @throws NotWrittenException if that cannot be said of all of them
     */
    void remove(List<String> keys, Map<String, String> said) throws NotWrittenException;

    /** The same, and nobody says why. */
    default void remove(List<String> keys) throws NotWrittenException {
        remove(keys, Map.of());
    }
}
