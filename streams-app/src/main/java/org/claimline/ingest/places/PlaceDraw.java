package org.claimline.ingest.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.ingest.Csv;
import org.claimline.place.Spelling;

/**
 * Draws the register of places: a selection of the editor's, whose rows are rows of the register in which empty cells are filled from tables
 * of GeoNames, OCHA and Open-Syria by GeoNames id and P-code. The same selection and tables give the same bytes. Refuses a row whose id
 * stands twice, whose code is in no table, or whose parent cannot be told.
 */
public final class PlaceDraw {
    private final List<Entry> entries;
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, Entry> byCode = new HashMap<>();

    private PlaceDraw(String file, String selection) {
        this.entries = Csv.read(file, selection).stream().map(Entry::new).toList();
        for (Entry entry : entries) {
            if (byId.put(entry.id(), entry) != null) {
                throw entry.fault("id", "stands twice", "give each row its own");
            }
            entry.cell("pcode").ifPresent(code -> byCode.put(code, entry));
        }
    }

    /**
     * What was drawn, each as the text of a table.
     *
     * @param places        the register
     * @param heldOut       spellings of GeoNames' that the register does not have, with the GeoNames id of the place
     * @param heldOutByCode spellings of OCHA's that the register does not have, with the P-code of the place
     */
    public record Outcome(String places, String heldOut, String heldOutByCode) {}

    /**
     * A file's name and what stands in it.
     *
     * @param name for messages
     */
    public record Source(String name, String text) {}

    /** Draws the register that {@code selection} makes of the tables. */
    public static Outcome draw(Source selection, Source geonames, Source communities, Source subdistricts) {
        return new PlaceDraw(selection.name(), selection.text())
                .draw(new Tables(
                        new GeoNames(geonames.name(), geonames.text()),
                        new Communities(communities.name(), communities.text()),
                        new Subdistricts(subdistricts.name(), subdistricts.text())));
    }

    private Outcome draw(Tables tables) {
        entries.forEach(tables::fill);
        entries.forEach(entry -> parent(entry, tables));
        entries.forEach(this::governorate);
        AlternateNames alternates = new AlternateNames(entries, tables);
        entries.forEach(entry -> entry.spellings(alternates.of(entry, tables)));
        Set<String> names = new HashSet<>();
        for (Entry entry : entries) {
            names.add(Spelling.normal(entry.id()));
            entry.claimed().forEach(name -> names.add(Spelling.normal(name)));
            for (String spelling : entry.cell("spellings").orElse("").split("\\|", -1)) {
                names.add(Spelling.normal(spelling));
            }
        }
        String register = PlaceTable.line(PlaceTable.COLUMNS)
                + entries.stream().map(Entry::line).collect(Collectors.joining());
        List<AlternateNames.HeldOut> heldOut = alternates.heldOut(names);
        return new Outcome(
                register, table("geonamesId", Tables.GEONAMES, heldOut), table("pcode", Tables.OCHA, heldOut));
    }

    private static String table(String code, String source, List<AlternateNames.HeldOut> names) {
        return PlaceTable.line(List.of("spelling", code))
                + names.stream()
                        .filter(name -> name.source().equals(source))
                        .map(name -> PlaceTable.line(List.of(name.spelling(), name.code())))
                        .collect(Collectors.joining());
    }

    /** A community lies in its subdistrict, a subdistrict in its district, a district in its governorate, as their P-codes say. */
    private void parent(Entry entry, Tables tables) {
        Optional<String> code = entry.cell("pcode");
        if (entry.cell("parent").isPresent() || code.isEmpty()) {
            return;
        }
        Optional<Entry> parent = code.get().startsWith("C")
                ? tables.communities()
                        .community(code.get())
                        .flatMap(c -> tables.subdistricts()
                                .named(c.subdistrict(), Double.parseDouble(c.lat()), Double.parseDouble(c.lon())))
                        .flatMap(s -> Optional.ofNullable(byCode.get(s.pcode())))
                : Optional.ofNullable(
                        byCode.get(code.get().substring(0, code.get().length() - 2)));
        parent.filter(around -> !around.id().equals(entry.id()))
                .ifPresent(around -> entry.put("parent", around.id(), Tables.OCHA));
        boolean top = entry.kind().equals("GOVERNORATE") || entry.kind().equals("COUNTRY");
        if (!top && entry.cell("parent").isEmpty()) {
            throw entry.fault(
                    "pcode", "lies in no place of the selection", "select its subdistrict too, or give a parent");
        }
    }

    /** That of the nearest place around it which has one. */
    private void governorate(Entry entry) {
        List<String> seen = new ArrayList<>();
        Optional<Entry> around = Optional.of(entry);
        while (around.isPresent() && !seen.contains(around.get().id())) {
            seen.add(around.get().id());
            Optional<String> governorate = around.get().cell("governorate");
            if (governorate.isPresent()) {
                entry.fill("governorate", governorate.get(), entry.credit("parent"));
                return;
            }
            around = around.get().cell("parent").map(byId::get);
        }
    }
}
