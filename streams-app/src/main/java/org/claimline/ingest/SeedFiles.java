package org.claimline.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of the top-level folder {@code seeds}, as packed into the program. */
final class SeedFiles {
    private SeedFiles() {}

    static byte[] bytes(String file) {
        try (InputStream in = SeedFiles.class.getResourceAsStream("/seeds/" + file)) {
            if (in == null) {
                throw new IllegalStateException("seeds/" + file + " is not in the program; build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("seeds/" + file + " cannot be read", e);
        }
    }

    static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }
}
