package org.claimline.measure;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Prints what a claim costs in towns of {@code -Dmeasure.history} claims; see docs/performance.md. */
class LongHistoryMeasurement {
    @Test
    void measured() throws IOException {
        LongHistory.print(Arrays.stream(System.getProperty("measure.history", "1000,10000,100000")
                        .split(",", -1))
                .mapToInt(Integer::parseInt)
                .toArray());
    }
}
