package org.claimline.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.claimline.avro.Status;
import org.claimline.avro.TownState;
import org.claimline.query.AlertView;
import org.claimline.query.TownEntry;
import org.jspecify.annotations.Nullable;

/**
 * The latest alerts and the list of towns as HTML: contested first, then by name. Kept fresh by its script, or loaded anew now and then where none
 * runs. Every text from outside is escaped.
 */
final class TownsPage {
    private static final List<Status> ORDER =
            List.of(Status.CONTESTED, Status.CLAIMED, Status.UNCLEAR, Status.REPORTED, Status.CONFIRMED);
    private static final Set<String> COLOURED = Set.of("regime", "opposition", "sdf", "none");

    private final ZoneId zone;
    private final DateTimeFormatter times;

    TownsPage(ZoneId zone) {
        this.zone = zone;
        this.times =
                DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(zone);
    }

    /** @param alerts the latest first */
    String html(List<TownEntry> towns, List<AlertView> alerts, ReplaysPart views) {
        List<TownState> states = towns.stream()
                .map(TownEntry::state)
                .sorted(Comparator.comparingInt((TownState s) -> rank(s.getStatus()))
                        .thenComparing(s -> s.getPlace().getName()))
                .toList();
        long contested =
                states.stream().filter(s -> s.getStatus() == Status.CONTESTED).count();
        StringBuilder rows = new StringBuilder();
        states.forEach(state -> rows.append(row(state, views)));
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <noscript><meta http-equiv="refresh" content="30"></noscript>
                <title>Claimline: %1$s</title>
                <link rel="stylesheet" href="/page.css">
                <script src="/page.js" defer></script>
                </head>
                <body%2$s>
                <header>
                <h1>Claimline</h1>
                %3$s
                <p id="count" data-fresh>%4$s. Times are those of %5$s.</p>
                <p class="note">Confirmed means that sources agree, or that the side that loses by it says so. Nothing here was verified by this newsroom.</p>
                <nav aria-label="As data"><a href="/api/towns%6$s">Towns as JSON</a> <a href="/api/disputes?state=OPEN%7$s">Open disputes</a> <a href="/api/alerts%6$s">Alerts</a> <a href="/api/status%6$s">Status</a></nav>
                <p id="said" role="status"></p>
                <button type="button" id="sign-out" hidden>Sign out</button>
                </header>
                <main>
                <div id="replays-now" data-fresh>%8$s</div>
                <div id="alerts-now" data-fresh>%9$s</div>
                <div id="towns-now" data-fresh>%10$s</div>
                </main>
                </body>
                </html>
                """.formatted(
                        views.isLive() ? "who holds which town" : "replay " + escaped(views.own()),
                        views.isLive() ? "" : " class=\"replayed\"",
                        views.heading(),
                        states.isEmpty() ? "No town yet" : states.size() + " towns, " + contested + " contested",
                        escaped(zone.getId()),
                        views.query('?'),
                        escaped(views.query('&')),
                        views.list(),
                        alerts.isEmpty() ? "" : alerts(alerts, views),
                        states.isEmpty() ? "<p>Nothing was told yet.</p>" : table(rows));
    }

    private String alerts(List<AlertView> alerts, ReplaysPart views) {
        StringBuilder items = new StringBuilder();
        alerts.forEach(alert -> items.append("<li>%s <a href=\"%s\">%s</a></li>\n"
                .formatted(time(alert.at()), address(alert.townId(), views), escaped(alert.headline()))));
        return """
                <section aria-labelledby="alerts">
                <h2 id="alerts">Latest alerts</h2>
                <ol>
                %s</ol>
                </section>
                """.formatted(items);
    }

    private static String address(String townId, ReplaysPart views) {
        return "/api/towns/" + URLEncoder.encode(townId, StandardCharsets.UTF_8).replace("+", "%20") + views.query('?');
    }

    private static String table(CharSequence rows) {
        return """
                <table>
                <thead><tr><th scope="col">Town</th><th scope="col">Status</th><th scope="col">Held by</th><th scope="col">Claimed by</th><th scope="col">Since</th><th scope="col">Why</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>""".formatted(rows);
    }

    private String row(TownState state, ReplaysPart views) {
        String name = escaped(state.getPlace().getName());
        String arabic = state.getPlace().getArabicName() == null
                ? ""
                : " <span lang=\"ar\" dir=\"rtl\">" + escaped(state.getPlace().getArabicName()) + "</span>";
        String status = state.getStatus().name().toLowerCase(Locale.ROOT);
        return """
                <tr class="%s"><th scope="row"><a href="%s">%s</a>%s</th><td class="status"><span class="mark %s %s" aria-hidden="true"></span>%s</td><td>%s</td><td>%s</td><td class="time">%s</td><td class="why">%s</td></tr>
                """.formatted(
                        status,
                        address(state.getTownId(), views),
                        name,
                        arabic,
                        status,
                        colour(state),
                        capital(status),
                        escaped(party(state.getController(), state.getFaction())),
                        escaped(state.getClaimedBy() == null ? "" : state.getClaimedBy()),
                        time(state.getSince()),
                        escaped(state.getExplanation()));
    }

    private static int rank(Status status) {
        int rank = ORDER.indexOf(status);
        return rank < 0 ? ORDER.size() : rank;
    }

    private static String colour(TownState state) {
        String party = state.getClaimedBy() != null ? state.getClaimedBy() : state.getController();
        return party == null ? "unknown" : COLOURED.contains(party) ? "by-" + party : "by-other";
    }

    private static String party(@Nullable String controller, @Nullable String faction) {
        if (controller == null) {
            return "unknown";
        }
        return controller.equals("none") ? "nobody" : faction == null ? controller : controller + " (" + faction + ")";
    }

    private String time(@Nullable Instant time) {
        return time == null ? "" : "<time datetime=\"%s\">%s</time>".formatted(time, escaped(times.format(time)));
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** Text as HTML shows it, in elements and in quoted attributes alike. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
