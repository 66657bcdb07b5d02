package org.claimline.replay.compare;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.claimline.explain.Phrases;
import org.claimline.replay.compare.Cause.ClaimDifference;
import org.jspecify.annotations.Nullable;

/** A comparison as lines of plain text. Texts of others stand in one line each. */
public final class ComparisonText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final ComparisonResult result;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    private ComparisonText(ComparisonResult result, ZoneId zone) {
        this.result = result;
        this.zone = zone;
    }

    /** The comparison, told in times of {@code zone}. */
    public static List<String> lines(ComparisonResult result, ZoneId zone) {
        ComparisonText text = new ComparisonText(result, zone);
        result.different().forEach(text::town);
        text.lines.add(text.sum());
        return text.lines.stream()
                .map(line -> " ".repeat(line.length() - line.stripLeading().length())
                        + Phrases.quoted(line, Integer.MAX_VALUE))
                .toList();
    }

    private String sum() {
        int all = result.equal() + result.different().size();
        String runs = result.here() + " and " + result.there();
        if (result.isSame()) {
            return (all == 1 ? "1 town ended" : all + " towns ended") + " in the same in " + runs + ".";
        }
        return result.different().size() + " of " + all + (all == 1 ? " town" : " towns") + " ended otherwise in "
                + result.here() + " than in " + result.there() + ".";
    }

    private void town(TownDifference town) {
        lines.add(town.town() + " (" + town.townId() + ")");
        town.state().forEach(field -> lines.add("  state: " + sides(field.field(), field.here(), field.there())));
        if (town.timeline() != null) {
            timeline(town.timeline());
        }
        town.disputes().forEach(this::dispute);
        if (town.more() > 0) {
            lines.add("  and " + town.more() + " more disputes");
        }
        town.causes().forEach(this::cause);
    }

    private void timeline(TimelineDifference timeline) {
        lines.add("  timeline: from " + time(timeline.from()) + " on: "
                + sides("state", timeline.here(), timeline.there()));
    }

    private void dispute(DisputeDifference dispute) {
        String which = "  dispute " + dispute.disputeId() + " of " + time(dispute.openedAt()) + ": ";
        if (dispute.where() != Where.BOTH) {
            lines.add(which + "only in " + name(dispute.where()));
            return;
        }
        dispute.fields().forEach(field -> lines.add(which + sides(field.field(), field.here(), field.there())));
    }

    private void cause(Cause cause) {
        if (cause.claims().isEmpty()) {
            lines.add("  cause: " + cause.kind().words());
        }
        cause.claims().forEach(claim -> lines.add("  cause: " + cause.kind().words() + ": " + claim(claim)));
        if (cause.more() > 0) {
            lines.add("  cause: " + cause.kind().words() + ": and " + cause.more() + " more");
        }
    }

    private String claim(ClaimDifference difference) {
        String claim = "claim " + difference.claim().claim() + " of report "
                + difference.claim().report() + " by " + difference.source() + " ("
                + difference.claim().source() + ")";
        return difference.field() == null
                ? claim + ": only in " + name(difference.where())
                : claim + ": " + sides(difference.field(), difference.here(), difference.there());
    }

    private String sides(String field, @Nullable String here, @Nullable String there) {
        return field + " " + value(here) + " in " + result.here() + ", " + value(there) + " in " + result.there();
    }

    private static String value(@Nullable String value) {
        return value == null ? "nothing" : value;
    }

    private String name(Where where) {
        return where == Where.HERE ? result.here() : result.there();
    }

    private String time(Instant time) {
        return TIME.format(time.atZone(zone));
    }
}
