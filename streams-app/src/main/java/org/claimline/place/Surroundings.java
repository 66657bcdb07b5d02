package org.claimline.place;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.claimline.place.Resolution.Candidate;

/** Chooses between places of one name by what else the report speaks of, then by what its source writes about. */
final class Surroundings {
    /** The place that is meant is no further from one that is spoken of, in kilometres; the others are at least so far, and twice as far as it. */
    private static final double NEAR = 30;

    private static final double FAR = 45;
    private static final double TWICE = 2;
    private static final double KILOMETRES_A_DEGREE = 111.2;

    private final PlaceRegister register;
    private final PlaceContext context;

    Surroundings(PlaceRegister register, PlaceContext context) {
        this.register = register;
        this.context = context;
    }

    /** The one that the context speaks for and for no other; empty if it does not tell, or the report itself speaks for several. */
    Optional<Candidate> choose(List<Candidate> candidates) {
        List<Near> mentioned = near(candidates, context.mentioned());
        return mentioned.get(0).kilometres() < FAR
                ? only(mentioned, "the report also speaks of ")
                : only(near(candidates, context.beat()), "its source writes about ");
    }

    /** The candidates, the one nearest to any of those places first. */
    private List<Near> near(List<Candidate> candidates, Collection<String> ids) {
        List<Place> others =
                ids.stream().sorted().flatMap(id -> register.byId(id).stream()).toList();
        return candidates.stream()
                .map(candidate -> nearest(candidate, others))
                .sorted(Comparator.comparingDouble(Near::kilometres))
                .toList();
    }

    private static Optional<Candidate> only(List<Near> near, String reason) {
        Near first = near.get(0);
        return first.kilometres() <= NEAR && near.get(1).kilometres() >= Math.max(FAR, TWICE * first.kilometres())
                ? Optional.of(first.candidate().in(reason + first.to()))
                : Optional.empty();
    }

    /** A candidate with the name of the place that it is nearest to. */
    private record Near(Candidate candidate, double kilometres, String to) {}

    private Near nearest(Candidate candidate, List<Place> others) {
        Near nearest = new Near(candidate, Double.POSITIVE_INFINITY, "");
        for (Place other : others) {
            double kilometres = other.id().equals(candidate.place().id())
                    ? Double.POSITIVE_INFINITY
                    : kilometres(candidate.place(), other);
            if (kilometres < nearest.kilometres()) {
                nearest = new Near(candidate, kilometres, other.name());
            }
        }
        return nearest;
    }

    /** How far it is; none to what lies around it; a governorate, a district or an area is near to nothing else. */
    private double kilometres(Place place, Place other) {
        if (contains(other, place)) {
            return 0;
        }
        boolean wide = Comparison.isAdministrative(other.kind()) || other.kind() == PlaceKind.AREA;
        return wide ? Double.POSITIVE_INFINITY : apart(place, other);
    }

    private boolean contains(Place wide, Place place) {
        if (wide.kind() == PlaceKind.GOVERNORATE) {
            return wide.governorate().isPresent() && wide.governorate().equals(place.governorate());
        }
        return register.around(place).contains(wide);
    }

    private static double apart(Place one, Place other) {
        if (one.latitude().isEmpty()
                || one.longitude().isEmpty()
                || other.latitude().isEmpty()
                || other.longitude().isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double latitude = one.latitude().getAsDouble();
        double north = latitude - other.latitude().getAsDouble();
        double east =
                (one.longitude().getAsDouble() - other.longitude().getAsDouble()) * Math.cos(Math.toRadians(latitude));
        return Math.hypot(north, east) * KILOMETRES_A_DEGREE;
    }
}
