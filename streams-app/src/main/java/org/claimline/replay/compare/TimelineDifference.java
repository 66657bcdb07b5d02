package org.claimline.replay.compare;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.claimline.query.TimelineView;
import org.jspecify.annotations.Nullable;

/**
 * From when on two timelines are not the same.
 *
 * @param from         event time of the first entry that is not on both
 * @param here         that entry in words, here; null where the timeline is over
 * @param there        that entry on the other side; null where the timeline is over
 * @param entriesHere  how many entries there are here in all
 * @param entriesThere how many there are on the other side
 */
public record TimelineDifference(
        Instant from, @Nullable String here, @Nullable String there, int entriesHere, int entriesThere) {

    /** Empty where they are the same. */
    static Optional<TimelineDifference> between(List<TimelineView.Entry> here, List<TimelineView.Entry> there) {
        int same = 0;
        while (same < here.size() && same < there.size() && here.get(same).equals(there.get(same))) {
            same++;
        }
        if (same == here.size() && same == there.size()) {
            return Optional.empty();
        }
        TimelineView.Entry one = same < here.size() ? here.get(same) : null;
        TimelineView.Entry other = same < there.size() ? there.get(same) : null;
        return Optional.of(
                new TimelineDifference(earlier(one, other), words(one), words(other), here.size(), there.size()));
    }

    private static Instant earlier(TimelineView.@Nullable Entry one, TimelineView.@Nullable Entry other) {
        if (one == null || other == null) {
            return Objects.requireNonNull(one == null ? other : one).at();
        }
        return one.at().isBefore(other.at()) ? one.at() : other.at();
    }

    private static @Nullable String words(TimelineView.@Nullable Entry entry) {
        if (entry == null) {
            return null;
        }
        return entry.status()
                + (entry.controller() == null ? "" : " " + entry.controller())
                + (entry.claimedBy() == null ? "" : " for " + entry.claimedBy())
                + " by rule " + entry.rule() + " from " + entry.at()
                + (entry.disputeId() == null ? "" : ", dispute " + entry.disputeId());
    }
}
