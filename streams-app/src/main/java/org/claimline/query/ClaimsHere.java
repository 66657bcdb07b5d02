package org.claimline.query;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claimline.avro.DeskDecision;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Subject;
import org.claimline.explain.Dossier;
import org.claimline.explain.Explainer;
import org.claimline.explain.Explanation;
import org.claimline.reconcile.Verdict;
import org.claimline.topology.ReportMapping;
import org.claimline.topology.fold.TownRow;
import org.claimline.topology.mapping.AvroClaims;

/** What this instance can say from its own store of a town's single claims, and of why the town is in its state. */
public final class ClaimsHere {
    private final ClaimAccounts accounts;
    private final Registers registers;
    private final DeskModel desk;

    public ClaimsHere(ClaimAccounts accounts, Registers registers, DeskModel desk) {
        this.accounts = accounts;
        this.registers = registers;
        this.desk = desk;
    }

    /**
     * The claims of a town that were known at the moment, in the order of the fold; empty where there were none.
     *
     * @throws MovingException if the town does not lie here
     */
    public Optional<ClaimsPage> claims(String townId, Moment moment, ClaimsWindow window) {
        return reading(townId, moment, reading -> claims(reading, moment, window));
    }

    private Optional<ClaimsPage> claims(TownReading reading, Moment moment, ClaimsWindow window) {
        ClaimViews views = new ClaimViews(dossier(reading, moment, List.of(), decisions(reading, moment)));
        List<TownRow> shown =
                reading.rows().stream().filter(row -> views.shows(row.claim())).toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        List<TownRow> rest = window.after()
                .map(after -> shown.stream()
                        .dropWhile(row -> ClaimsPage.key(row.claim()).compareTo(after) <= 0)
                        .toList())
                .orElse(shown);
        List<TownRow> page = rest.stream().limit(window.most()).toList();
        boolean more = page.size() < rest.size();
        return Optional.of(new ClaimsPage(
                page.stream().map(views::view).toList(),
                more ? ClaimsPage.key(page.get(page.size() - 1).claim()) : null));
    }

    /**
     * Why a town is in its state; empty where nothing was told of it.
     *
     * @param zone in which times are told
     * @throws MovingException if the town does not lie here
     */
    public Optional<ExplanationView> explanation(String townId, Moment moment, ZoneId zone) {
        return reading(
                townId,
                moment,
                reading ->
                        reading.isEmpty() ? Optional.empty() : Optional.of(explained(townId, reading, moment, zone)));
    }

    private ExplanationView explained(String townId, TownReading reading, Moment moment, ZoneId zone) {
        Dossier dossier = dossier(reading, moment, reading.disputesSoFar(), decisions(reading, moment));
        Explanation explanation = Explainer.explain(dossier, new TownLabels(reading, registers), zone);
        return view(townId, reading, moment, explanation);
    }

    private <T> T reading(String townId, Moment moment, Function<TownReading, T> tell) {
        return accounts.rows(townId, rows -> tell.apply(new TownReading(townId, rows, moment, accounts::undone)));
    }

    private static Dossier dossier(
            TownReading reading,
            Moment moment,
            List<org.claimline.reconcile.Dispute> disputes,
            List<Dossier.Decided> decisions) {
        return new Dossier(reading.claims(), moment.at(), moment.knownAt(), reading.reconciled(), disputes, decisions);
    }

    /** What the desk had decided by then about claims of the town, and about those who publish them. */
    private List<Dossier.Decided> decisions(TownReading reading, Moment moment) {
        Set<ClaimKey> claims = reading.claims().stream().map(ClaimVersion::key).collect(Collectors.toSet());
        Set<String> sources = claims.stream().map(ClaimKey::source).collect(Collectors.toSet());
        return desk.decisions().stream()
                .filter(d -> moment.knownAt().filter(d.getDecidedAt()::isAfter).isEmpty())
                .flatMap(d -> decided(d).stream())
                .filter(d -> d.claim().map(claims::contains).orElseGet(() -> sources.contains(d.source())))
                .toList();
    }

    private static Optional<Dossier.Decided> decided(DeskDecision decision) {
        Optional<ClaimKey> claim =
                Optional.ofNullable(decision.getTargetClaim()).map(AvroClaims::key);
        return claim.map(ClaimKey::source)
                .or(() -> Optional.ofNullable(decision.getTargetSourceId()))
                .map(source -> new Dossier.Decided(source, claim, ReportMapping.decision(decision)));
    }

    private static ExplanationView view(String townId, TownReading reading, Moment moment, Explanation explanation) {
        Verdict verdict = reading.reconciled().verdict();
        Optional<Subject> named = verdict.claimedBy().or(verdict::controller);
        return new ExplanationView(
                townId,
                reading.place().getName(),
                moment.at().orElse(null),
                moment.knownAt().orElse(null),
                verdict.status(),
                verdict.controller().map(s -> s.side().id()).orElse(null),
                named.filter(Subject::isFaction).map(Subject::party).orElse(null),
                verdict.claimedBy().map(s -> s.side().id()).orElse(null),
                verdict.rule(),
                explanation.title(),
                explanation.verdict(),
                explanation.sections().stream()
                        .map(ExplanationView.SectionView::of)
                        .toList(),
                explanation.accounted(),
                explanation.note());
    }
}
