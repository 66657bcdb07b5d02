package org.claimline.ingest.file;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.avro.Release;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.SourceReport;
import org.claimline.place.PlaceContext;
import org.claimline.place.PlaceRegister;
import org.claimline.place.ReportPlaces;
import org.claimline.place.Resolution;

/** Counts the claims that were taken and will wait, because the register of places cannot tell which place they mean. */
public final class Waiting {
    /** So that a file of nothing but unknown names takes no memory to speak of. */
    private static final int MOST_NAMES = 10_000;

    private final PlaceRegister places;
    private final Map<Spot, Name> names = new LinkedHashMap<>();
    private long claims;

    private record Spot(String place, Optional<String> within) {}

    /**
     * A name that has no place.
     *
     * @param place     as written
     * @param within    the wider place, as written
     * @param problem   why
     * @param claims    how many claims name it
     * @param firstLine the first line that does
     */
    public record Name(
            String place, Optional<String> within, Resolution.Problem problem, long claims, long firstLine) {}

    public Waiting(PlaceRegister places) {
        this.places = places;
    }

    /** One that has counted nothing, of the same places. */
    Waiting none() {
        return new Waiting(places);
    }

    void see(long line, SourceReport report) {
        ReportPlaces named = named(report);
        for (ReportedClaim claim : report.getClaims()) {
            if (claim.getRelease() == Release.HELD) {
                continue;
            }
            Optional<String> within = Optional.ofNullable(claim.getWithin());
            named.resolve(claim.getPlace(), within)
                    .problem()
                    .ifPresent(problem -> add(new Spot(claim.getPlace(), within), problem, line));
        }
    }

    /** What a service that has the same register makes of it, but for the source's beat. */
    private ReportPlaces named(SourceReport report) {
        return new ReportPlaces(
                places,
                report.getClaims().stream()
                        .map(claim -> new PlaceContext.Named(claim.getPlace(), Optional.ofNullable(claim.getWithin())))
                        .toList(),
                List.of());
    }

    private void add(Spot spot, Resolution.Problem problem, long line) {
        claims++;
        Optional<Name> known = Optional.ofNullable(names.get(spot));
        if (known.isPresent() || names.size() < MOST_NAMES) {
            names.put(
                    spot,
                    known.map(n -> new Name(n.place(), n.within(), n.problem(), n.claims() + 1, n.firstLine()))
                            .orElseGet(() -> new Name(spot.place(), spot.within(), problem, 1, line)));
        }
    }

    public long claims() {
        return claims;
    }

    /** The names that most claims wait for. */
    public List<Name> most(int count) {
        return names.values().stream()
                .sorted(Comparator.comparingLong(Name::claims).reversed())
                .limit(count)
                .toList();
    }
}
