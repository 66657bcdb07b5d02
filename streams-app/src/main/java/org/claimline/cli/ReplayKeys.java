package org.claimline.cli;

import java.io.IOException;
import java.util.Optional;
import org.claimline.replay.ReplayControl;
import org.claimline.replay.ReplayState;
import org.claimline.replay.ReplayStatus;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/**
 * The keys of a terminal as the hands on a replay's clock. The terminal is put back as it was when this is closed, or when the process ends.
 */
final class ReplayKeys implements AutoCloseable {
    static final String HELP =
            "keys: space pauses and goes on, n tells the next report, + and - double and halve the speed,"
                    + " m is as fast as it goes, q stops";

    private static final long PATIENCE_MS = 200;
    private static final double SLOWEST = 1.0 / 64;
    private static final double FASTEST = 1 << 24;
    private static final double USUAL = 60;

    private final Terminal terminal;
    private final Attributes before;
    private final ReplayControl control;
    private final Thread thread;
    private volatile boolean closed;

    private ReplayKeys(Terminal terminal, ReplayControl control) {
        this.terminal = terminal;
        this.control = control;
        before = terminal.getAttributes();
        thread = new Thread(this::listen, "replay-keys");
        thread.setDaemon(true);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> terminal.setAttributes(before), "replay-keys-end"));
        } catch (IllegalStateException e) {
            // the process is ending, and nobody would put the terminal back
            return;
        }
        Attributes unused = terminal.enterRawMode();
        thread.start();
    }

    /** Listens to the terminal that this process has. Signals stay with the process: Ctrl-C ends it as it ends any command. */
    static ReplayKeys of(ReplayControl control) throws IOException {
        return new ReplayKeys(
                TerminalBuilder.builder()
                        .system(true)
                        .exec(true)
                        .jni(false)
                        .ffm(false)
                        .dumb(false)
                        .nativeSignals(false)
                        .build(),
                control);
    }

    private void listen() {
        NonBlockingReader reader = terminal.reader();
        try {
            while (!closed) {
                int key = reader.read(PATIENCE_MS);
                if (key >= 0) {
                    pressed((char) key, control);
                } else if (key == NonBlockingReader.EOF) {
                    return;
                }
            }
        } catch (IOException e) {
            // the terminal is gone; the replay goes on without keys
        }
    }

    /** Does what a key stands for; any other does nothing. */
    static void pressed(char key, ReplayControl control) {
        ReplayStatus status = control.status();
        switch (key) {
            case ' ' -> {
                if (status.state() == ReplayState.PAUSED) {
                    control.resume();
                } else {
                    control.pause();
                }
            }
            case 'n' -> control.step(1);
            case '+', '=' ->
                control.speed(Optional.of(status.speed() == null ? FASTEST : Math.min(status.speed() * 2, FASTEST)));
            case '-', '_' ->
                control.speed(Optional.of(status.speed() == null ? USUAL : Math.max(status.speed() / 2, SLOWEST)));
            case 'm' -> control.speed(Optional.empty());
            case 'q' -> control.stop();
            default -> {}
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        terminal.setAttributes(before);
        terminal.close();
    }
}
