package org.claimline.faults;

import java.time.Duration;

/**
 * One fault that struck while work was in flight, and what came of it.
 *
 * @param inFlight  reports that the brokers had and no commit covered when it struck
 * @param unanswered the longest that a reader who may ask any instance waited for one answer
 * @param other     the longest that one waited who asks one instance only, one that was not struck; zero where all were
 * @param caughtUp  until all that had been told when it struck was committed
 */
record Strike(String fault, long inFlight, Duration unanswered, Duration other, Duration caughtUp) {}
