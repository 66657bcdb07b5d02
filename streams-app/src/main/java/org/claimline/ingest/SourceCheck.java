package org.claimline.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.claimline.avro.Source;
import org.claimline.avro.Stance;
import org.claimline.claim.Camp;
import org.claimline.source.Names;
import org.claimline.source.Party;
import org.claimline.topology.Fault;
import org.claimline.topology.FaultList;

/**
 * What entries of the register of sources may say beside the sources and parties that are there. A name that two entries carry would find
 * neither, so it is refused; whom a source relays, and the party whose voice it is, must be there.
 */
public final class SourceCheck {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_NAMES = 200;

    private final List<Source> sources;
    private final List<Party> parties;
    private final Predicate<String> places;

    /**
     * @param sources the register without the entries
     * @param places  whether that is the id of a place
     */
    public SourceCheck(List<Source> sources, List<Party> parties, Predicate<String> places) {
        this.sources = List.copyOf(sources);
        this.parties = List.copyOf(parties);
        this.places = places;
    }

    /** All that is wrong with entries that could be read without a fault. */
    public List<Fault> faults(Entries<Source> read) {
        FaultList faults = new FaultList();
        Map<String, Source> all = new LinkedHashMap<>();
        sources.forEach(source -> all.put(source.getId(), source));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < read.entries().size(); i++) {
            Source entry = read.entries().get(i);
            alone(read.pointer(i), entry, faults);
            if (!ids.add(entry.getId())) {
                faults.add(read.pointer(i) + "/id", entry.getId(), "stands twice in this document", "send it once");
            }
            all.put(entry.getId(), entry);
        }
        Map<String, Set<String>> carriers = new HashMap<>();
        all.values().forEach(source -> names("", source).values().forEach(name -> carriers.computeIfAbsent(
                        Names.normal(name), n -> new HashSet<>())
                .add(source.getId())));
        for (int i = 0; i < read.entries().size(); i++) {
            Source entry = read.entries().get(i);
            shared(read.pointer(i), entry, carriers, faults);
            relays(read.pointer(i), entry, all.keySet(), faults);
            party(read.pointer(i), entry, faults);
            beat(read.pointer(i), entry, faults);
        }
        return faults.faults();
    }

    /** What an entry may say, whatever the others are. */
    private static void alone(String at, Source entry, FaultList faults) {
        faults.id(at + "/id", entry.getId());
        faults.text(at + "/name", entry.getName(), LONGEST_NAME);
        faults.optional(at + "/reliabilityReason", entry.getReliabilityReason(), LONGEST_TEXT);
        faults.optional(at + "/updatedBy", entry.getUpdatedBy(), LONGEST_NAME);
        faults.optional(at + "/reason", entry.getReason(), LONGEST_TEXT);
        if (entry.getAliases().size() > MOST_NAMES) {
            faults.add(at + "/aliases", entry.getAliases().size(), "are too many names", "give at most " + MOST_NAMES);
        }
        for (int i = 0; i < entry.getAliases().size(); i++) {
            faults.text(at + "/aliases/" + i, entry.getAliases().get(i), LONGEST_NAME);
        }
    }

    private static void shared(String at, Source entry, Map<String, Set<String>> carriers, FaultList faults) {
        names(at, entry).forEach((pointer, name) -> carriers.getOrDefault(Names.normal(name), Set.of()).stream()
                .filter(other -> !other.equals(entry.getId()))
                .sorted()
                .findFirst()
                .ifPresent(other -> faults.add(
                        pointer,
                        name,
                        "is a name of the source \"" + other + "\" too; a name that two carry finds neither",
                        "choose another, or change that entry first")));
    }

    private static void relays(String at, Source entry, Set<String> known, FaultList faults) {
        for (int i = 0; i < entry.getRelays().size(); i++) {
            String relayed = entry.getRelays().get(i);
            if (relayed.equals(entry.getId())) {
                faults.add(at + "/relays/" + i, relayed, "is this source itself", "leave it out");
            } else if (!known.contains(relayed)) {
                faults.add(
                        at + "/relays/" + i,
                        relayed,
                        "is the id of no source",
                        "enter that source first, or take an id from GET /api/sources");
            }
        }
    }

    private void beat(String at, Source entry, FaultList faults) {
        for (int i = 0; i < entry.getBeat().size(); i++) {
            String place = entry.getBeat().get(i);
            if (!places.test(place)) {
                faults.add(
                        at + "/beat/" + i,
                        place,
                        "is the id of no place",
                        "take an id from GET /api/places, or enter that place first");
            }
        }
    }

    private void party(String at, Source entry, FaultList faults) {
        String id = entry.getParty();
        if (id == null) {
            if (entry.getStance() == Stance.PRO_OTHER) {
                faults.add(
                        at + "/party",
                        "",
                        "is missing",
                        "name the party whose side a PRO_OTHER source is on, such as sdf");
            }
            return;
        }
        if (entry.getStance() == Stance.NEUTRAL) {
            faults.add(
                    at + "/party",
                    id,
                    "is on a side although the stance is NEUTRAL",
                    "leave the party out or give the stance of its side");
            return;
        }
        Optional<Party> party = parties.stream().filter(p -> p.id().equals(id)).findFirst();
        if (party.isEmpty()) {
            faults.add(at + "/party", id, "is the id of no party", "use one of " + ids());
        } else if (stance(party.get().camp()) != entry.getStance()) {
            faults.add(
                    at + "/party",
                    id,
                    "is of the camp " + party.get().camp() + ", and the stance is " + entry.getStance(),
                    "correct one of the two: a voice of that party is "
                            + stance(party.get().camp()));
        }
    }

    private String ids() {
        return String.join(", ", parties.stream().map(Party::id).sorted().toList());
    }

    private static Stance stance(Camp camp) {
        return switch (camp) {
            case REGIME -> Stance.PRO_REGIME;
            case OPPOSITION -> Stance.PRO_OPPOSITION;
            case OTHER -> Stance.PRO_OTHER;
        };
    }

    private static Map<String, String> names(String at, Source entry) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(at + "/id", entry.getId());
        names.put(at + "/name", entry.getName());
        for (int i = 0; i < entry.getAliases().size(); i++) {
            names.put(at + "/aliases/" + i, entry.getAliases().get(i));
        }
        return names;
    }
}
