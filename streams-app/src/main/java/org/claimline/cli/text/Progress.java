package org.claimline.cli.text;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far something has come: a bar with rate and time left where somebody watches, a line now and then where nobody does, for the log in
 * which it ends up.
 */
public final class Progress implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int REDRAW_MS = 250;
    private static final long MEGABYTE = 1_000_000;

    private final PrintStream errors;
    private final String task;
    private final OptionalLong size;
    private final LongSupplier nanos;
    private final Optional<ProgressBar> bar;
    private final long began;
    private long told;

    /**
     * @param size  bytes in all; empty where nobody knows
     * @param watch columns of the terminal; empty where nobody watches
     * @param nanos a clock that only goes forward
     */
    Progress(PrintStream errors, String task, OptionalLong size, OptionalInt watch, LongSupplier nanos) {
        this.errors = errors;
        this.task = task;
        this.size = size;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.told = began;
        this.bar = watch.isPresent() ? Optional.of(bar(watch.getAsInt())) : Optional.empty();
    }

    /** On standard error, with the clock of this machine. */
    public static Progress of(String task, OptionalLong size, OptionalInt watch) {
        return new Progress(System.err, task, size, watch, System::nanoTime);
    }

    /** It has come to {@code bytes}; {@code more} is what else there is to say. */
    public void at(long bytes, String more) {
        if (bar.isPresent()) {
            bar.get().stepTo(bytes);
            bar.get().setExtraMessage(" " + more);
            return;
        }
        long now = nanos.getAsLong();
        if (now - told < EVERY.toNanos()) {
            return;
        }
        told = now;
        Duration spent = Duration.ofNanos(now - began);
        errors.println(task + ": " + share(bytes) + more + ", " + Counts.megabytes(Counts.rate(bytes, spent)) + "/s"
                + left(bytes, spent));
    }

    /** Clears the bar away so that a line can be written; it comes again by itself. */
    public synchronized void line(String text) {
        if (bar.isPresent()) {
            errors.print("\r\u001b[K");
        }
        errors.println(text);
    }

    @Override
    public void close() {
        bar.ifPresent(b -> {
            b.close();
            errors.flush();
        });
    }

    private String share(long bytes) {
        return size.isPresent() && size.getAsLong() > 0
                ? Math.min(100, 100 * bytes / size.getAsLong()) + "% of " + Counts.megabytes(size.getAsLong()) + ", "
                : Counts.megabytes(bytes) + ", ";
    }

    private String left(long bytes, Duration spent) {
        if (size.isEmpty() || bytes == 0 || bytes >= size.getAsLong()) {
            return "";
        }
        Duration left = Duration.ofNanos((long) (spent.toNanos() * ((double) (size.getAsLong() - bytes) / bytes)));
        return ", " + Counts.span(left) + " left";
    }

    private ProgressBar bar(int columns) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(size.orElse(-1))
                .setUnit(" MB", MEGABYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MS)
                .setSpeedUnit(ChronoUnit.SECONDS)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setConsumer(new ConsoleProgressBarConsumer(errors, columns - 1))
                .build();
    }
}
