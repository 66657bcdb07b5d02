package org.claimline.ingest.places;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.claimline.place.Spelling;

/**
 * Which of the tables' names for a place become its spellings. A name that another place of the register has, or that two places would
 * share, becomes nobody's: it would send claims to the wrong one. Of the rest about half is held out, by a checksum of the name, so that
 * resolution can be measured on spellings that the register does not know; the choice is the same at every draw. A name that is no spelling
 * of the place's name but another name (Hierapolis for Manbij) cannot be found by likeness and is always taken, unless OCHA knows another
 * place that is called so, or the editor refuses it.
 */
final class AlternateNames {
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{M}\\p{P}\\p{Zs}`\u02bb-\u02bf]+");
    private static final Pattern ARABIC = Pattern.compile(
            "[\u0621-\u063a\u0640-\u0652\u0671\\p{Zs}]+"); // the letters of the Arabic language: no Persian, no Kurdish
    private static final Pattern OF_A_DIVISION =
            Pattern.compile("(محافظة|منطقة|ناحية|Mu[hḩ]āfa[zz̧]at|Nāḩiyat|Nahiyat).*");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final double A_SPELLING = 0.8;

    private final Communities communities;
    private final Map<String, Set<String>> claimed = new HashMap<>();
    private final Map<String, Set<String>> offered = new HashMap<>();
    private final List<HeldOut> heldOut = new ArrayList<>();

    /** A name that the register shall not know. */
    record HeldOut(String spelling, String code, String source) {}

    AlternateNames(List<Entry> entries, Tables tables) {
        this.communities = tables.communities();
        for (Entry entry : entries) {
            entry.claimed().forEach(name -> claim(claimed, Fold.of(name), entry.id()));
            names(entry, tables).keySet().forEach(name -> claim(offered, Fold.of(name), entry.id()));
        }
    }

    private static void claim(Map<String, Set<String>> names, String fold, String id) {
        names.computeIfAbsent(fold, f -> new HashSet<>()).add(id);
    }

    /** The names that the tables have for it, each with its table. */
    private static Map<String, String> names(Entry entry, Tables tables) {
        Map<String, String> names = new LinkedHashMap<>();
        entry.cell("pcode").ifPresent(code -> {
            tables.communities().community(code).ifPresent(c -> c.names()
                    .forEach(name -> names.putIfAbsent(name, Tables.OCHA)));
            if (entry.kind().equals("SUBDISTRICT")) {
                tables.subdistricts().subdistrict(code).ifPresent(s -> s.names()
                        .forEach(name -> names.putIfAbsent(name, Tables.OPEN_SYRIA)));
            }
        });
        entry.cell("geonamesId")
                .flatMap(id -> tables.geonames().feature(Integer.parseInt(id)))
                .ifPresent(feature -> feature.names().stream()
                        .filter(name -> isName(name, entry.kind()))
                        .forEach(name -> names.putIfAbsent(name, Tables.GEONAMES)));
        return names;
    }

    /** In Latin or Arabic letters, written by people: not the letter-by-letter rendering that has no capitals, and no code of an airport. */
    private static boolean isName(String name, String kind) {
        boolean latin = LATIN.matcher(name).matches()
                && name.chars().anyMatch(Character::isUpperCase)
                && !CODE.matcher(name).matches();
        boolean division =
                kind.equals("SUBDISTRICT") || !OF_A_DIVISION.matcher(name).matches();
        return (latin || ARABIC.matcher(name).matches()) && division;
    }

    /** The drawn spellings of a place, each with its table. */
    Map<String, String> of(Entry entry, Tables tables) {
        Map<String, String> taken = new LinkedHashMap<>();
        Set<String> known = new HashSet<>();
        entry.claimed().forEach(name -> known.add(Spelling.normal(name)));
        entry.refused().forEach(name -> known.add(Spelling.normal(name)));
        names(entry, tables).forEach((name, source) -> {
            String fold = Fold.of(name);
            boolean anothers = claimed.getOrDefault(fold, Set.of()).stream().anyMatch(id -> !id.equals(entry.id()))
                    || offered.getOrDefault(fold, Set.of()).size() > 1;
            if (!anothers && known.add(Spelling.normal(name))) {
                choose(entry, name, source).ifPresent(spelling -> taken.put(spelling, source));
            }
        });
        return taken;
    }

    private Optional<String> choose(Entry entry, String name, String source) {
        String code = entry.cell(source.equals(Tables.GEONAMES) ? "geonamesId" : "pcode")
                .orElse("");
        if (source.equals(Tables.OPEN_SYRIA)) {
            return Optional.of(name);
        }
        if (entry.claimed().stream().noneMatch(own -> Fold.alike(own, name) >= A_SPELLING)) {
            boolean known = communities.knowsAnother(name, entry.cell("pcode").orElse(""));
            return known ? Optional.empty() : Optional.of(name);
        }
        if (isHeldOut(code, name)) {
            heldOut.add(new HeldOut(name, code, source));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /** Whether the checksum of code and name is odd: about half of all, and the same ones at every draw. */
    private static boolean isHeldOut(String code, String name) {
        CRC32 checksum = new CRC32();
        checksum.update((code + "|" + name).getBytes(StandardCharsets.UTF_8));
        return checksum.getValue() % 2 == 1;
    }

    /** The names held out so far whose normal form is no name of the register as it came out. */
    List<HeldOut> heldOut(Set<String> register) {
        Set<String> seen = new HashSet<>(register);
        return heldOut.stream()
                .filter(name -> seen.add(Spelling.normal(name.spelling())))
                .toList();
    }
}
