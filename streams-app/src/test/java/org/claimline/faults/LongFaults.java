package org.claimline.faults;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The long form of the fault runs, for the profile {@code faults}; how often each strikes is a property ({@code faults.kills} and so on). It prints a table
 * for docs/reliability.md.
 */
class LongFaults {
    @TempDir
    private Path directory;

    @Test
    void everyFaultAsOftenAsAsked() throws Exception {
        long seed = Theatre.seed("");
        int perSecond = Integer.getInteger("faults.rate", 25);
        try (Theatre theatre =
                new Theatre(directory, new Theatre.Plan(seed, Integer.getInteger("faults.towns", 120), perSecond))) {
            try {
                Faults faults = new Faults(theatre, perSecond * 2);
                begin(theatre, System.getProperty("faults.previous", ""), faults);
                for (int i = 0; i < count("kills", 20); i++) {
                    faults.killInstance(i % 2 == 0 ? "one" : "two", i % 4 < 2);
                    theatre.verify();
                }
                for (int i = 0; i < count("brokers", 5); i++) {
                    if (i % 3 == 2) {
                        faults.killBroker("__transaction_state", i % 3);
                    } else {
                        faults.killBroker(theatre.front.topics().reports(), i % Front.PARTITIONS);
                    }
                    theatre.verify();
                }
                for (int i = 0; i < count("freezes", 5); i++) {
                    faults.freezeInstance(i % 2 == 0 ? "two" : "one");
                    theatre.verify();
                }
                for (int i = 0; i < count("cuts", 1); i++) {
                    faults.cutOff();
                    theatre.verify();
                }
                for (int i = 0; i < count("restarts", 1); i++) {
                    faults.restartInstances(
                            Theatre.BOTH, "rolling restart, one instance", System.getProperty("java.class.path"));
                    faults.restartBrokers();
                }
                for (int i = 0; i < count("scales", 1); i++) {
                    scale(faults);
                }
            } finally {
                System.out.println(theatre.tally.table());
            }
        }
    }

    /** With the previous program, where there is one, which is then replaced one instance after the other. */
    private static void begin(Theatre theatre, String previous, Faults faults) {
        String own = System.getProperty("java.class.path");
        theatre.begin(Theatre.BOTH, previous.isEmpty() ? own : previous);
        if (!previous.isEmpty()) {
            faults.restartInstances(Theatre.BOTH, "rolling upgrade from the previous program, one instance", own);
        }
    }

    /** From two to four, to one, to two again. */
    private static void scale(Faults faults) {
        faults.join("three");
        faults.join("four");
        faults.leave("two");
        faults.leave("three");
        faults.leave("one");
        faults.join("one");
        faults.leave("four");
        faults.join("two");
    }

    private static int count(String kind, int otherwise) {
        return Integer.getInteger("faults." + kind, otherwise);
    }
}
