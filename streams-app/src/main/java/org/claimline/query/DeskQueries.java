package org.claimline.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.claimline.place.Spelling;

/** Answers about the desk's work: the record of its decisions, and the claims that wait for their place. */
public final class DeskQueries {
    private static final Comparator<UnplacedView> BY_WAIT = Comparator.comparing(UnplacedView::since)
            .thenComparing(view -> view.claim().source())
            .thenComparing(view -> view.claim().report())
            .thenComparing(view -> view.claim().claim());

    private final DeskModel model;
    private final Registers registers;

    public DeskQueries(DeskModel model, Registers registers) {
        this.model = model;
        this.registers = registers;
    }

    /**
     * Which decisions are asked for; what is empty lets all pass.
     *
     * @param source the source decided about, or that published the claim decided about
     * @param report the report of that claim
     * @param claim  the id of that claim in its report
     */
    public record About(Optional<String> source, Optional<String> report, Optional<String> claim) {
        boolean fits(DecisionView decision) {
            ClaimId target = decision.claim();
            String sourceId = target == null ? Objects.requireNonNullElse(decision.source(), "") : target.source();
            return source.filter(wanted -> !wanted.equals(sourceId)).isEmpty()
                    && report.filter(wanted -> target == null || !wanted.equals(target.report()))
                            .isEmpty()
                    && claim.filter(wanted -> target == null || !wanted.equals(target.claim()))
                            .isEmpty();
        }
    }

    /**
     * A decision with its place in the record.
     *
     * @param number 0 for the first decision ever made
     */
    public record Entry(long number, DecisionView decision) {}

    /** The decisions that fit, in the order in which they were made. */
    public List<Entry> decisions(About about) {
        List<DecisionView> all =
                model.decisions().stream().map(DecisionView::of).toList();
        List<Entry> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (about.fits(all.get(i))) {
                found.add(new Entry(i, all.get(i)));
            }
        }
        return found;
    }

    /** The claims that wait, dismissed or not, the longest waiting first; those whose place as written has {@code q} in it, in whatever spelling. */
    public List<UnplacedView> unplaced(Optional<String> q) {
        Optional<String> piece = q.map(Spelling::normal);
        return model.unplaced().stream()
                .filter(claim -> piece.map(Spelling.normal(claim.getPlaceAsWritten())::contains)
                        .orElse(true))
                .map(claim -> UnplacedView.of(claim, registers.placeRegister()))
                .sorted(BY_WAIT)
                .toList();
    }
}
