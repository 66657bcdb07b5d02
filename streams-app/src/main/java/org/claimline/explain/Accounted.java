package org.claimline.explain;

import java.util.EnumMap;
import java.util.Map;
import org.claimline.reconcile.SetAside;

/**
 * What became of every version of every claim of a town, in numbers that add up: {@code claims} = {@code basis} + {@code positions} + all of
 * {@code setAside}; {@code versions} = {@code claims} + all of {@code notInForce}.
 *
 * @param versions   all that the town has
 * @param claims     those in force at the moment asked for
 * @param basis      those that the state rests on, live or not
 * @param positions  those that stand beside it
 * @param setAside   those that do not stand, by reason; none is zero
 * @param notInForce those that take no part, by cause; none is zero
 */
public record Accounted(
        int versions,
        int claims,
        int basis,
        int positions,
        Map<SetAside, Integer> setAside,
        Map<Absence, Integer> notInForce) {
    public Accounted {
        setAside = copy(setAside, SetAside.class);
        notInForce = copy(notInForce, Absence.class);
    }

    private static <E extends Enum<E>> Map<E, Integer> copy(Map<E, Integer> counts, Class<E> keys) {
        Map<E, Integer> sorted = new EnumMap<>(keys);
        sorted.putAll(counts);
        return java.util.Collections.unmodifiableMap(sorted);
    }
}
