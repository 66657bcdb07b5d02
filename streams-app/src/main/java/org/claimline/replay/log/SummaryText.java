package org.claimline.replay.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.claimline.claim.Stance;
import org.claimline.explain.Phrases;
import org.jspecify.annotations.Nullable;

/** A summary as lines of plain text. Texts of others stand in one line each. */
public final class SummaryText {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);
    private static final int LONGEST_NAME = 100;

    private final DaySummary day;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    private SummaryText(DaySummary day, ZoneId zone) {
        this.day = day;
        this.zone = zone;
    }

    /** The summary, told in times of {@code zone}. */
    public static List<String> lines(DaySummary day, ZoneId zone) {
        SummaryText text = new SummaryText(day, zone);
        text.head();
        text.contests();
        text.changes();
        return List.copyOf(text.lines);
    }

    private void head() {
        lines.add("Known from " + time(FULL, day.from()) + " until " + time(FULL, day.until()) + " (" + zone + ")");
        int claims = day.claims().values().stream().mapToInt(Integer::intValue).sum();
        lines.add("  " + count(claims, "claim", "claims") + " came" + byStance() + "; " + day.corrected()
                + " corrected or decided about, " + day.withdrawn() + " withdrawn");
        lines.add("  " + count(day.towns(), "town", "towns") + " told of, " + day.concerned() + " with news, "
                + day.changes().size() + " changed");
    }

    private String byStance() {
        List<String> told = new ArrayList<>();
        for (Stance stance : Stance.values()) {
            Integer count = day.claims().get(stance);
            if (count != null) {
                told.add(count + " of " + Phrases.sources(stance));
            }
        }
        return told.isEmpty() ? "" : ": " + String.join(", ", told);
    }

    private void contests() {
        lines.add("");
        if (day.contests().isEmpty()) {
            lines.add("Nothing was contested.");
            return;
        }
        lines.add("Contested: " + (day.contests().size() + day.more()) + "; still contested at the end: "
                + day.stillContested().size());
        day.contests().forEach(this::contest);
        if (day.more() > 0) {
            lines.add("  and " + day.more() + " more, in towns that had very many");
        }
    }

    private void contest(Contest contest) {
        String known = contest.knownAt() == null ? "known before" : "known " + time(SHORT, contest.knownAt());
        lines.add("  " + name(contest.town()) + ", since " + time(SHORT, contest.openedAt()) + " (" + known + ")");
        lines.add("    " + plain(contest.by()));
        lines.add("    " + end(contest));
    }

    private String end(Contest contest) {
        String sentence = plain(Objects.requireNonNullElse(contest.endedBy(), ""));
        String known = knownAt(contest.endKnownAt());
        return switch (contest.end()) {
            case OPEN -> "Still contested at the end.";
            case SETTLED -> "Ended " + at(contest.endedAt()) + known + ": " + sentence;
            case UNDONE -> "Undone" + known + ": " + sentence;
        };
    }

    private String at(@Nullable Instant time) {
        return time == null ? "" : time(SHORT, time);
    }

    private String knownAt(@Nullable Instant time) {
        return time == null ? "" : " (known " + time(SHORT, time) + ")";
    }

    private void changes() {
        lines.add("");
        if (day.changes().isEmpty()) {
            lines.add("No town stands otherwise than before.");
            return;
        }
        lines.add("Changed:");
        day.changes()
                .forEach(change -> lines.add("  " + time(SHORT, change.at()) + "  " + name(change.town()) + "  "
                        + Standing.words(change.from()) + " -> " + Standing.words(change.to())));
    }

    private String time(DateTimeFormatter format, Instant time) {
        return format.format(time.atZone(zone));
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static String name(String town) {
        return Phrases.quoted(town, LONGEST_NAME);
    }

    private static String plain(String text) {
        return Phrases.quoted(text, Integer.MAX_VALUE);
    }
}
