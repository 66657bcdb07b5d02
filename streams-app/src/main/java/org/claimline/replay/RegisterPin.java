package org.claimline.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Which registers a replay reads claims with. They are taken once, when it is begun. */
public sealed interface RegisterPin {
    /** As the live service has them when the replay is begun. */
    record Live() implements RegisterPin {
        @Override
        public String toString() {
            return "live";
        }
    }

    /** As the live service had them at a time, and no decision of the desk made after it. */
    record AsOf(Instant time) implements RegisterPin {
        @Override
        public String toString() {
            return "as-of " + time;
        }
    }

    /** Tables of a directory, and for a table that is not there as the live service has it. */
    record Tables(Path directory) implements RegisterPin {
        @Override
        public String toString() {
            return directory.toString();
        }
    }

    /**
     * Reads what a person wrote.
     *
     * @param text {@code live}, {@code as-of TIME}, or a directory
     * @throws IllegalArgumentException if it is none of these
     */
    static RegisterPin of(String text) {
        if (text.equals("live")) {
            return new Live();
        }
        if (text.equals("as-of") || text.startsWith("as-of ")) {
            return asOf(text.substring("as-of".length()).strip());
        }
        Path directory = Path.of(text);
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is no directory with tables of registers; give one, or live, or as-of 2024-11-30T12:00:00+03:00");
        }
        return new Tables(directory.toAbsolutePath().normalize());
    }

    /**
     * Reads what was written down when a replay was begun. Tables that have been read may lie there no longer.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    static RegisterPin kept(String text) {
        return text.equals("live") || text.startsWith("as-of ") ? of(text) : new Tables(Path.of(text));
    }

    private static AsOf asOf(String time) {
        try {
            return new AsOf(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "as-of \"" + time + "\" is no time with an offset; write it like as-of 2024-11-30T12:00:00+03:00");
        }
    }
}
