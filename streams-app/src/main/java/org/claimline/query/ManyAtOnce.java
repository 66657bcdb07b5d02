package org.claimline.query;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets readings of all towns through, as many at once as the machine has processors, and has the others wait in the order in which they came:
 * more at once would each be slower, and each holds a batch of claims in memory.
 */
final class ManyAtOnce {
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    <T> T in(Supplier<T> reading) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MovingException("interrupted while other readings went before");
        }
        try {
            return reading.get();
        } finally {
            places.release();
        }
    }
}
