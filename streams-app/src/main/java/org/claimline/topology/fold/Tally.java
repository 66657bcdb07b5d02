package org.claimline.topology.fold;

import java.util.EnumMap;
import java.util.Map;
import org.claimline.reconcile.SetAside;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;

/** How many claims were set aside, by reason. Tallies of stretches of a town's claims add up to the town's. */
record Tally(Map<SetAside, Integer> counts) {
    static final Tally NONE = new Tally(Map.of());

    private static final SetAside[] REASONS = SetAside.values();

    Tally {
        counts = Map.copyOf(counts);
    }

    Tally plus(SetAside reason) {
        return plus(new Tally(Map.of(reason, 1)));
    }

    Tally plus(Tally other) {
        return combined(other, 1);
    }

    Tally minus(Tally other) {
        return combined(other, -1);
    }

    private Tally combined(Tally other, int sign) {
        Map<SetAside, Integer> sum = new EnumMap<>(SetAside.class);
        sum.putAll(counts);
        other.counts.forEach((reason, count) -> sum.merge(reason, sign * count, Integer::sum));
        sum.values().removeIf(count -> count == 0);
        return new Tally(sum);
    }

    void write(ByteSink to) {
        to.number(counts.size());
        for (SetAside reason : REASONS) {
            int count = counts.getOrDefault(reason, 0);
            if (count != 0) {
                to.symbol(reason).number(count);
            }
        }
    }

    static Tally read(ByteSource from) {
        Map<SetAside, Integer> counts = new EnumMap<>(SetAside.class);
        for (int left = from.count(); left > 0; left--) {
            counts.put(from.symbol(REASONS), from.count());
        }
        return new Tally(counts);
    }
}
