package org.claimline.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.claimline.local.LocalStartException;

/** Ports before anybody listens on them. */
final class Ports {
    private Ports() {}

    /**
     * The port, or a free one in place of 0. Instances tell each other where they listen before they listen, so it must be known early; and
     * whoever cannot have a port should say so before anything is started.
     *
     * @throws LocalStartException if the port is taken or cannot be used
     */
    static int free(String host, int port, String remedy) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new LocalStartException("port " + port + " on " + host + " is taken or cannot be used; " + remedy, e);
        }
    }
}
