package org.claimline.ingest;

import java.util.Optional;
import org.claimline.avro.PlaceKind;

/** What holds for every place of the register, whether it is entered one by one or kept in a table. */
public final class PlaceRules {
    private static final double SOUTH = 32.3;
    private static final double NORTH = 37.4;
    private static final double WEST = 35.6;
    private static final double EAST = 42.5;
    private static final double MARGIN = 0.2;

    private PlaceRules() {}

    /** Whether a point lies in the box around Syria, or hardly outside it. */
    public static boolean inSyria(double lat, double lon) {
        return lat > SOUTH - MARGIN && lat < NORTH + MARGIN && lon > WEST - MARGIN && lon < EAST + MARGIN;
    }

    /** How wide places of a kind are, for what may lie in what; empty for what has no width of its own, such as areas and roads. */
    public static Optional<Integer> width(PlaceKind kind) {
        return switch (kind) {
            case COUNTRY -> Optional.of(6);
            case GOVERNORATE -> Optional.of(5);
            case DISTRICT -> Optional.of(4);
            case SUBDISTRICT -> Optional.of(3);
            case CITY, TOWN, VILLAGE -> Optional.of(2);
            case NEIGHBOURHOOD, BASE, FACILITY, DAM, AIRPORT, PRISON, LANDMARK, CROSSING -> Optional.of(1);
            case AREA, HILL, RIVER, HIGHWAY, UNRECOGNISED -> Optional.empty();
        };
    }

    /** Whether a place of one kind can be a part of a place of another: no division lies in its like, and nothing in what is narrower. */
    public static boolean mayLieIn(PlaceKind kind, PlaceKind around) {
        Optional<Integer> inner = width(kind);
        Optional<Integer> outer = width(around);
        if (inner.isEmpty() || outer.isEmpty()) {
            return true;
        }
        boolean divisions = inner.get() > 2;
        return divisions ? inner.get() < outer.get() : inner.get() <= outer.get();
    }
}
