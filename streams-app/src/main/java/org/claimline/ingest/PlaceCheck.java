package org.claimline.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.avro.PlaceKind;
import org.claimline.place.Place;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Spelling;
import org.claimline.topology.Fault;
import org.claimline.topology.FaultList;
import org.claimline.topology.RegisterMapping;
import org.jspecify.annotations.Nullable;

/**
 * What entries of the register of places may say beside the places that are there (rule 11). Homonyms are legitimate as long as each place
 * can be named: a name that hides another place's own name, so that no wider place tells the two apart, is refused.
 */
public final class PlaceCheck {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_NAMES = 200;

    private final PlaceRegister before;

    /** @param before the register without the entries */
    public PlaceCheck(PlaceRegister before) {
        this.before = before;
    }

    /**
     * The entries as they are taken, with the governorate of the place around where they name none.
     *
     * @param homonyms names that they share with other places from now on
     */
    public record Outcome(List<org.claimline.avro.Place> places, List<Fault> faults, List<Homonyms.Homonym> homonyms) {}

    /** Checks entries that could be read without a fault. */
    public Outcome check(Entries<org.claimline.avro.Place> read) {
        FaultList faults = new FaultList();
        Map<String, Place> all = new HashMap<>();
        before.all().forEach(place -> all.put(place.id(), place));
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < read.entries().size(); i++) {
            org.claimline.avro.Place entry = read.entries().get(i);
            alone(read.pointer(i), entry, faults);
            if (!ids.add(entry.getId())) {
                faults.add(read.pointer(i) + "/id", entry.getId(), "stands twice in this document", "send it once");
            }
            all.put(entry.getId(), RegisterMapping.place(entry));
        }
        PlaceRegister after = new PlaceRegister(all.values());
        PlaceCodes codes = new PlaceCodes(after);
        List<org.claimline.avro.Place> places = new ArrayList<>();
        for (int i = 0; i < read.entries().size(); i++) {
            places.add(placed(read.pointer(i), read.entries().get(i), after, faults));
            codes.look(read.pointer(i), read.entries().get(i), faults);
        }
        if (!faults.faults().isEmpty()) {
            return new Outcome(List.of(), faults.faults(), List.of());
        }
        places.forEach(place -> all.put(place.getId(), RegisterMapping.place(place)));
        Homonyms homonyms = new Homonyms(before, new PlaceRegister(all.values()), faults);
        for (int i = 0; i < places.size(); i++) {
            homonyms.look(read.pointer(i), places.get(i));
        }
        return new Outcome(places, faults.faults(), homonyms.found());
    }

    /** What an entry may say, whatever the others are. */
    private static void alone(String at, org.claimline.avro.Place entry, FaultList faults) {
        faults.id(at + "/id", entry.getId());
        faults.text(at + "/name", entry.getName(), LONGEST_NAME);
        faults.optional(at + "/arabicName", entry.getArabicName(), LONGEST_NAME);
        faults.optional(at + "/governorate", entry.getGovernorate(), LONGEST_NAME);
        faults.optional(at + "/pcode", entry.getPcode(), LONGEST_CODE);
        faults.optional(at + "/credit", entry.getCredit(), LONGEST_TEXT);
        faults.optional(at + "/updatedBy", entry.getUpdatedBy(), LONGEST_NAME);
        faults.optional(at + "/reason", entry.getReason(), LONGEST_TEXT);
        if (entry.getSpellings().size() > MOST_NAMES) {
            faults.add(
                    at + "/aliases", entry.getSpellings().size(), "are too many names", "give at most " + MOST_NAMES);
        }
        for (int i = 0; i < entry.getSpellings().size(); i++) {
            String alias = entry.getSpellings().get(i);
            faults.text(at + "/aliases/" + i, alias, LONGEST_NAME);
            readable(at + "/aliases/" + i, alias, faults);
        }
        readable(at + "/name", entry.getName(), faults);
        if ((entry.getLatitude() == null) != (entry.getLongitude() == null)) {
            boolean lat = entry.getLatitude() == null;
            faults.add(at + (lat ? "/lat" : "/lon"), "", "is missing beside the other", "give both, or neither");
        }
        exchanged(at, entry.getLatitude(), entry.getLongitude(), faults);
    }

    /** A place may lie abroad; one that lies in Syria the other way round was written so by mistake. */
    private static void exchanged(String at, @Nullable Double lat, @Nullable Double lon, FaultList faults) {
        if (lat != null && lon != null && !PlaceRules.inSyria(lat, lon) && PlaceRules.inSyria(lon, lat)) {
            faults.add(
                    at + "/lat",
                    lat,
                    "with lon " + lon + " lies outside Syria, and within it the other way round",
                    "exchange lat and lon");
        }
    }

    /** A name of punctuation alone would find everything, or nothing. */
    private static void readable(String at, String name, FaultList faults) {
        if (!name.isBlank() && Spelling.normal(name).isEmpty()) {
            faults.add(at, name, "has no letter or digit", "give a name that a report could use");
        }
    }

    /** Where the entry lies among the others. */
    private static org.claimline.avro.Place placed(
            String at, org.claimline.avro.Place entry, PlaceRegister all, FaultList faults) {
        String parentId = entry.getParentId();
        if (parentId == null) {
            governorate(at, entry, all, faults);
            return entry;
        }
        Optional<Place> parent = all.byId(parentId);
        if (parent.isEmpty()) {
            faults.add(at + "/within", parentId, "is the id of no place", suggestion(parentId, all));
            return entry;
        }
        List<Place> around = all.byId(entry.getId()).map(all::around).orElse(List.of());
        if (parentId.equals(entry.getId())
                || around.stream()
                        .anyMatch(wider ->
                                wider.parentId().filter(entry.getId()::equals).isPresent())) {
            faults.add(at + "/within", parentId, "lies within this place itself", "name the place around it, or none");
            return entry;
        }
        parent(at, entry, parent.get(), faults);
        Optional<String> governorate =
                around.stream().flatMap(p -> p.governorate().stream()).findFirst();
        String told = entry.getGovernorate();
        if (told != null
                && governorate
                        .filter(g -> !PlaceRegister.governorateName(g).equals(PlaceRegister.governorateName(told)))
                        .isPresent()) {
            faults.add(
                    at + "/governorate",
                    told,
                    "is not the governorate of \"" + parentId + "\", which is " + governorate.orElseThrow(),
                    "leave it out, or correct within");
        }
        return told == null && governorate.isPresent()
                ? org.claimline.avro.Place.newBuilder(entry)
                        .setGovernorate(governorate.get())
                        .build()
                : entry;
    }

    private static void parent(String at, org.claimline.avro.Place entry, Place parent, FaultList faults) {
        PlaceKind around = PlaceKind.valueOf(parent.kind().name());
        if (!PlaceRules.mayLieIn(entry.getKind(), around)) {
            faults.add(
                    at + "/within",
                    parent.id(),
                    "is a " + around + ", too narrow for a " + entry.getKind(),
                    "correct the kind, or name a wider place around it");
        }
    }

    private static void governorate(String at, org.claimline.avro.Place entry, PlaceRegister all, FaultList faults) {
        String told = entry.getGovernorate();
        List<String> known = all.all().stream()
                .filter(place -> place.kind() == org.claimline.place.PlaceKind.GOVERNORATE)
                .flatMap(place -> place.governorate().stream())
                .distinct()
                .sorted()
                .toList();
        if (told != null
                && entry.getKind() != PlaceKind.GOVERNORATE
                && !known.isEmpty()
                && known.stream()
                        .noneMatch(g -> PlaceRegister.governorateName(g).equals(PlaceRegister.governorateName(told)))) {
            faults.add(
                    at + "/governorate",
                    told,
                    "is no governorate of the register",
                    "use one of " + String.join(", ", known) + ", or enter the governorate first");
        }
    }

    private static String suggestion(String within, PlaceRegister all) {
        String meant = all.named(within).stream().map(Place::id).collect(Collectors.joining(", "));
        return meant.isEmpty()
                ? "enter that place first, or search the register with GET /api/places?q="
                : "use an id, such as " + meant;
    }
}
