package org.claimline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.claimline.local.Directories;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory for what is needed while something is at work. It is removed when this is closed, and when the process is told to end before: what
 * is at work has a moment then to close it itself.
 */
final class Scratch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Path path;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread last;

    private Scratch(Path path) {
        this.path = path;
        last = new Thread(this::last, "scratch");
    }

    static Scratch make(String name) throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory(name));
        try {
            Runtime.getRuntime().addShutdownHook(scratch.last);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending already: {}", e.toString());
        }
        return scratch;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            Directories.delete(path);
        } finally {
            closed.countDown();
            forget();
        }
    }

    private void forget() {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending: {}", e.toString());
        }
    }

    /** The process is ending: whoever works has a moment, and then it goes. */
    void last() {
        try {
            if (!closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                Directories.delete(path);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("{} could not be removed, which nobody needs any more: {}", path, e.toString());
        }
    }
}
