package org.claimline.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.avro.DeskMark;
import org.claimline.avro.EvidenceItem;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Speaker;
import org.claimline.explain.Absence;
import org.claimline.explain.Basis;
import org.claimline.explain.Dossier;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.Role;
import org.claimline.reconcile.Rule;
import org.claimline.reconcile.Telling;
import org.claimline.reconcile.TimelineEntry;
import org.claimline.topology.fold.TownRow;
import org.jspecify.annotations.Nullable;

/** Makes views of a town's claims at one moment. What was not known by then, and what is told of later, is not among them. */
final class ClaimViews {
    private final Dossier dossier;
    private final Account account;
    private final Set<ClaimKey> basis;
    private final Map<ClaimKey, Rule> rules = new HashMap<>();
    private final Map<ClaimKey, List<ClaimVersion>> versions = new HashMap<>();

    ClaimViews(Dossier dossier) {
        this.dossier = dossier;
        account = dossier.account();
        basis = Basis.of(account.state());
        for (TimelineEntry entry : account.timeline()) {
            entry.cause().ifPresent(cause -> rules.put(cause, entry.verdict().rule()));
        }
        dossier.versions().forEach(v -> versions.computeIfAbsent(v.key(), k -> new ArrayList<>(1))
                .add(v));
    }

    /** Whether the claim was known at the moment and tells of no later time. */
    boolean shows(ClaimVersion claim) {
        boolean later = dossier.at().filter(claim.when().estimate()::isAfter).isPresent();
        boolean unknown = dossier.knownAt().filter(claim.knownFrom()::isAfter).isPresent();
        return !later && !unknown;
    }

    private Optional<Fate> inForce(ClaimVersion claim) {
        return Optional.ofNullable(account.fates().get(claim.key()))
                .filter(fate -> fate.claim().equals(claim));
    }

    ClaimView view(TownRow row) {
        ClaimVersion claim = row.claim();
        org.claimline.avro.ClaimVersion content = row.content();
        boolean hidden = claim.deskOnly();
        Speaker speaker = claim.speaker();
        Optional<Fate> fate = inForce(claim);
        Telling telling = Telling.restored(claim, Optional.empty(), Role.WORD, false, false);
        return new ClaimView(
                ClaimId.of(claim.key()),
                content.getRevision(),
                content.getSourceName(),
                hidden ? null : speaker.name().orElse(null),
                hidden ? null : claim.origin(),
                speaker.stance(),
                telling.stance(),
                speaker.reliability(),
                speaker.rated(),
                speaker.condition(),
                claim.assertion(),
                claim.side().isNobody() ? null : claim.side().id(),
                claim.subject().isFaction() ? claim.subject().party() : null,
                claim.extent(),
                claim.certainty(),
                new ClaimView.PlaceAsWritten(content.getPlaceAsWritten(), content.getWithin(), content.getMatch()),
                claim.when().estimate(),
                claim.when().precision(),
                claim.when().earliest(),
                claim.when().latest(),
                known(claim, content),
                fate.isPresent(),
                fate.isPresent() ? null : absence(claim),
                fate.map(f -> fate(f, telling)).orElse(null),
                desk(content.getDesk()),
                content.getEvidence().stream()
                        .map(item -> evidence(item, hidden))
                        .toList(),
                hidden ? null : content.getUrl(),
                hidden ? null : content.getTitle(),
                content.getLanguage(),
                hidden ? null : content.getQuote(),
                hidden ? null : content.getNote(),
                content.getConflictingContents());
    }

    private Absence absence(ClaimVersion claim) {
        return dossier.absence(claim, versions.getOrDefault(claim.key(), List.of()));
    }

    private ClaimView.KnownView known(ClaimVersion claim, org.claimline.avro.ClaimVersion content) {
        Optional<Instant> end = claim.knownUntil()
                .filter(until -> dossier.knownAt().filter(until::isAfter).isEmpty());
        return new ClaimView.KnownView(
                claim.knownTime(), content.getPublishedAt(), claim.knownFrom(), end.orElse(null));
    }

    private ClaimView.FateView fate(Fate fate, Telling telling) {
        ClaimKey key = fate.claim().key();
        return new ClaimView.FateView(
                fate.reason().isPresent() ? null : fate.role(),
                basis.contains(key),
                fate.reason().orElse(null),
                SetAsideView.why(fate).orElse(null),
                fate.by().map(ClaimId::of).orElse(null),
                rules.get(key),
                telling.interestIn(account.state()));
    }

    private static ClaimView.@Nullable DeskView desk(@Nullable DeskMark mark) {
        return mark == null
                ? null
                : new ClaimView.DeskView(
                        mark.getDecisionId(),
                        mark.getKind().name(),
                        mark.getEditor(),
                        mark.getDecidedAt(),
                        mark.getReason(),
                        mark.getVerdict());
    }

    private static EvidenceView evidence(EvidenceItem item, boolean hidden) {
        EvidenceView shown = EvidenceView.of(item);
        return hidden
                ? new EvidenceView(
                        shown.kind(), null, null, null, shown.capturedAt(), shown.postedAt(), null, null, null)
                : shown;
    }
}
