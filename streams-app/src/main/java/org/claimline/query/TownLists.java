package org.claimline.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The lists of a full answer about a town. They grow with its history, so each holds the latest of a bounded number, and tells how many came
 * before; all of them are to be had page by page, as claims and as disputes.
 *
 * @param setAside claims set aside, in the order of the fold
 * @param disputes by opening
 */
record TownLists(Latest<SetAsideView> setAside, Latest<DisputeView> disputes) {
    static final int MOST_SET_ASIDE = 100;
    static final int MOST_DISPUTES = 100;

    static final TownLists NONE = new TownLists(new Latest<>(List.of(), 0), new Latest<>(List.of(), 0));

    /**
     * The end of a list.
     *
     * @param more how many stand before it
     */
    record Latest<T>(List<T> items, int more) {
        Latest {
            items = List.copyOf(items);
        }

        static <T> Latest<T> of(Collection<T> all, Comparator<? super T> order, int most) {
            List<T> sorted = all.stream().sorted(order).toList();
            int more = Math.max(0, sorted.size() - most);
            return new Latest<>(sorted.subList(more, sorted.size()), more);
        }

        <R> Latest<R> map(Function<T, R> shown) {
            return new Latest<>(items.stream().map(shown).toList(), more);
        }
    }
}
