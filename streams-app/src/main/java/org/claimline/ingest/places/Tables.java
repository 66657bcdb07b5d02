package org.claimline.ingest.places;

import java.util.Locale;

/** The tables that the register is drawn from, as they were downloaded; none of them is part of the project. */
record Tables(GeoNames geonames, Communities communities, Subdistricts subdistricts) {
    static final String GEONAMES = "GeoNames";
    static final String OCHA = "OCHA COD-AB";
    static final String OPEN_SYRIA = "Open-Syria";

    /** Fills what the tables know of the row beside its names. */
    void fill(Entry entry) {
        entry.cell("geonamesId").ifPresent(id -> {
            GeoNames.Feature feature = geonames.feature(Integer.parseInt(id))
                    .orElseThrow(() -> entry.fault(
                            "geonamesId", "is not in the table of GeoNames", "correct it, or use a table that has it"));
            entry.credit("geonamesId", GEONAMES);
            entry.fill("lat", feature.lat(), GEONAMES);
            entry.fill("lon", feature.lon(), GEONAMES);
            feature.names().stream()
                    .filter(Fold::isArabic)
                    .findFirst()
                    .ifPresent(name -> entry.fill("arabicName", name, GEONAMES));
            entry.cell("arabicName")
                    .filter(feature.names()::contains)
                    .ifPresent(name -> entry.credit("arabicName", GEONAMES));
        });
        entry.cell("pcode").ifPresent(code -> {
            if (code.startsWith("C")) {
                community(entry, code);
            } else {
                division(entry, code);
            }
        });
        entry.cell("geonamesId")
                .flatMap(id -> geonames.feature(Integer.parseInt(id)))
                .ifPresent(feature -> entry.fill("name", feature.name(), GEONAMES));
    }

    private void community(Entry entry, String code) {
        Communities.Community community = communities
                .community(code)
                .orElseThrow(() -> entry.fault(
                        "pcode", "is not in the table of communities", "correct it, or use a table that has it"));
        entry.credit("pcode", OCHA);
        entry.fill("lat", community.lat(), OCHA);
        entry.fill("lon", community.lon(), OCHA);
        entry.fill("name", community.names().get(0), OCHA);
    }

    private void division(Entry entry, String code) {
        entry.credit("pcode", OCHA);
        subdistricts.subdistrict(code).ifPresent(subdistrict -> {
            entry.fill("name", subdistrict.name() + " subdistrict", OPEN_SYRIA);
            entry.fill("arabicName", "ناحية " + subdistrict.arabicName(), OPEN_SYRIA);
        });
        double area = subdistricts.of(code).stream()
                .mapToDouble(Subdistricts.Subdistrict::area)
                .sum();
        if (area == 0) {
            throw entry.fault("pcode", "is the beginning of no subdistrict's", "correct it");
        }
        entry.fill("lat", middle(code, area, true), OPEN_SYRIA);
        entry.fill("lon", middle(code, area, false), OPEN_SYRIA);
    }

    /** The middle of a division: that of its subdistricts, by their area. */
    private String middle(String code, double area, boolean lat) {
        return String.format(
                Locale.ROOT,
                "%.5f",
                subdistricts.of(code).stream()
                        .mapToDouble(s -> s.area() / area * (lat ? s.lat() : s.lon()))
                        .sum());
    }
}
