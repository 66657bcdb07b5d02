package org.claimline.replay;

import java.util.Optional;

/** The feed's clock in somebody's hands. What makes no difference, such as a pause while it stands, is done all the same. */
public interface ReplayControl {
    /** As it stands this moment. */
    ReplayStatus status();

    /** The clock stands until it is resumed. */
    void pause();

    /** The clock runs again. */
    void resume();

    /** Tells the next {@code reports} reports at once, and the clock stands then. */
    void step(int reports);

    /**
     * Sets how many times faster than life the clock runs.
     *
     * @param speed above 0; empty for as fast as it goes
     */
    void speed(Optional<Double> speed);

    /** Ends it where it stands. */
    void stop();
}
