package org.claimline.topology.register;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.Source;
import org.claimline.place.NameKeys;
import org.claimline.source.Names;
import org.claimline.topology.RegisterMapping;

/**
 * What claims may have used to name what an edit of the registers changed: the keys of the names of a place before and after, and of places inside
 * it; the names, in normal form, of voices and parties, of voices that relay them or speak for them,
 * and of those with such a place in their beat.
 */
public final class RegisterDifference {
    private final Set<String> places = new HashSet<>();
    private final Set<String> voices = new HashSet<>();
    private final Set<String> parties = new HashSet<>();

    public Set<String> places() {
        return places;
    }

    public Set<String> voices() {
        return voices;
    }

    public Set<String> parties() {
        return parties;
    }

    /** Adds what depends on one entry that changed. {@code states}: the entry before, and after, where there are such. */
    public void add(List<SpecificRecord> states, Registers now) {
        for (SpecificRecord state : states) {
            if (state instanceof Place place) {
                place(RegisterMapping.place(place), now);
            } else if (state instanceof Source source) {
                source(RegisterMapping.source(source), now);
            } else if (state instanceof Party party) {
                party(RegisterMapping.party(party), now);
            }
        }
    }

    private void place(org.claimline.place.Place changed, Registers now) {
        Set<String> ids = new HashSet<>(Set.of(changed.id()));
        Stream.concat(Stream.of(changed), now.places().withParts(changed.id()).stream())
                .forEach(place -> {
                    ids.add(place.id());
                    places.addAll(NameKeys.of(place));
                    place.governorate().map(NameKeys::ofWider).ifPresent(places::addAll);
                });
        now.sources().all().stream()
                .filter(source -> source.beat().stream().anyMatch(ids::contains))
                .forEach(source -> voices.addAll(source.names()));
    }

    private void source(org.claimline.source.Source changed, Registers now) {
        voices.addAll(changed.names());
        now.sources().all().stream()
                .filter(other -> now.sources().chain(other).contains(changed.id()))
                .forEach(other -> voices.addAll(other.names()));
    }

    private void party(org.claimline.source.Party changed, Registers now) {
        parties.addAll(changed.names());
        now.sources().all().stream()
                .filter(source -> source.party()
                        .map(Names::normal)
                        .filter(changed.names()::contains)
                        .isPresent())
                .forEach(source -> voices.addAll(source.names()));
    }
}
