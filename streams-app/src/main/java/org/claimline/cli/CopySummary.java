package org.claimline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.claimline.cli.text.Counts;
import org.claimline.copy.Copier;
import org.claimline.copy.CopyResult;
import org.claimline.copy.ReportName;
import org.claimline.topology.Topics;

/** What a copy says at its end: what was copied, what was not, and what is to be done next. */
record CopySummary(Topics from, Topics to, Copier.Options options, CopyResult result, boolean interrupted) {
    private static final int MOST_NAMED = 20;

    /** What somebody should look at. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        List<ReportName> missing = result.notFound();
        if (!missing.isEmpty() && result.complete()) {
            warnings.add("to be left out, but nowhere in reports and decisions: "
                    + String.join(
                            ", ",
                            missing.stream()
                                    .limit(MOST_NAMED)
                                    .map(ReportName::toString)
                                    .toList())
                    + (missing.size() > MOST_NAMED ? " and " + (missing.size() - MOST_NAMED) + " more" : "")
                    + "; ids are those that /api/towns/{id}/claims tells");
        }
        if (result.unreadable() > 0) {
            warnings.add(Counts.of(result.unreadable(), "record")
                    + " could not be read and may be of what is to be left out; copied as they are, and dead letters there:"
                    + " see \"claimline dead-letters list\"");
        }
        if (result.lost() > 0) {
            warnings.add("the archive lacks up to " + Counts.of(result.lost(), "report")
                    + " at its beginning, lost to a retention; what was made of them is not made anew");
        }
        return warnings;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (CopyResult.OfTopic topic : result.topics()) {
            lines.add(topic.topic() + "  " + Counts.of(topic.copied(), "record")
                    + (topic.before() > 0 ? ", " + Counts.number(topic.before()) + " before" : "")
                    + (topic.leftOut() > 0 ? ", " + Counts.number(topic.leftOut()) + " left out" : ""));
        }
        lines.add((options.dryRun() ? "would copy " : "copied ") + Counts.of(result.copied(), "record") + " of "
                + from.prefix() + " to " + to.prefix() + " (" + Counts.of(result.partitions(), "partition") + ") in "
                + Counts.span(result.took())
                + (result.complete() ? "" : "; not all yet: run it again, it goes on where it stopped"));
        if (result.complete() && !options.dryRun()) {
            lines.add("serve it with CLAIMLINE_TOPIC_PREFIX=" + to.prefix() + " CLAIMLINE_PARTITIONS="
                    + result.partitions() + "; what comes under " + from.prefix()
                    + " from now on, this command copies again");
            lines.add("compare both, once the service has caught up, with: claimline copy --to-prefix " + to.prefix()
                    + " --compare");
        }
        return lines;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", from.prefix());
        json.put("to", to.prefix());
        json.put("partitions", result.partitions());
        json.put("dryRun", options.dryRun());
        json.put("complete", result.complete());
        json.put("interrupted", interrupted);
        json.put("copied", result.copied());
        json.put("copiedBefore", result.before());
        json.put("leftOut", result.leftOut());
        json.put("unreadable", result.unreadable());
        json.put(
                "notFound", result.notFound().stream().map(ReportName::toString).toList());
        json.put("lostReports", result.lost());
        json.put("seconds", result.took().toMillis() / 1e3);
        json.put("topics", result.topics().stream().map(CopySummary::json).toList());
        return json;
    }

    private static Map<String, Object> json(CopyResult.OfTopic topic) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("topic", topic.topic());
        json.put("copied", topic.copied());
        json.put("copiedBefore", topic.before());
        json.put("leftOut", topic.leftOut());
        json.put("unreadable", topic.unreadable());
        return json;
    }
}
