package org.claimline.faults;

import java.util.ArrayList;
import java.util.List;

/** What a verifier found wrong. Every check runs to its end, whatever others found. */
final class Findings {
    private static final int LONGEST = 1_500;

    private final List<String> wrong = new ArrayList<>();

    /** A check that says what is wrong by throwing an {@link AssertionError}. */
    interface Check {
        void run();
    }

    void check(String what, Check check) {
        try {
            check.run();
        } catch (AssertionError e) {
            add(what, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // what cannot be looked at is not verified
            add(what, e.toString());
        }
    }

    synchronized void add(String what, String said) {
        String line = what + ": " + said.strip();
        wrong.add(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...");
    }

    synchronized List<String> all() {
        return List.copyOf(wrong);
    }
}
