package org.claimline.topology.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.VersionRef;
import org.claimline.avro.Visibility;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.DeskMark;
import org.claimline.claim.EventTime;
import org.claimline.claim.Evidence;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;
import org.claimline.reconcile.CopyMarks;
import org.jspecify.annotations.Nullable;

/**
 * Claim versions of the claims topic as the core's. Symbols that a newer writer added are read on the careful side where there is one
 * (unknown visibility: for the desk only; condition: a captive's; grade: F); where a claim's meaning hangs on the symbol it is refused with the
 * field's name. An interval that reaches farther than a day from its estimate is refused, for no precision gives one.
 */
public final class AvroClaims {
    private AvroClaims() {}

    /** The core's version of {@code content}, in force until {@code knownUntil}. */
    public static ClaimVersion version(
            VersionRef ref, org.claimline.avro.ClaimVersion content, Optional<Instant> knownUntil) {
        return new ClaimVersion(
                key(ref.getClaim()),
                Symbols.of(org.claimline.claim.Assertion.class, content.getAssertion(), "assertion"),
                subject(content.getSide(), content.getPartyId()),
                Symbols.of(org.claimline.claim.Extent.class, content.getExtent(), "extent"),
                Symbols.of(org.claimline.claim.Certainty.class, content.getCertainty(), "certainty"),
                eventTime(ref, content),
                ref.getKnownTime(),
                ref.getKnownFrom(),
                knownUntil,
                speaker(content),
                content.getOriginId(),
                content.getEvidence().stream().map(AvroClaims::evidence).toList(),
                mark(content),
                isDeskOnly(content.getVisibility()));
    }

    public static ClaimKey key(ClaimRef ref) {
        return new ClaimKey(ref.getSourceId(), ref.getReportId(), ref.getClaimId());
    }

    public static ClaimRef ref(ClaimKey key) {
        return new ClaimRef(key.source(), key.report(), key.claim());
    }

    public static VersionRef versionRef(ClaimVersion claim) {
        return new VersionRef(ref(claim.key()), claim.when().estimate(), claim.knownTime(), claim.knownFrom());
    }

    public static boolean isDeskOnly(Visibility visibility) {
        return visibility != Visibility.PUBLIC;
    }

    private static Subject subject(@Nullable String side, @Nullable String party) {
        if (side == null) {
            return Subject.NOBODY;
        }
        return new Subject(new Side(side), party == null ? side : party);
    }

    private static EventTime eventTime(VersionRef ref, org.claimline.avro.ClaimVersion content) {
        Instant estimate = ref.getEventTime();
        Instant first = estimate.minus(CopyMarks.REACH);
        Instant last = estimate.plus(CopyMarks.REACH);
        if (content.getEarliest().isBefore(first) || content.getLatest().isAfter(last)) {
            throw new IllegalArgumentException("claim " + key(ref.getClaim()) + ": earliest " + content.getEarliest()
                    + " and latest " + content.getLatest() + " must lie within a day of the event time " + estimate);
        }
        return new EventTime(
                estimate,
                Symbols.of(org.claimline.claim.Precision.class, content.getPrecision(), "precision"),
                content.getEarliest(),
                content.getLatest());
    }

    private static Speaker speaker(org.claimline.avro.ClaimVersion content) {
        boolean hidden = isDeskOnly(content.getVisibility());
        return new Speaker(
                content.getClaimantId(),
                hidden ? Optional.empty() : Optional.of(content.getClaimantName()),
                Symbols.of(Stance.class, content.getClaimantStance(), "claimantStance"),
                Optional.ofNullable(content.getClaimantSide()).map(Side::new),
                Optional.ofNullable(content.getPublisherSide()).map(Side::new),
                content.getOwnChannel(),
                content.getRated(),
                Symbols.of(Reliability.class, content.getReliability(), Reliability.F),
                Symbols.of(ClaimantCondition.class, content.getClaimantCondition(), ClaimantCondition.CAPTIVE));
    }

    static Evidence evidence(EvidenceItem item) {
        return new Evidence(
                Symbols.of(EvidenceKind.class, item.getKind(), EvidenceKind.MEDIA_REPORT),
                Optional.ofNullable(item.getUrl()),
                Optional.ofNullable(item.getArchivedUrl()),
                Optional.ofNullable(item.getSha256()),
                Optional.ofNullable(item.getCapturedAt()),
                Optional.ofNullable(item.getPostedAt()),
                degrees(item.getLatitude()),
                degrees(item.getLongitude()),
                Optional.ofNullable(item.getGeolocatedBy()));
    }

    private static OptionalDouble degrees(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Decisions that take no part in the fold leave no mark. */
    private static Optional<DeskMark> mark(org.claimline.avro.ClaimVersion content) {
        return Optional.ofNullable(content.getDesk()).flatMap(desk -> markKind(desk.getKind())
                .map(kind -> new DeskMark(
                        kind, desk.getDecisionId(), desk.getEditor(), desk.getReason(), desk.getDecidedAt())));
    }

    private static Optional<DeskMark.Kind> markKind(DecisionKind kind) {
        return switch (kind) {
            case REJECT -> Optional.of(DeskMark.Kind.REJECTED);
            case VERIFY -> Optional.of(DeskMark.Kind.VERIFIED);
            case SUSPEND_SOURCE -> Optional.of(DeskMark.Kind.SUSPENDED);
            case HOLD, RELEASE, NOTE, UNDO, PLACE, DISMISS, UNRECOGNISED -> Optional.empty();
        };
    }

    /** Evidence from the strongest to the weakest (rule 8), in an order of its own where that is equal. */
    public static List<Evidence> strongestFirst(List<Evidence> evidence) {
        return evidence.stream().sorted(EvidenceOrder.STRONGEST_FIRST).toList();
    }
}
