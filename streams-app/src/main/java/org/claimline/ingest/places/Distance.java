package org.claimline.ingest.places;

/** Distances on the ground, good for the size of a country. */
final class Distance {
    private static final double KILOMETRES_A_DEGREE = 111.2;

    private Distance() {}

    static double kilometres(double lat, double lon, double otherLat, double otherLon) {
        double east = (lon - otherLon) * Math.cos(Math.toRadians((lat + otherLat) / 2));
        return KILOMETRES_A_DEGREE * Math.hypot(lat - otherLat, east);
    }
}
