package org.claimline.source.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claimline.claim.ClaimKey;

/**
 * Which claims a report puts in force over which spans of known time (rule 12): a pure function of the set of everything seen of it, so
 * that arrival order, duplicates and late revisions make no difference.
 *
 * <p>Revision r is in force from its publication to the earliest publication of a higher one; where that span is empty it never stood.
 * So what is known at K is what the highest revision published by K says. A claim repeated unchanged is one version and keeps its first
 * known time; a changed one ends, and a new version begins. A retraction cuts out the span over which the retracting revision is in
 * force, before or after the claim came. Decisions of the desk split what is left (rule 14).
 */
public final class Revisions {
    private final Collection<Report> seen;
    private final Collection<Report> others;
    private final Function<ReportedClaim, Collection<Decision>> decisions;

    /**
     * @param seen      every content seen of every revision of one report
     * @param others    every content seen of the reports of the same source that retract claims of it
     * @param decisions the decisions about a claim of it, and about its source and claimant
     */
    public Revisions(
            Collection<Report> seen,
            Collection<Report> others,
            Function<ReportedClaim, Collection<Decision>> decisions) {
        this.seen = seen;
        this.others = others;
        this.decisions = decisions;
    }

    /** Every version of every claim of the report, by claim and then by known time. */
    public List<ClaimSpan> spans() {
        Map<String, List<Told>> told = new TreeMap<>();
        for (InForce revision : inForce(seen)) {
            for (ReportedClaim claim : revision.report().claims()) {
                append(told.computeIfAbsent(claim.claimId(), id -> new ArrayList<>()), claim, revision);
            }
        }
        return told.values().stream()
                .flatMap(List::stream)
                .flatMap(content -> withoutRetracted(content).stream().flatMap(span -> decided(content, span).stream()))
                .toList();
    }

    /** A revision while it is in force. */
    private record InForce(Report report, Span span, boolean conflicting) {}

    /** A content of a claim while the report tells it, over one or several revisions. */
    private record Told(ReportedClaim claim, Report carrier, Span span, boolean conflicting) {}

    private static List<InForce> inForce(Collection<Report> contents) {
        TreeMap<Integer, List<Report>> byRevision =
                contents.stream().collect(Collectors.groupingBy(Report::revision, TreeMap::new, Collectors.toList()));
        List<InForce> found = new ArrayList<>();
        Optional<Instant> next = Optional.empty();
        for (List<Report> same : byRevision.descendingMap().values()) {
            Report counting = counting(same);
            Span span = new Span(counting.publishedAt(), next);
            if (!span.isEmpty()) {
                boolean conflicting = same.size() > 1
                        && same.stream().map(Report::contentHash).distinct().count() > 1;
                found.add(0, new InForce(counting, span, conflicting));
            }
            next = Span.earlier(next, Optional.of(counting.publishedAt()));
        }
        return found;
    }

    /** Of several contents under one revision the one with the smallest digest; of equal ones the earliest had. */
    private static Report counting(List<Report> same) {
        if (same.size() == 1) {
            return same.get(0);
        }
        return same.stream()
                .min(Comparator.comparing(Report::contentHash)
                        .thenComparing(r -> r.recordedAt().orElse(Instant.MAX)))
                .orElseThrow();
    }

    private static void append(List<Told> told, ReportedClaim claim, InForce revision) {
        if (!told.isEmpty()) {
            Told last = told.get(told.size() - 1);
            if (last.claim().equals(claim) && last.span().meets(revision.span())) {
                Span span = new Span(last.span().from(), revision.span().until());
                boolean conflicting = last.conflicting() || revision.conflicting();
                told.set(told.size() - 1, new Told(claim, revision.report(), span, conflicting));
                return;
            }
        }
        told.add(new Told(claim, revision.report(), revision.span(), revision.conflicting()));
    }

    private List<Span> withoutRetracted(Told content) {
        Report report = content.carrier();
        List<Span> left = List.of(content.span());
        Map<String, List<Report>> byReport = others.stream().collect(Collectors.groupingBy(Report::id));
        for (List<Report> revisions : byReport.values()) {
            for (InForce revision : inForce(revisions)) {
                if (revision.report().retracts(report.id(), content.claim().claimId())) {
                    left = left.stream()
                            .flatMap(span -> cut(span, revision.span()).stream())
                            .toList();
                }
            }
        }
        return left.stream().sorted(Comparator.comparing(Span::from)).toList();
    }

    /** What is left of {@code span} outside {@code hole}. */
    private static List<Span> cut(Span span, Span hole) {
        List<Span> left = new ArrayList<>();
        left.add(new Span(span.from(), Span.earlier(span.until(), Optional.of(hole.from()))));
        hole.until()
                .map(end -> end.isAfter(span.from()) ? end : span.from())
                .ifPresent(end -> left.add(new Span(end, span.until())));
        left.removeIf(Span::isEmpty);
        return left;
    }

    private List<ClaimSpan> decided(Told content, Span span) {
        Desk desk = new Desk(decisions.apply(content.claim()));
        TreeSet<Instant> turns = desk.turns().filter(span::contains).collect(Collectors.toCollection(TreeSet::new));
        turns.add(span.from());

        List<ClaimSpan> pieces = new ArrayList<>();
        for (Instant from : turns) {
            Optional<Instant> until = Optional.ofNullable(turns.higher(from)).or(span::until);
            Desk.Standing standing =
                    desk.at(from, content.claim(), content.span().from());
            ClaimSpan piece = piece(content, new Span(from, until), standing);
            if (!pieces.isEmpty() && sameStanding(pieces.get(pieces.size() - 1), piece)) {
                Span joined = new Span(pieces.remove(pieces.size() - 1).knownFrom(), until);
                pieces.add(piece(content, joined, standing));
            } else {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static boolean sameStanding(ClaimSpan one, ClaimSpan other) {
        return one.mark().equals(other.mark())
                && one.suspended() == other.suspended()
                && one.held() == other.held()
                && one.placeId().equals(other.placeId());
    }

    private static ClaimSpan piece(Told content, Span span, Desk.Standing standing) {
        Report carrier = content.carrier();
        return new ClaimSpan(
                new ClaimKey(carrier.source(), carrier.id(), content.claim().claimId()),
                content.claim(),
                carrier,
                content.span().from(),
                span.from(),
                span.until(),
                standing.mark(),
                standing.suspended(),
                standing.held(),
                standing.placeId(),
                content.conflicting());
    }
}
