package org.claimline.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short forms of the fault runs. The long form is {@link LongFaults}. */
class ShortFaultsIT {
    private static final int TOWNS = 40;
    private static final int PER_SECOND = 8;

    @TempDir
    private Path directory;

    @Test
    void killsLoseNothingAndTellNothingTwice() throws Exception {
        whole((theatre, faults) -> {
            faults.killInstance("one", true);
            faults.killBroker(theatre.front.topics().reports(), 0);
        });
    }

    @Test
    @Tag("long")
    void anInstanceThatStandsStillForLongerThanItsSessionLosesNothingAndTellsNothingTwice() throws Exception {
        whole((theatre, faults) -> faults.freezeInstance("two"));
    }

    /** What happens to a theatre under load. */
    @FunctionalInterface
    private interface Act {
        void play(Theatre theatre, Faults faults) throws Exception;
    }

    private void whole(Act act) throws Exception {
        try (Theatre theatre = new Theatre(directory, new Theatre.Plan(Theatre.seed(""), TOWNS, PER_SECOND))) {
            theatre.begin(Theatre.BOTH, System.getProperty("java.class.path"));
            act.play(theatre, new Faults(theatre, PER_SECOND));
            theatre.verify();
            System.out.println(theatre.tally.table());
        }
    }
}
