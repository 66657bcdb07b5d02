package org.claimline.topology.register;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.claimline.place.Place;
import org.claimline.place.PlaceRegister;
import org.claimline.source.Party;
import org.claimline.source.PartyRegister;
import org.claimline.source.Source;
import org.claimline.source.SourceRegister;
import org.claimline.source.report.ClaimReader;

/**
 * The registers at one moment, whole.
 *
 * @param generation counts the changes; a higher one is later
 * @param upTo       offset of each register's topic before which everything is in it
 * @param entries    every entry as the contracts have it, by register and id
 */
public record Registers(
        long generation,
        Map<RegisterKind, Long> upTo,
        Map<RegisterKind, Map<String, SpecificRecord>> entries,
        SourceRegister sources,
        PartyRegister parties,
        PlaceRegister places,
        ClaimReader reader) {

    static Registers of(long generation, Map<RegisterKind, Long> upTo, Map<RegisterKind, Map<String, Entry>> read) {
        Map<RegisterKind, Map<String, SpecificRecord>> entries = new EnumMap<>(RegisterKind.class);
        read.forEach((kind, byId) -> {
            Map<String, SpecificRecord> records = new HashMap<>();
            byId.forEach((id, entry) -> records.put(id, entry.record()));
            entries.put(kind, records);
        });
        SourceRegister sources = new SourceRegister(all(read, RegisterKind.SOURCES, Source.class));
        PartyRegister parties = new PartyRegister(all(read, RegisterKind.PARTIES, Party.class));
        PlaceRegister places = new PlaceRegister(all(read, RegisterKind.PLACES, Place.class));
        return new Registers(generation, upTo, entries, sources, parties, places, new ClaimReader(sources, parties));
    }

    /** An entry as the contract has it and as the core has it. */
    record Entry(SpecificRecord record, Object core) {}

    private static <T> List<T> all(Map<RegisterKind, Map<String, Entry>> read, RegisterKind kind, Class<T> type) {
        return read.getOrDefault(kind, Map.of()).values().stream()
                .map(entry -> type.cast(entry.core()))
                .toList();
    }
}
