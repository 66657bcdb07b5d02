package org.claimline.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.claimline.avro.PlaceRef;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.EventTime;

/** Makes claims that are kept small: what many say alike, such as who speaks and for whom, is one object. */
final class SharedParts {
    /** Beyond so many it begins anew: then there are more than claims have in common. */
    private static final int MOST = 20_000;

    private final Map<Object, Object> parts = new ConcurrentHashMap<>();

    /** The same claim. */
    ClaimVersion claim(ClaimVersion claim) {
        ClaimKey key = claim.key();
        return new ClaimVersion(
                new ClaimKey(one(key.source()), key.report(), one(key.claim())),
                claim.assertion(),
                one(claim.subject()),
                claim.extent(),
                claim.certainty(),
                when(claim.when()),
                claim.knownTime(),
                same(claim.knownFrom(), claim.knownTime()),
                claim.knownUntil(),
                one(claim.speaker()),
                one(claim.origin()),
                claim.evidence(),
                claim.mark(),
                claim.deskOnly());
    }

    private static EventTime when(EventTime when) {
        return new EventTime(
                when.estimate(),
                when.precision(),
                same(when.earliest(), when.estimate()),
                same(when.latest(), when.estimate()));
    }

    private static <T> T same(T value, T other) {
        return value.equals(other) ? other : value;
    }

    KeptRow.Names names(PlaceRef place, String source) {
        return one(new KeptRow.Names(one(place), one(source)));
    }

    @SuppressWarnings("unchecked") // equal to what is asked for, and so of its class
    private <T> T one(T value) {
        if (parts.size() > MOST) {
            parts.clear();
        }
        Object known = parts.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}
