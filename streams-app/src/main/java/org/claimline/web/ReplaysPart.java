package org.claimline.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.claimline.replay.ReplayStatus;
import org.claimline.replay.Replays;

/**
 * What the page tells of views: which it shows, the replays that there are, how far each is, and the controls of those that run. The controls
 * do nothing without the page's script, and are hidden until it runs.
 *
 * @param own     the view that the page shows
 * @param byLive  whether the page is read by way of the live service, which shows all the others too
 * @param replays those that are known here
 */
record ReplaysPart(String own, boolean byLive, List<ReplayStatus> replays, ZoneId zone) {
    private static final int MOST = 20;
    private static final List<Double> SPEEDS = List.of(1.0, 60.0, 600.0, 3600.0);
    private static final String FASTEST = "max";

    ReplaysPart {
        replays = List.copyOf(replays);
    }

    boolean isLive() {
        return own.equals(Replays.LIVE);
    }

    /** What is added to the address of data, so that it is that of this view; empty for the live one. */
    String query(char before) {
        return isLive() ? "" : before + ViewParameter.NAME + "=" + encoded(own);
    }

    /** Which view it is. */
    String heading() {
        if (isLive()) {
            return "<p class=\"view\">View: <strong>live</strong>.</p>";
        }
        String span = replays.stream()
                .filter(replay -> replay.name().equals(own))
                .findAny()
                .map(replay -> ", of what was published from " + time(replay.from()) + " to " + time(replay.until()))
                .orElse("");
        return "<p class=\"view\">View: replay <strong>%s</strong>%s. Nothing here is news.%s</p>"
                .formatted(
                        TownsPage.escaped(own),
                        span,
                        byLive ? " <a href=\"/?view=" + Replays.LIVE + "\">To the live view</a>" : "");
    }

    /** The list; nothing where there is none. */
    String list() {
        if (replays.isEmpty()) {
            return "";
        }
        StringBuilder items = new StringBuilder();
        replays.stream().limit(MOST).forEach(replay -> items.append(item(replay)));
        return """
                <section class="replays" aria-labelledby="replays">
                <h2 id="replays">Replays</h2>
                <ul>
                %s</ul>
                %s</section>
                """.formatted(
                items,
                replays.size() > MOST
                        ? "<p><a href=\"" + ReplaysController.PATH + "\">" + (replays.size() - MOST) + " more</a></p>\n"
                        : "");
    }

    private String item(ReplayStatus replay) {
        ReplayStatus.Reports reports = replay.reports();
        String name = TownsPage.escaped(replay.name());
        String shown = replay.name().equals(own)
                ? "<strong aria-current=\"page\">" + name + "</strong>"
                : byLive ? "<a href=\"/?view=" + encoded(replay.name()) + "\">" + name + "</a>" : name;
        long all = Math.max(1, reports.inSpan());
        return """
                <li>%1$s <span id="how-%2$s" data-fresh>%3$s <progress max="%4$d" value="%5$d" aria-label="Reports told of %2$s"></progress></span>%6$s</li>
                """.formatted(
                        shown,
                        name,
                        how(replay),
                        all,
                        Math.min(reports.told(), all),
                        replay.state().isAtWork() ? controls(replay, name) : "");
    }

    private String how(ReplayStatus replay) {
        List<String> parts = new ArrayList<>();
        parts.add(replay.state().name().toLowerCase(Locale.ROOT));
        if (replay.feedTime() != null) {
            parts.add("feed time " + time(replay.feedTime()));
        }
        if (replay.state().isAtWork()) {
            parts.add(
                    replay.speed() == null ? "as fast as it goes" : speed(replay.speed()) + " times faster than life");
        }
        parts.add(replay.reports().told() + " of " + replay.reports().inSpan() + " reports told");
        if (replay.problem() != null) {
            parts.add(TownsPage.escaped(replay.problem()));
        }
        return String.join(", ", parts);
    }

    private static String controls(ReplayStatus replay, String name) {
        StringBuilder options = new StringBuilder();
        TreeSet<Double> speeds = new TreeSet<>(SPEEDS);
        if (replay.speed() != null) {
            speeds.add(replay.speed());
        }
        speeds.forEach(speed -> options.append(option(speed(speed), speed.equals(replay.speed()))));
        options.append(option(FASTEST, replay.speed() == null));
        return """
                 <span role="group" aria-label="Clock of replay %1$s" data-replay="%1$s" hidden>%2$s%3$s%4$s<label>Speed <select id="at-%1$s" aria-label="Speed of replay %1$s">%5$s</select></label> %6$s</span>""".formatted(
                        name,
                        button("pause", "Pause", name),
                        button("resume", "Resume", name),
                        button("step", "Step", name),
                        options,
                        button("speed", "Set speed", name));
    }

    private static String button(String order, String label, String name) {
        return "<button type=\"button\" id=\"%1$s-%3$s\" data-order=\"%1$s\" aria-label=\"%2$s replay %3$s\">%2$s</button> "
                .formatted(order, label, name);
    }

    private static String option(String value, boolean chosen) {
        return "<option" + (chosen ? " selected" : "") + ">" + value + "</option>";
    }

    private static String speed(double speed) {
        return speed == Math.rint(speed) && speed < Long.MAX_VALUE
                ? Long.toString((long) speed)
                : Double.toString(speed);
    }

    private String time(Instant time) {
        return "<time datetime=\"%s\">%s</time>"
                .formatted(
                        time,
                        DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
                                .withZone(zone)
                                .format(time));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
