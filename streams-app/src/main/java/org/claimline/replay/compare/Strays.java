package org.claimline.replay.compare;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.fold.TownRow;

/**
 * Where versions of claims are that a run does not have in the town that is compared, found by looking through its towns once more. First what
 * is asked for is noted, and answered with nothing; then each town of the run is shown, and what it has of that is remembered; asked again,
 * it is answered. Memory is that of what is asked for, at most {@link #MOST}: what goes beyond is never found. One object serves one run and
 * one thread.
 */
public final class Strays implements Whereabouts {
    /** No more is looked for. */
    public static final int MOST = 200_000;

    private final Map<Version, String> places = new HashMap<>();
    private final Set<ClaimKey> wanted = new HashSet<>();

    private record Version(ClaimKey claim, Instant knownFrom) {}

    @Override
    public Optional<String> of(ClaimKey claim, Instant knownFrom) {
        Version version = new Version(claim, knownFrom);
        String place = places.get(version);
        if (place == null && places.size() < MOST) {
            places.put(version, "");
            wanted.add(claim);
        }
        return Optional.ofNullable(place).filter(p -> !p.isEmpty());
    }

    /** Whether anything was asked for. */
    public boolean isEmpty() {
        return places.isEmpty();
    }

    /** Shows a town of the run. */
    public void look(String townId, List<? extends TownRow> rows) {
        for (TownRow row : rows) {
            ClaimVersion claim = row.claim();
            if (wanted.contains(claim.key())) {
                places.computeIfPresent(new Version(claim.key(), claim.knownFrom()), (version, place) -> townId);
            }
        }
    }

    /** Shows the claims of the run that wait for their place. */
    public void waiting(Collection<ClaimKey> claims) {
        Set<ClaimKey> waiting = new HashSet<>(claims);
        places.replaceAll((version, place) -> place.isEmpty() && waiting.contains(version.claim()) ? WAITING : place);
    }
}
