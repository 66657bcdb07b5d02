package org.claimline.topology;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of so many entries at most: where there is one too many, that which was asked for longest ago goes. Serves one thread. */
public final class LatelyUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private static final int FIRST_BUCKETS = 16;
    private static final float LOAD = 0.75f;

    private final int most;

    public LatelyUsed(int most) {
        super(FIRST_BUCKETS, LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
