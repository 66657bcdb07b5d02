package org.claimline.bench.run;

import java.time.Duration;

/**
 * How much is measured of each system.
 *
 * @param history    reports told before anything is measured, at least; also what towns hold then
 * @param warmUp     how long it is told reports before anything is measured, about
 * @param measured   reports of the measured stretch
 * @param window     how long that stretch should take about; what keeps nothing is told more where it is faster
 * @param patience   how long a stretch may take at most
 * @param perSecond  reports a second while latency is taken
 * @param latency    how long it is taken; none where zero
 */
public record Effort(
        long history,
        Duration warmUp,
        long measured,
        Duration window,
        Duration patience,
        int perSecond,
        Duration latency) {}
