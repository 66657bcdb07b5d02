package org.claimline.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The one order in which alerts are listed: those of a partition, and so of a town, in the order of their offsets; between partitions, the
 * one raised first. Every instance makes it alike from the same alerts.
 */
final class AlertOrder {
    private AlertOrder() {}

    private record Head(Change.OfAlert alert, Iterator<Change> rest) {
        static final Comparator<Head> EARLIEST = Comparator.comparing((Head head) -> head.alert.raised())
                .thenComparing(head -> head.alert.position().partition());
    }

    /** The alerts of all partitions; {@code partitions} holds nothing else. */
    static List<Change.OfAlert> merged(List<List<Change>> partitions) {
        PriorityQueue<Head> heads = new PriorityQueue<>(Head.EARLIEST);
        partitions.forEach(partition -> advance(heads, partition.iterator()));
        List<Change.OfAlert> merged = new ArrayList<>();
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            merged.add(head.alert);
            advance(heads, head.rest);
        }
        return merged;
    }

    private static void advance(PriorityQueue<Head> heads, Iterator<Change> partition) {
        if (partition.hasNext()) {
            heads.add(new Head((Change.OfAlert) partition.next(), partition));
        }
    }
}
