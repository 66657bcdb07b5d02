package org.claimline.faults;

import java.io.IOException;

/** Kafka's own program, which ends when whoever started it ends. */
public final class NodeMain {
    private NodeMain() {}

    public static void main(String[] args) {
        Thread watch = new Thread(NodeMain::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        kafka.Kafka.main(args);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever written; only the end matters
            }
        } catch (IOException e) {
            // as good as the end: the parent cannot be heard any more
        }
        Runtime.getRuntime().halt(1);
    }
}
