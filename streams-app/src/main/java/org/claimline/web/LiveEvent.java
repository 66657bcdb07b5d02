package org.claimline.web;

import org.claimline.query.Change;
import org.claimline.query.Mark;
import org.jspecify.annotations.Nullable;

/** A change as it happens, written out once for all clients, when the first of them is sent it. */
final class LiveEvent {
    private final Change change;
    private final Mark mark;
    private byte @Nullable [] written;

    LiveEvent(Change change, Mark mark) {
        this.change = change;
        this.mark = mark;
    }

    Change change() {
        return change;
    }

    synchronized byte[] written(StreamEvents events) {
        byte[] known = written;
        if (known == null) {
            known = events.present(change, mark);
            written = known;
        }
        return known;
    }
}
