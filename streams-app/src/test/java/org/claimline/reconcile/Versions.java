package org.claimline.reconcile;

import java.time.Instant;
import java.util.Optional;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.DeskMark;
import org.claimline.claim.EventTime;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;

/** Claim versions made of others. */
final class Versions {
    private Versions() {}

    /** The same version with what the desk decided about it at {@code then}. */
    static ClaimVersion marked(ClaimVersion c, DeskMark.Kind kind, Instant then) {
        Speaker s = c.speaker();
        Speaker speaker = new Speaker(
                s.id(),
                s.name(),
                s.stance(),
                s.side(),
                s.publisherSide(),
                s.ownChannel(),
                s.rated() && kind != DeskMark.Kind.SUSPENDED,
                s.reliability(),
                s.condition());
        return new ClaimVersion(
                c.key(),
                c.assertion(),
                c.subject(),
                c.extent(),
                c.certainty(),
                c.when(),
                c.knownTime(),
                then,
                Optional.empty(),
                speaker,
                c.origin(),
                c.evidence(),
                Optional.of(new DeskMark(kind, "d-1", "m.k.", "staged,\nsee the shadows", then)),
                false);
    }

    /** {@code c} with another identity, certainty, time or end. */
    static ClaimVersion with(
            ClaimVersion c, ClaimKey key, Certainty certainty, EventTime when, Instant known, Optional<Instant> until) {
        return new ClaimVersion(
                key,
                c.assertion(),
                c.subject(),
                c.extent(),
                certainty,
                when,
                known,
                known,
                until,
                c.speaker(),
                c.origin(),
                c.evidence(),
                c.mark(),
                c.deskOnly());
    }

    /** The same version, for the desk's eyes only: its claimant is called {@code name}. */
    static ClaimVersion deskOnly(ClaimVersion c, Optional<String> name) {
        Speaker s = c.speaker();
        return new ClaimVersion(
                c.key(),
                c.assertion(),
                c.subject(),
                c.extent(),
                c.certainty(),
                c.when(),
                c.knownTime(),
                c.knownFrom(),
                c.knownUntil(),
                new Speaker(
                        s.id(),
                        name,
                        s.stance(),
                        s.side(),
                        s.publisherSide(),
                        s.ownChannel(),
                        s.rated(),
                        s.reliability(),
                        s.condition()),
                c.origin(),
                c.evidence(),
                c.mark(),
                true);
    }

    /** What {@code told} says of its origin, as {@code teller} tells it: in its channel, at its time and with its certainty. */
    static ClaimVersion echo(ClaimVersion told, ClaimVersion teller) {
        return new ClaimVersion(
                teller.key(),
                told.assertion(),
                told.subject(),
                told.extent(),
                teller.certainty(),
                teller.when(),
                teller.knownTime(),
                teller.knownFrom(),
                teller.knownUntil(),
                teller.speaker(),
                told.origin(),
                told.evidence(),
                teller.mark(),
                teller.deskOnly());
    }

    /** The same claim with the two camps exchanged in all that it says and in who says it. */
    static ClaimVersion exchanged(ClaimVersion c) {
        Speaker s = c.speaker();
        Speaker speaker = new Speaker(
                s.id(),
                s.name(),
                s.side().map(Versions::exchanged).map(Stance::of).orElse(Stance.NEUTRAL),
                s.side().map(Versions::exchanged),
                s.publisherSide().map(Versions::exchanged),
                s.ownChannel(),
                s.rated(),
                s.reliability(),
                s.condition());
        return new ClaimVersion(
                c.key(),
                c.assertion(),
                exchanged(c.subject()),
                c.extent(),
                c.certainty(),
                c.when(),
                c.knownTime(),
                c.knownFrom(),
                c.knownUntil(),
                speaker,
                c.origin(),
                c.evidence(),
                c.mark(),
                c.deskOnly());
    }

    static Subject exchanged(Subject subject) {
        String party =
                switch (subject.party()) {
                    case "sna" -> "ndf";
                    case "ndf" -> "sna";
                    default -> exchanged(new Side(subject.party())).id();
                };
        return new Subject(exchanged(subject.side()), party);
    }

    private static Side exchanged(Side side) {
        return side.opposingCamp().orElse(side);
    }
}
