package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Answers that are kept, a line each, and must be given as they were. After a change that is meant, {@code -Dpin=true} writes them anew; the change
 * of the file is then a part of the change of the rules.
 */
record Pinned(Path file) {
    private static final int DIGITS = 12;

    static Pinned in(String name) {
        return new Pinned(Path.of("src/test/resources/pinned", name));
    }

    /**
     * Fails at the first answer that is another one.
     *
     * @param answer by its number
     * @param told   what to show of one that is another
     */
    void holds(int count, IntFunction<String> answer, IntFunction<String> told) {
        try {
            if (Boolean.getBoolean("pin")) {
                Files.createDirectories(file.getParent());
                Files.write(file, IntStream.range(0, count).mapToObj(answer).toList());
            }
            List<String> pinned = Files.readAllLines(file);
            assertThat(pinned).hasSize(count);
            for (int i = 0; i < count; i++) {
                String now = answer.apply(i);
                if (!now.equals(pinned.get(i))) {
                    throw new AssertionError("line " + (i + 1) + " of " + file
                            + " is another one now; if that was meant, run this test with -Dpin=true and commit the file. It was\n"
                            + pinned.get(i) + "\nand is\n" + now + "\n" + told.apply(i));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Twelve bytes that stand for {@code text}. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
