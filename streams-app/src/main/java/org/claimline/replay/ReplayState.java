package org.claimline.replay;

/** Where a replay stands. */
public enum ReplayState {
    /** Registers, decisions and what was reported before the span are being read in; nothing of it is told. */
    PREPARING,
    /** The feed's clock runs. */
    RUNNING,
    /** The feed's clock stands. */
    PAUSED,
    /** All of the span was told; its states are kept until it is removed. */
    ENDED,
    /** It was stopped, or failed, before its end; it can be resumed or removed. */
    STOPPED,
    /** Its process has not been heard of for a while: it can be resumed or removed. */
    LOST,
    /** It is being removed; where that was interrupted, it can be removed again. */
    REMOVING;

    /** Whether a process works with it. */
    public boolean isAtWork() {
        return this == PREPARING || this == RUNNING || this == PAUSED;
    }
}
