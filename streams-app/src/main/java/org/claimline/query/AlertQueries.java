package org.claimline.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.claimline.avro.AlertKind;

/**
 * The alerts that are kept, in the order in which they were raised. A page ends with a {@link Mark}: from there goes on whoever wants more,
 * now or later, of any instance, and misses none.
 */
public final class AlertQueries {
    private final ReadModel model;

    public AlertQueries(ReadModel model) {
        this.model = model;
    }

    /**
     * Which alerts are asked for; what is empty lets all pass.
     *
     * @param since  event time of what they tell, at the earliest
     * @param townId about this town
     * @param kinds  any of them
     */
    public record Filter(Optional<Instant> since, Optional<String> townId, Set<AlertKind> kinds) {
        public Filter {
            kinds = Set.copyOf(kinds);
        }

        boolean passes(Change.OfAlert alert) {
            return since.filter(earliest -> alert.at().isBefore(earliest)).isEmpty()
                    && townId.filter(wanted -> !wanted.equals(alert.townId())).isEmpty()
                    && (kinds.isEmpty() || kinds.contains(alert.kind()));
        }
    }

    /**
     * Some of them.
     *
     * @param more whether there are more already
     * @param next where to go on
     */
    public record Page(List<AlertView> alerts, boolean more, Mark next) {
        public Page {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * Those after {@code heard}, {@code most} at a time; the oldest kept where that is empty.
     *
     * @throws ForgottenException if some after {@code heard} are not kept any more, or it is no mark of these topics
     */
    public Page page(Filter filter, Optional<Mark> heard, int most) {
        Offsets from = heard.map(Mark::next).orElse(Offsets.NONE).only(Feed.ALERTS);
        ReadModel.Alerts kept = model.alerts(from);
        if (heard.isPresent()
                && !(kept.complete() && heard.get().incarnation() == kept.mark().incarnation())) {
            throw new ForgottenException("alerts after that are not kept any more by this service; begin again without"
                    + " it, with the oldest that are, or read the topic of alerts, which has all");
        }
        List<AlertView> shown = new ArrayList<>();
        Offsets read = from;
        for (Change.OfAlert alert : kept.alerts()) {
            if (filter.passes(alert)) {
                if (shown.size() == most) {
                    return new Page(shown, true, mark(kept, read));
                }
                shown.add(view(alert));
            }
            read = read.after(alert.position());
        }
        return new Page(
                shown, false, mark(kept, read.furthest(kept.mark().next().only(Feed.ALERTS))));
    }

    private AlertView view(Change.OfAlert alert) {
        return AlertView.of(alert.alert(), model.acknowledgements().view(alert.key()));
    }

    private static Mark mark(ReadModel.Alerts kept, Offsets read) {
        return new Mark(kept.mark().incarnation(), kept.mark().made(), read);
    }
}
