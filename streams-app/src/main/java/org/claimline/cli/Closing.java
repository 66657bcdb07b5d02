package org.claimline.cli;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, the last first. What cannot be closed is told, and the rest closed all the same. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    static void all(List<AutoCloseable> opened) {
        for (int i = opened.size() - 1; i >= 0; i--) {
            try {
                opened.get(i).close();
            } catch (Exception e) {
                LOG.warn(
                        "{} did not close as it should: {}",
                        opened.get(i).getClass().getSimpleName(),
                        e.toString());
            }
        }
        opened.clear();
    }
}
