package org.claimline.ingest;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.claimline.avro.Party;
import org.claimline.claim.Side;
import org.claimline.source.Names;
import org.claimline.topology.Fault;
import org.claimline.topology.FaultList;

/**
 * What entries of the register of parties may say beside the parties that are there. A name that two entries carry would find neither, so it is
 * refused; a faction is of its party's camp, and nobody's faction has factions.
 */
public final class PartyCheck {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_NAMES = 200;

    private final List<Party> before;

    /** @param before the register without the entries */
    public PartyCheck(List<Party> before) {
        this.before = List.copyOf(before);
    }

    /** All that is wrong with entries that could be read without a fault. */
    public List<Fault> faults(Entries<Party> read) {
        FaultList faults = new FaultList();
        Map<String, Party> all = new LinkedHashMap<>();
        before.forEach(party -> all.put(party.getId(), party));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < read.entries().size(); i++) {
            Party entry = read.entries().get(i);
            alone(read.pointer(i), entry, faults);
            if (!ids.add(entry.getId())) {
                faults.add(read.pointer(i) + "/id", entry.getId(), "stands twice in this document", "send it once");
            }
            all.put(entry.getId(), entry);
        }
        for (int i = 0; i < read.entries().size(); i++) {
            Party entry = read.entries().get(i);
            shared(read.pointer(i), entry, all, faults);
            member(read.pointer(i), entry, all, faults);
        }
        return faults.faults();
    }

    private static void alone(String at, Party entry, FaultList faults) {
        faults.id(at + "/id", entry.getId());
        faults.text(at + "/name", entry.getName(), LONGEST_NAME);
        faults.optional(at + "/updatedBy", entry.getUpdatedBy(), LONGEST_NAME);
        faults.optional(at + "/reason", entry.getReason(), LONGEST_TEXT);
        if (entry.getAliases().size() > MOST_NAMES) {
            faults.add(at + "/aliases", entry.getAliases().size(), "are too many names", "give at most " + MOST_NAMES);
        }
        for (int i = 0; i < entry.getAliases().size(); i++) {
            faults.text(at + "/aliases/" + i, entry.getAliases().get(i), LONGEST_NAME);
        }
        names(at, entry).forEach((pointer, name) -> {
            if (Names.normal(name).equals(Side.NOBODY.id())) {
                faults.add(pointer, name, "means nobody", "choose another name");
            }
        });
    }

    private static void shared(String at, Party entry, Map<String, Party> all, FaultList faults) {
        names(at, entry).forEach((pointer, name) -> all.values().stream()
                .filter(other -> !other.getId().equals(entry.getId()))
                .filter(other ->
                        names("", other).values().stream().map(Names::normal).anyMatch(Names.normal(name)::equals))
                .findFirst()
                .ifPresent(other -> faults.add(
                        pointer,
                        name,
                        "is a name of the party \"" + other.getId() + "\" too; a name that two carry finds neither",
                        "choose another, or change that entry first")));
    }

    private static void member(String at, Party entry, Map<String, Party> all, FaultList faults) {
        all.values().stream()
                .filter(faction -> entry.getId().equals(faction.getMemberOf())
                        && !faction.getId().equals(entry.getId())
                        && faction.getCamp() != entry.getCamp())
                .findFirst()
                .ifPresent(faction -> faults.add(
                        at + "/camp",
                        entry.getCamp(),
                        "is not the camp of its faction \"" + faction.getId() + "\", which is " + faction.getCamp(),
                        "change the faction in the same document, or first"));
        String memberOf = entry.getMemberOf();
        if (memberOf == null) {
            return;
        }
        Optional<Party> whole = Optional.ofNullable(all.get(memberOf));
        if (memberOf.equals(entry.getId())) {
            faults.add(at + "/memberOf", memberOf, "is this party itself", "leave it out");
        } else if (whole.isEmpty()) {
            faults.add(at + "/memberOf", memberOf, "is the id of no party", "enter that party first");
        } else if (whole.get().getMemberOf() != null) {
            faults.add(
                    at + "/memberOf",
                    memberOf,
                    "is a faction itself",
                    "name the party of which that is one: " + whole.get().getMemberOf());
        } else if (whole.get().getCamp() != entry.getCamp()) {
            faults.add(
                    at + "/memberOf",
                    memberOf,
                    "is of the camp " + whole.get().getCamp() + ", and this party of " + entry.getCamp(),
                    "correct one of the two");
        }
    }

    private static Map<String, String> names(String at, Party entry) {
        Map<String, String> names = new TreeMap<>();
        names.put(at + "/id", entry.getId());
        names.put(at + "/name", entry.getName());
        for (int i = 0; i < entry.getAliases().size(); i++) {
            names.put(at + "/aliases/" + i, entry.getAliases().get(i));
        }
        return names;
    }
}
