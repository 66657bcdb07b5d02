package org.claimline.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalInt;
import org.claimline.cli.text.Cells;
import org.claimline.cli.text.Counts;
import org.claimline.replay.ReplayState;
import org.claimline.replay.ReplayStatus;
import org.jspecify.annotations.Nullable;

/**
 * Where a replay stands, in one line that is drawn again and again at the foot of a terminal. Where nobody watches, nothing is drawn: a log
 * keeps what was said.
 */
final class ReplayLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final long REDRAW_NANOS = 200_000_000;
    private static final Duration RATE_OVER = Duration.ofSeconds(2);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final OptionalInt columns;
    private boolean drawn;
    private long drawnAt;
    private long countedAt;
    private long counted;
    private long rate;

    /** @param columns of the terminal; empty where nobody watches */
    ReplayLine(PrintWriter err, OptionalInt columns) {
        this.err = err;
        this.columns = columns;
    }

    void draw(ReplayStatus status) {
        long now = System.nanoTime();
        if (columns.isEmpty() || (drawn && now - drawnAt < REDRAW_NANOS)) {
            return;
        }
        drawnAt = now;
        drawn = true;
        err.print(CLEAR + Cells.fit(text(status, rate(status, now)), Math.max(1, columns.getAsInt() - 1)));
        err.flush();
    }

    /** Takes the line away, so that something can be printed. */
    void clear() {
        if (drawn) {
            err.print(CLEAR);
            err.flush();
            drawn = false;
        }
    }

    /** Reports a second, over the last two seconds or so. */
    private long rate(ReplayStatus status, long now) {
        long told = status.reports().told();
        Duration span = Duration.ofNanos(now - countedAt);
        if (countedAt == 0 || span.compareTo(RATE_OVER) >= 0) {
            rate = countedAt == 0 ? 0 : Counts.rate(told - counted, span);
            countedAt = now;
            counted = told;
        }
        return rate;
    }

    /**
     * The line.
     *
     * @param rate reports a second
     */
    static String text(ReplayStatus status, long rate) {
        ReplayStatus.Reports reports = status.reports();
        if (status.state() == ReplayState.PREPARING) {
            return "folding what was published before, " + Counts.of(reports.before(), "report");
        }
        Instant time = status.feedTime();
        String clock = time == null ? "" : TIME.format(time.atZone(ZoneId.of(status.zone())));
        return clock + "  " + Counts.number(reports.told()) + " of " + Counts.of(reports.inSpan(), "report") + "  "
                + speed(status.speed())
                + (status.state() == ReplayState.PAUSED ? "  PAUSED" : "  " + Counts.number(rate) + "/s");
    }

    /** {@code 60x}, {@code 0.5x}, {@code max}. */
    static String speed(@Nullable Double speed) {
        if (speed == null) {
            return "max";
        }
        return (speed == Math.rint(speed)
                        ? Counts.number(Math.round(speed))
                        : String.format(Locale.ROOT, "%.3g", speed))
                + "x";
    }
}
