package org.claimline.ingest;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.claimline.topology.Fault;

/**
 * The first {@value #MOST} faults of a document. One with more is wrong as a whole; naming the rest would take memory that others need, and
 * help nobody.
 */
final class FirstFaults extends AbstractList<Fault> {
    static final int MOST = 1_000;

    private final List<Fault> faults = new ArrayList<>();

    @Override
    public boolean add(Fault fault) {
        return faults.size() < MOST && faults.add(fault);
    }

    @Override
    public Fault get(int index) {
        return faults.get(index);
    }

    @Override
    public int size() {
        return faults.size();
    }
}
