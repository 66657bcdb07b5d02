package org.claimline.query;

import java.util.List;
import java.util.TreeMap;
import org.claimline.avro.Dispute;

/**
 * Gathers the first of the disputes that a window asks for, from any number of threads. It says beforehand whether one would be among them, so
 * that no other is made ready to be shown, and holds no more than are asked for.
 */
final class FirstDisputes {
    private final DisputesWindow window;
    private final TreeMap<DisputesWindow.Key, Dispute> first = new TreeMap<>();

    FirstDisputes(DisputesWindow window) {
        this.window = window;
    }

    boolean admits(String townId, org.claimline.reconcile.Dispute dispute) {
        DisputesWindow.Key key = new DisputesWindow.Key(dispute.openedAt(), townId, dispute.id());
        return window.passes(dispute.state().name(), key) && isAmong(key);
    }

    private synchronized boolean isAmong(DisputesWindow.Key key) {
        return first.size() < window.most() || key.compareTo(first.lastKey()) < 0;
    }

    synchronized void add(List<Dispute> disputes) {
        disputes.forEach(dispute -> first.put(DisputesWindow.Key.of(dispute), dispute));
        while (first.size() > window.most()) {
            first.pollLastEntry();
        }
    }

    synchronized List<Dispute> all() {
        return List.copyOf(first.values());
    }
}
