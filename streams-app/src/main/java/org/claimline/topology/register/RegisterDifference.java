package org.claimline.topology.register;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.claimline.place.NameKeys;
import org.claimline.place.Place;
import org.claimline.source.Names;
import org.claimline.source.Party;
import org.claimline.source.Source;

/**
 * What claims may have used to name what an edit of the registers changed: the keys of the names of a place before and after, and of places inside
 * it; the names, in normal form, of voices and parties, of voices that relay them or speak for them,
 * and of those with such a place in their beat.
 */
public final class RegisterDifference {
    private final List<Registers> both;
    private final Set<String> places = new HashSet<>();
    private final Set<String> voices = new HashSet<>();
    private final Set<String> parties = new HashSet<>();

    /**
     * An empty one.
     *
     * @param before the registers that were read with until now; what lay in a place then may not lie in it now
     * @param now    those that are read with from here on
     */
    public RegisterDifference(Registers before, Registers now) {
        both = before.generation() == now.generation() ? List.of(now) : List.of(before, now);
    }

    public Set<String> places() {
        return places;
    }

    public Set<String> voices() {
        return voices;
    }

    public Set<String> parties() {
        return parties;
    }

    /** Adds what depends on one entry that changed. {@code states}: the entry before, and after, where there are such; nothing where they say the same. */
    public void add(RegisterKind kind, List<SpecificRecord> states) {
        List<Object> read = states.stream().map(kind::read).toList();
        if (read.size() == 2 && read.get(0).equals(read.get(1))) {
            return;
        }
        for (Object state : read) {
            for (Registers registers : both) {
                if (state instanceof Place place) {
                    place(place, registers);
                } else if (state instanceof Source source) {
                    source(source, registers);
                } else if (state instanceof Party party) {
                    party(party, registers);
                }
            }
        }
    }

    private void place(Place changed, Registers registers) {
        Set<String> ids = new HashSet<>(Set.of(changed.id()));
        Stream.concat(Stream.of(changed), registers.places().withParts(changed.id()).stream())
                .forEach(place -> {
                    ids.add(place.id());
                    places.addAll(NameKeys.of(place));
                    place.governorate().map(NameKeys::ofWider).ifPresent(places::addAll);
                });
        registers.sources().all().stream()
                .filter(source -> source.beat().stream().anyMatch(ids::contains))
                .forEach(source -> voices.addAll(source.names()));
    }

    private void source(Source changed, Registers registers) {
        voices.addAll(changed.names());
        registers.sources().all().stream()
                .filter(other -> registers.sources().chain(other).contains(changed.id()))
                .forEach(other -> voices.addAll(other.names()));
    }

    private void party(Party changed, Registers registers) {
        parties.addAll(changed.names());
        registers.sources().all().stream()
                .filter(source -> source.party()
                        .map(Names::normal)
                        .filter(changed.names()::contains)
                        .isPresent())
                .forEach(source -> voices.addAll(source.names()));
    }
}
