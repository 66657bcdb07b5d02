package org.claimline.replay;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The replays that are kept beside a service, and where each is answered. */
public interface Replays {
    /** The name of the service that nobody replays. */
    String LIVE = "live";

    /** What this service itself shows: {@link #LIVE}, or the name of the replay that it is. */
    String own();

    /** All that are kept, by name. */
    List<ReplayStatus> all();

    /** One of them; empty where there is none of that name. */
    Optional<ReplayStatus> find(String name);

    /**
     * Where a service answers for the view {@code name}: the process that runs the replay, else one that is opened here for one that is kept.
     *
     * @return its address, such as {@code http://127.0.0.1:40213}
     * @throws NoSuchReplayException if there is none of that name
     * @throws ReplayAwayException   if it is at work where it cannot be reached, or cannot be opened now
     */
    URI locate(String name);

    /**
     * Removes a replay with all its topics, groups and stores. Doing it again after an interruption completes it.
     *
     * @throws NoSuchReplayException if there is none of that name
     * @throws ReplayAtWorkException if its process is at work
     */
    void remove(String name);

    /** How this service's own replay is controlled; empty where it is none, or none that runs. */
    Optional<ReplayControl> control();
}
