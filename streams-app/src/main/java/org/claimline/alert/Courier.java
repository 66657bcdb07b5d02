package org.claimline.alert;

import java.util.function.Consumer;

/** Sends messages outside the thread that asks for it. */
public interface Courier {
    /**
     * Tries to deliver once, soon.
     *
     * @param then told what came of it, on any thread; not at all where the parcel is not wanted any more
     */
    void send(Parcel parcel, Consumer<Outcome> then);
}
