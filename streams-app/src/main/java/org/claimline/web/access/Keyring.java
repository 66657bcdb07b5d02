package org.claimline.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of a file, as it is now: it is read again when it changes, so that tokens come and go without a restart. A file that cannot be
 * used any more changes nothing: the tokens of before stay good, and one line of the log says what is wrong.
 */
public final class Keyring {
    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Path file;
    private final BiFunction<Path, byte[], Tokens> reader;
    private final Clock clock;
    private volatile Tokens tokens;
    private byte[] read;
    private Instant lookedAt;
    private String trouble = "";

    /**
     * The tokens of {@code file}.
     *
     * @param reader makes tokens of what stands in a file; refuses what cannot be used with an exception whose message says why
     * @throws IOException if the file cannot be read
     */
    public Keyring(Path file, BiFunction<Path, byte[], Tokens> reader, Clock clock) throws IOException {
        this.file = file;
        this.reader = reader;
        this.clock = clock;
        read = Files.readAllBytes(file);
        tokens = reader.apply(file, read);
        lookedAt = clock.instant();
    }

    /** Whose token it is; empty where it is nobody's. */
    public Optional<Token> find(String shown) {
        look();
        return tokens.find(shown, clock.instant());
    }

    /** Contents are compared, not times: a file that is replaced twice within a tick of its file system has changed too. */
    private synchronized void look() {
        Instant now = clock.instant();
        if (now.isBefore(lookedAt.plus(LOOK)) && !now.isBefore(lookedAt)) {
            return;
        }
        lookedAt = now;
        try {
            byte[] found = Files.readAllBytes(file);
            if (!Arrays.equals(found, read)) {
                read = found;
                tokens = reader.apply(file, found);
                trouble = "";
                LOG.info(
                        "the tokens of {} were read again: {}",
                        file,
                        tokens.all().size());
            }
        } catch (IOException e) {
            told(e.toString());
        } catch (RuntimeException e) {
            told(String.valueOf(e.getMessage()));
        }
    }

    private void told(String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            LOG.error("the tokens of before stay in force, for the file of now cannot be used: {}", why);
        }
    }
}
