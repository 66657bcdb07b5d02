package org.claimline.local.registry;

import java.util.function.Consumer;

/** The registry's memory: every change, in order. */
interface Journal extends AutoCloseable {

    /** Reads everything written so far, oldest first; of entries about the same thing only the last is sure to be there. */
    void replay(Consumer<JournalEntry> reader);

    /** Returns once the entry is kept. One that fails with a {@link RegistryException} may have been kept all the same. */
    void append(JournalEntry entry);

    @Override
    void close();
}
