package org.claimline.topology;

import static org.claimline.topology.ReportMapping.degrees;
import static org.claimline.topology.ReportMapping.symbol;

import java.util.Optional;
import java.util.OptionalInt;
import org.claimline.claim.Camp;
import org.claimline.claim.Reliability;
import org.claimline.claim.Stance;
import org.claimline.place.Place;
import org.claimline.place.PlaceKind;
import org.claimline.source.Party;
import org.claimline.source.Source;

/** Entries of the registers as the contracts have them, to the core's values. Refuses symbols that this version does not know. */
public final class RegisterMapping {

    private RegisterMapping() {}

    public static Source source(org.claimline.avro.Source source) {
        return new Source(
                source.getId(),
                source.getName(),
                source.getAliases(),
                symbol(Stance.class, source.getStance()),
                Optional.ofNullable(source.getParty()),
                symbol(Reliability.class, source.getReliability()),
                source.getRelays(),
                source.getBeat());
    }

    public static Party party(org.claimline.avro.Party party) {
        return new Party(
                party.getId(),
                party.getName(),
                symbol(Camp.class, party.getCamp()),
                Optional.ofNullable(party.getMemberOf()),
                party.getAliases());
    }

    public static Place place(org.claimline.avro.Place place) {
        Integer geonamesId = place.getGeonamesId();
        return new Place(
                place.getId(),
                place.getName(),
                Optional.ofNullable(place.getArabicName()),
                symbol(PlaceKind.class, place.getKind()),
                Optional.ofNullable(place.getParentId()),
                Optional.ofNullable(place.getGovernorate()),
                degrees(place.getLatitude()),
                degrees(place.getLongitude()),
                geonamesId == null ? OptionalInt.empty() : OptionalInt.of(geonamesId),
                Optional.ofNullable(place.getPcode()),
                place.getSpellings());
    }
}
