package org.claimline.cli.text;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/**
 * What standard output and standard error are. {@code COLUMNS} says how wide to print, whatever they are; else a terminal is asked, and what
 * is no terminal is as wide as it likes.
 *
 * @param out    columns of standard output; empty for a pipe or a file, into which everything is written in full
 * @param errors columns of standard error; empty where nobody watches it
 */
public record Screen(OptionalInt out, OptionalInt errors) {
    private static final int USUAL = 80;
    private static final int LEAST = 20;
    private static final int MOST = 1_000;
    private static final long PATIENCE_MS = 500;

    /** Looks at what this process has. */
    public static Screen of(Map<String, String> environment) {
        ExecTerminalProvider terminals = new ExecTerminalProvider();
        boolean outWatched = terminals.isSystemStream(SystemStream.Output);
        boolean errorsWatched = terminals.isSystemStream(SystemStream.Error);
        OptionalInt told = told(Optional.ofNullable(environment.get("COLUMNS")));
        int width = told.isPresent() || !(outWatched || errorsWatched) ? told.orElse(USUAL) : asked();
        OptionalInt out = outWatched ? OptionalInt.of(width) : told;
        return new Screen(out, errorsWatched ? OptionalInt.of(width) : OptionalInt.empty());
    }

    /** Whether somebody types what standard input brings. */
    public static boolean isTyped() {
        return new ExecTerminalProvider().isSystemStream(SystemStream.Input);
    }

    private static OptionalInt told(Optional<String> columns) {
        return columns.map(String::strip)
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .filter(width -> width > 0)
                .map(width -> OptionalInt.of(Math.max(LEAST, Math.min(width, MOST))))
                .orElse(OptionalInt.empty());
    }

    /** Asks the terminal that this process belongs to, whichever of its streams go elsewhere. */
    private static int asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                stty.destroy();
                return USUAL;
            }
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return told(Optional.of(size.substring(size.indexOf(' ') + 1))).orElse(USUAL);
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }
}
