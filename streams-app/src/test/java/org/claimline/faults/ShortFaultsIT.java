package org.claimline.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of the fault runs: one kill of an instance, one of a broker, and with {@code -Dfaults.full=true} an instance that stands still for longer
 * than its session. The long form is {@link LongFaults}.
 */
class ShortFaultsIT {
    private static final int TOWNS = 40;
    private static final int PER_SECOND = 20;

    @TempDir
    private Path directory;

    @Test
    void nothingIsLostAndNothingToldTwice() throws Exception {
        long seed = Theatre.seed("");
        try (Theatre theatre = new Theatre(directory, new Theatre.Plan(seed, TOWNS, PER_SECOND))) {
            theatre.begin(Theatre.BOTH, System.getProperty("java.class.path"));
            Faults faults = new Faults(theatre, PER_SECOND);
            faults.killInstance("one", true);
            faults.killBroker(theatre.front.topics().reports(), 0);
            if (Boolean.getBoolean("faults.full")) {
                faults.freezeInstance("two");
            }
            theatre.verify();
            System.out.println(theatre.tally.table());
        }
    }
}
