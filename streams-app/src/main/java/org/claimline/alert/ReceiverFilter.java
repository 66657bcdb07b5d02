package org.claimline.alert;

import java.util.Optional;
import java.util.Set;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.PlaceRef;
import org.claimline.place.PlaceRegister;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a receiver wants. What is empty lets all pass; what is not must each be met. A town whose place is not known passes no circle.
 *
 * @param towns        ids in the register of places
 * @param governorates by name, with or without the word governorate, whatever the case
 * @param circle       within it
 * @param kinds        of alert
 */
public record ReceiverFilter(
        Set<String> towns, Set<String> governorates, Optional<Circle> circle, Set<AlertKind> kinds) {
    public static final ReceiverFilter ALL = new ReceiverFilter(Set.of(), Set.of(), Optional.empty(), Set.of());

    public ReceiverFilter {
        towns = Set.copyOf(towns);
        governorates = Set.copyOf(governorates);
        kinds = Set.copyOf(kinds);
    }

    /**
     * All places within a distance of a point.
     *
     * @param latitude   degrees north (WGS 84)
     * @param longitude  degrees east (WGS 84)
     * @param kilometres along the surface of the earth, taken for a sphere
     */
    public record Circle(double latitude, double longitude, double kilometres) {
        private static final double EARTH_RADIUS_KM = 6_371.0088;

        public Circle {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180) || !(kilometres > 0)) {
                throw new IllegalArgumentException("a circle of " + kilometres + " km around " + latitude + ", "
                        + longitude + ": give -90 to 90 degrees north, -180 to 180 degrees east, and more than 0 km");
            }
        }

        boolean contains(double lat, double lon) {
            double north = Math.toRadians(lat - latitude);
            double east = Math.toRadians(lon - longitude);
            double half = Math.pow(Math.sin(north / 2), 2)
                    + Math.cos(Math.toRadians(lat))
                            * Math.cos(Math.toRadians(latitude))
                            * Math.pow(Math.sin(east / 2), 2);
            return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, half))) <= kilometres;
        }
    }

    public boolean passes(ContestedAlert alert) {
        PlaceRef place = alert.getPlace();
        return (towns.isEmpty() || towns.contains(alert.getTownId()))
                && (kinds.isEmpty() || kinds.contains(alert.getKind()))
                && (governorates.isEmpty() || isInGovernorate(place.getGovernorate()))
                && circle.map(c -> isWithin(c, place)).orElse(true);
    }

    private boolean isInGovernorate(@Nullable String governorate) {
        return governorate != null
                && governorates.stream()
                        .map(PlaceRegister::governorateName)
                        .anyMatch(PlaceRegister.governorateName(governorate)::equals);
    }

    private static boolean isWithin(Circle circle, PlaceRef place) {
        Double lat = place.getLatitude();
        Double lon = place.getLongitude();
        return lat != null && lon != null && circle.contains(lat, lon);
    }
}
