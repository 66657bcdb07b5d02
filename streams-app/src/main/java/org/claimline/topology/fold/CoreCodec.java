package org.claimline.topology.fold;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.DeskMark;
import org.claimline.claim.EventTime;
import org.claimline.claim.Evidence;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;

/** The core's claims in compact binary. Enums are written by their place: constants are only ever appended, else the format changes. */
final class CoreCodec {
    private static final Assertion[] ASSERTIONS = Assertion.values();
    private static final Extent[] EXTENTS = Extent.values();
    private static final Certainty[] CERTAINTIES = Certainty.values();
    private static final Precision[] PRECISIONS = Precision.values();
    private static final Stance[] STANCES = Stance.values();
    private static final Reliability[] GRADES = Reliability.values();
    private static final ClaimantCondition[] CONDITIONS = ClaimantCondition.values();
    private static final EvidenceKind[] KINDS = EvidenceKind.values();
    private static final DeskMark.Kind[] MARKS = DeskMark.Kind.values();

    private CoreCodec() {}

    static void write(ByteSink to, ClaimVersion claim) {
        write(to, claim.key());
        to.symbol(claim.assertion());
        write(to, claim.subject());
        to.symbol(claim.extent()).symbol(claim.certainty());
        write(to, claim.when());
        to.instant(claim.knownTime()).instant(claim.knownFrom()).maybe(claim.knownUntil(), to::instant);
        write(to, claim.speaker());
        to.text(claim.origin())
                .each(claim.evidence(), e -> write(to, e))
                .maybe(claim.mark(), m -> write(to, m))
                .flag(claim.deskOnly());
    }

    static ClaimVersion claim(ByteSource from) {
        return new ClaimVersion(
                key(from),
                from.symbol(ASSERTIONS),
                subject(from),
                from.symbol(EXTENTS),
                from.symbol(CERTAINTIES),
                eventTime(from),
                from.instant(),
                from.instant(),
                from.maybe(from::instant),
                speaker(from),
                from.text(),
                from.each(() -> evidence(from)),
                from.maybe(() -> mark(from)),
                from.flag());
    }

    static void write(ByteSink to, ClaimKey key) {
        to.text(key.source()).text(key.report()).text(key.claim());
    }

    static ClaimKey key(ByteSource from) {
        return new ClaimKey(from.text(), from.text(), from.text());
    }

    static void write(ByteSink to, Subject subject) {
        to.text(subject.side().id()).text(subject.isFaction() ? subject.party() : "");
    }

    static Subject subject(ByteSource from) {
        Side side = new Side(from.text());
        String faction = from.text();
        return faction.isEmpty() ? Subject.of(side) : new Subject(side, faction);
    }

    static void write(ByteSink to, EventTime when) {
        to.instant(when.estimate())
                .symbol(when.precision())
                .instant(when.earliest())
                .instant(when.latest());
    }

    static EventTime eventTime(ByteSource from) {
        return new EventTime(from.instant(), from.symbol(PRECISIONS), from.instant(), from.instant());
    }

    private static void write(ByteSink to, Speaker speaker) {
        to.text(speaker.id())
                .maybe(speaker.name(), to::text)
                .symbol(speaker.stance())
                .maybe(speaker.side().map(Side::id), to::text)
                .maybe(speaker.publisherSide().map(Side::id), to::text)
                .flag(speaker.ownChannel())
                .flag(speaker.rated())
                .symbol(speaker.reliability())
                .symbol(speaker.condition());
    }

    private static Speaker speaker(ByteSource from) {
        return new Speaker(
                from.text(),
                from.maybe(from::text),
                from.symbol(STANCES),
                from.maybe(from::text).map(Side::new),
                from.maybe(from::text).map(Side::new),
                from.flag(),
                from.flag(),
                from.symbol(GRADES),
                from.symbol(CONDITIONS));
    }

    private static void write(ByteSink to, Evidence evidence) {
        to.symbol(evidence.kind())
                .maybe(evidence.url(), to::text)
                .maybe(evidence.archivedUrl(), to::text)
                .maybe(evidence.sha256(), to::text)
                .maybe(evidence.capturedAt(), to::instant)
                .maybe(evidence.postedAt(), to::instant);
        write(to, evidence.latitude());
        write(to, evidence.longitude());
        to.maybe(evidence.geolocatedBy(), to::text);
    }

    private static Evidence evidence(ByteSource from) {
        return new Evidence(
                from.symbol(KINDS),
                from.maybe(from::text),
                from.maybe(from::text),
                from.maybe(from::text),
                from.maybe(from::instant),
                from.maybe(from::instant),
                degrees(from),
                degrees(from),
                from.maybe(from::text));
    }

    private static void write(ByteSink to, OptionalDouble degrees) {
        to.flag(degrees.isPresent());
        degrees.ifPresent(to::decimal);
    }

    private static OptionalDouble degrees(ByteSource from) {
        return from.flag() ? OptionalDouble.of(from.decimal()) : OptionalDouble.empty();
    }

    private static void write(ByteSink to, DeskMark mark) {
        to.symbol(mark.kind())
                .text(mark.decision())
                .text(mark.editor())
                .text(mark.reason())
                .instant(mark.at());
    }

    private static DeskMark mark(ByteSource from) {
        return new DeskMark(from.symbol(MARKS), from.text(), from.text(), from.text(), from.instant());
    }

    static void write(ByteSink to, Map<Stance, Integer> counts) {
        to.each(new TreeSet<>(counts.keySet()), stance -> to.symbol(stance).number(counts.getOrDefault(stance, 0)));
    }

    static Map<Stance, Integer> counts(ByteSource from) {
        Map<Stance, Integer> counts = new EnumMap<>(Stance.class);
        from.each(() -> counts.put(from.symbol(STANCES), from.count()));
        return counts;
    }
}
