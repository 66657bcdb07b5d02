package org.claimline.claim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who can hold a place, as the reconciliation sees it: one of the two camps, a party of no camp, or nobody. Factions of a camp
 * share its side (rule 1).
 *
 * @param id {@code regime}, {@code opposition}, {@code none}, or the id of a party of no camp such as {@code sdf}
 */
public record Side(String id) implements Comparable<Side> {
    public static final Side REGIME = new Side("regime");
    public static final Side OPPOSITION = new Side("opposition");
    /** No man's land. */
    public static final Side NOBODY = new Side("none");

    public Side {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a side needs an id");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Side side && id.equals(side.id));
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The other of the two camps; empty for a party of no camp and for nobody. */
    public Optional<Side> opposingCamp() {
        if (equals(REGIME)) {
            return Optional.of(OPPOSITION);
        }
        return equals(OPPOSITION) ? Optional.of(REGIME) : Optional.empty();
    }

    /** Whether {@code this} and {@code other} are the two camps. */
    public boolean isOpposingCampOf(Side other) {
        return opposingCamp().filter(other::equals).isPresent();
    }

    public boolean isNobody() {
        return equals(NOBODY);
    }

    @Override
    public int compareTo(Side other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
