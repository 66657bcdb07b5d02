package org.claimline.topology.fold;

import java.util.Collections;
import org.apache.avro.specific.SpecificRecord;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.ClaimVersion;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Extent;
import org.claimline.avro.Stance;
import org.claimline.avro.VersionRef;
import org.claimline.topology.StoreCodec;

/** Claims with long names, many links and an origin each, so that nothing supersedes anything and lists overflow. */
final class Wide {
    private Wide() {}

    static ClaimEvent of(ClaimEvent event, int number) {
        String name = "\u0645\u0635\u062F\u0631 " + number + " of " + "a very long name ".repeat(8);
        ClaimRef ref = new ClaimRef(
                "source-" + number + "x".repeat(60), "report-" + number + "y".repeat(60), "claim-" + "z".repeat(60));
        ClaimVersion content = ClaimVersion.newBuilder(event.getContent())
                .setAssertion(Assertion.PRESENT)
                .setPartyId(number % 2 == 0 ? "regime" : "opposition")
                .setSide(number % 2 == 0 ? "regime" : "opposition")
                .setClaimantStance(number % 2 == 0 ? Stance.PRO_REGIME : Stance.PRO_OPPOSITION)
                .setClaimantSide(number % 2 == 0 ? "regime" : "opposition")
                .setPublisherSide(number % 2 == 0 ? "regime" : "opposition")
                .setCertainty(Certainty.ASSERTED)
                .setExtent(Extent.WHOLE)
                .setRated(true)
                .setOriginId("origin-" + number + "o".repeat(60))
                .setClaimantName(name)
                .setSourceName(name)
                .setEvidence(Collections.nCopies(
                        5,
                        EvidenceItem.newBuilder()
                                .setKind(EvidenceKind.VIDEO)
                                .setUrl("https://example.org/" + "u".repeat(1_500) + number)
                                .setArchivedUrl("https://example.org/archived/" + "u".repeat(1_500) + number)
                                .setSha256("0".repeat(64))
                                .build()))
                .build();
        return ClaimEvent.newBuilder(event)
                .setVersion(
                        VersionRef.newBuilder(event.getVersion()).setClaim(ref).build())
                .setContent(content)
                .build();
    }

    static <T extends SpecificRecord> int size(T record) {
        StoreCodec<T> codec = StoreCodec.of(record.getSchema());
        return codec.encode(record).length;
    }
}
