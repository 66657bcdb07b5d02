package org.claimline.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.claimline.avro.Source;
import org.claimline.place.Place;
import org.claimline.place.PlaceRegister;
import org.claimline.source.Party;
import org.claimline.source.PartyRegister;
import org.claimline.source.SourceRegister;
import org.claimline.source.report.ClaimReader;
import org.claimline.topology.RegisterMapping;

/**
 * The registers as this instance has read them so far: to list them, to find a town by any of its spellings, and to say at the door what
 * they could not read in a report.
 */
public final class Registers {
    private final Map<String, Source> sources = new ConcurrentSkipListMap<>();
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<String, Party> parties = new ConcurrentHashMap<>();
    private Optional<PlaceRegister> placeIndex = Optional.empty();
    private Optional<ClaimReader> claimReader = Optional.empty();

    public synchronized void put(Source source) {
        sources.put(source.getId(), source);
        claimReader = Optional.empty();
    }

    public synchronized void removeSource(String id) {
        sources.remove(id);
        claimReader = Optional.empty();
    }

    public synchronized void put(org.claimline.avro.Party party) {
        parties.put(party.getId(), RegisterMapping.party(party));
        claimReader = Optional.empty();
    }

    public synchronized void removeParty(String id) {
        parties.remove(id);
        claimReader = Optional.empty();
    }

    public synchronized void put(org.claimline.avro.Place place) {
        places.put(place.getId(), RegisterMapping.place(place));
        placeIndex = Optional.empty();
    }

    public synchronized void removePlace(String id) {
        places.remove(id);
        placeIndex = Optional.empty();
    }

    /** All sources and claimants, by id. */
    public List<Source> sources() {
        return List.copyOf(sources.values());
    }

    /** All places, by id. */
    public List<Place> places() {
        return places.values().stream().sorted(Comparator.comparing(Place::id)).toList();
    }

    /** The ids of all parties. */
    public List<String> partyIds() {
        return parties.keySet().stream().sorted().toList();
    }

    /** The register of places as it stands. */
    public synchronized PlaceRegister placeRegister() {
        PlaceRegister built = placeIndex.orElseGet(() -> new PlaceRegister(places.values()));
        placeIndex = Optional.of(built);
        return built;
    }

    /** Reads claims with the registers as they stand. */
    public synchronized ClaimReader claimReader() {
        ClaimReader built = claimReader.orElseGet(() -> new ClaimReader(
                new SourceRegister(
                        sources.values().stream().map(RegisterMapping::source).toList()),
                new PartyRegister(parties.values())));
        claimReader = Optional.of(built);
        return built;
    }
}
