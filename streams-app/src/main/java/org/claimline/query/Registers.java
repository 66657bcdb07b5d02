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
import org.claimline.topology.register.RegisterKind;

/**
 * The registers as this instance has read them so far: to list them, to find a town by any of its spellings, and to say at the door what
 * they could not read in a report.
 */
public final class Registers {
    private final Map<String, Source> sources = new ConcurrentSkipListMap<>();
    private final Map<String, org.claimline.avro.Place> placeEntries = new ConcurrentSkipListMap<>();
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<String, org.claimline.avro.Party> partyEntries = new ConcurrentSkipListMap<>();
    private final Map<String, Party> parties = new ConcurrentHashMap<>();
    private final Map<String, UnreadableEntry> unreadable = new ConcurrentSkipListMap<>();
    private Optional<PlaceRegister> placeIndex = Optional.empty();
    private Optional<ClaimReader> claimReader = Optional.empty();

    /** The newest record of an entry cannot be read; what was known of it before still counts. */
    void unreadable(UnreadableEntry entry) {
        unreadable.put(entry.register() + "|" + entry.id(), entry);
    }

    private void readable(RegisterKind register, String id) {
        unreadable.remove(register + "|" + id);
    }

    /** The entries whose newest record cannot be read, by register and id. */
    public List<UnreadableEntry> unreadable() {
        return List.copyOf(unreadable.values());
    }

    public synchronized void put(Source source) {
        readable(RegisterKind.SOURCES, source.getId());
        sources.put(source.getId(), source);
        claimReader = Optional.empty();
    }

    public synchronized void removeSource(String id) {
        readable(RegisterKind.SOURCES, id);
        sources.remove(id);
        claimReader = Optional.empty();
    }

    public synchronized void put(org.claimline.avro.Party party) {
        readable(RegisterKind.PARTIES, party.getId());
        parties.put(party.getId(), RegisterMapping.party(party));
        partyEntries.put(party.getId(), party);
        claimReader = Optional.empty();
    }

    public synchronized void removeParty(String id) {
        readable(RegisterKind.PARTIES, id);
        parties.remove(id);
        partyEntries.remove(id);
        claimReader = Optional.empty();
    }

    public synchronized void put(org.claimline.avro.Place place) {
        readable(RegisterKind.PLACES, place.getId());
        places.put(place.getId(), RegisterMapping.place(place));
        placeEntries.put(place.getId(), place);
        placeIndex = Optional.empty();
    }

    public synchronized void removePlace(String id) {
        readable(RegisterKind.PLACES, id);
        places.remove(id);
        placeEntries.remove(id);
        placeIndex = Optional.empty();
    }

    /** All sources and claimants, by id. */
    public List<Source> sources() {
        return List.copyOf(sources.values());
    }

    /** The source or claimant of that id. */
    public Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** All places, by id. */
    public List<Place> places() {
        return places.values().stream().sorted(Comparator.comparing(Place::id)).toList();
    }

    /** All places as the topic has them, by id. */
    public List<org.claimline.avro.Place> placeEntries() {
        return List.copyOf(placeEntries.values());
    }

    /** A place as the topic has it. */
    public Optional<org.claimline.avro.Place> placeEntry(String id) {
        return Optional.ofNullable(placeEntries.get(id));
    }

    /** The name of a party. */
    public Optional<String> partyName(String id) {
        return Optional.ofNullable(parties.get(id)).map(Party::name);
    }

    /** All parties, by id. */
    public List<Party> parties() {
        return parties.values().stream().sorted(Comparator.comparing(Party::id)).toList();
    }

    /** All parties as the topic has them, by id. */
    public List<org.claimline.avro.Party> partyEntries() {
        return List.copyOf(partyEntries.values());
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
