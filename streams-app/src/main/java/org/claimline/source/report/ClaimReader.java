package org.claimline.source.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.claimline.claim.EventTime;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.source.PartyRegister;
import org.claimline.source.Source;
import org.claimline.source.SourceRegister;

/**
 * Reads claims with the registers (rule 13). The register's stance always wins over what a report says of itself. A voice counts as rated
 * only where the register knows publisher and claimant, rates neither F, and neither is suspended. An unknown publisher has no side.
 */
public record ClaimReader(SourceRegister sources, PartyRegister parties) {

    /** Reads a version that has no faults. */
    public ReadClaim read(ClaimSpan span) {
        ReportedClaim claim = span.claim();
        Optional<Source> publisher = sources.byId(span.key().source());
        Optional<Source> claimant = claimant(span.key().source(), claim.claimant());
        return new ReadClaim(
                speaker(span, publisher, claimant),
                publisher.map(Source::name).orElse(span.key().source()),
                origin(span.key().source(), claim),
                claim.party().flatMap(parties::find),
                when(claim, span.knownTime()));
    }

    /** Who makes a claim, where the register knows them. {@code named} is the claimant that the claim names. */
    public Optional<Source> claimant(String publisher, Optional<String> named) {
        return named.map(sources::find).orElseGet(() -> sources.byId(publisher));
    }

    /** The claimant's id: the register's, or the name as written where the register does not know it. */
    public String claimantId(String publisher, Optional<String> named) {
        return claimant(publisher, named).map(Source::id).orElse(named.orElse(publisher));
    }

    /** The event time and its interval, cut at {@code knownTime}. */
    public static EventTime when(ReportedClaim claim, Instant knownTime) {
        return EventTime.of(claim.eventTime(), claim.precision(), offset(claim), knownTime);
    }

    /** The offset that gives the local day. */
    public static ZoneOffset offset(ReportedClaim claim) {
        return ZoneOffset.ofTotalSeconds(claim.utcOffsetMinutes() * 60);
    }

    private Speaker speaker(ClaimSpan span, Optional<Source> publisher, Optional<Source> claimant) {
        ReportedClaim claim = span.claim();
        String source = span.key().source();
        String id = claimantId(source, claim.claimant());
        Stance stance = claimant.map(Source::stance).or(claim::stance).orElse(Stance.NEUTRAL);
        Optional<String> party = claimant.flatMap(Source::party);
        boolean rated = publisher.filter(Source::isRated).isPresent()
                && claimant.filter(Source::isRated).isPresent()
                && !span.suspended();
        Optional<Side> publisherSide = publisher.flatMap(known -> SourceRegister.side(known, parties));
        return new Speaker(
                id,
                Optional.of(claimant.map(Source::name).orElse(id)),
                stance,
                SourceRegister.side(stance, party, parties),
                publisherSide,
                id.equals(source),
                rated,
                claimant.map(Source::reliability).orElse(Reliability.F),
                claim.condition());
    }

    private String origin(String publisher, ReportedClaim claim) {
        Optional<String> told =
                claim.origin().map(name -> sources.find(name).map(Source::id).orElse(name));
        return told.or(() -> claimant(publisher, claim.claimant()).map(sources::root))
                .orElseGet(() -> claimantId(publisher, claim.claimant()));
    }
}
