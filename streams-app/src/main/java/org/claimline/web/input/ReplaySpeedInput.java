package org.claimline.web.input;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Another speed of a replay.
 *
 * @param speed how many times faster than life, 0.01 to 1000000; max for as fast as it goes
 */
public record ReplaySpeedInput(
        @Schema(oneOf = {Double.class, String.class}) Object speed) {}
