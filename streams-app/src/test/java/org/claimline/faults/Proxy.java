package org.claimline.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stands between an instance and one broker. Cut, it passes nothing any more and closes nothing, as a network does that drops packets: both sides
 * wait, until their own patience ends.
 */
final class Proxy implements AutoCloseable {
    private static final int CONNECT_MS = 1_000;

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean cut;

    private Proxy(ServerSocket door, int target) {
        this.door = door;
        this.target = target;
        thread(this::accept);
    }

    /** To {@code port} of this machine. */
    static Proxy to(int port) {
        try {
            return new Proxy(new ServerSocket(Ports.free(), 64, InetAddress.getLoopbackAddress()), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on nothing passes. */
    void cut() {
        synchronized (gate) {
            cut = true;
        }
    }

    /** What waited passes, and all that comes after it. */
    void mend() {
        synchronized (gate) {
            cut = false;
            gate.notifyAll();
        }
    }

    @Override
    public void close() {
        mend();
        shut(door);
        open.forEach(Proxy::shut);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                open.add(client);
                thread(() -> connect(client));
            } catch (IOException e) {
                // closed: the loop ends
            }
        }
    }

    private void connect(Socket client) {
        Socket broker = new Socket();
        try {
            awaitOpen();
            broker.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MS);
            broker.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            open.add(broker);
            thread(() -> pass(client, broker));
            pass(broker, client);
        } catch (IOException e) {
            // no broker there: the client is told in the way that it would be without a proxy
            end(client, broker);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                awaitOpen();
                out.write(bytes, 0, read);
            }
            awaitOpen();
        } catch (IOException e) {
            // one side is gone; the other is told
        } finally {
            end(from, to);
        }
    }

    private void awaitOpen() {
        synchronized (gate) {
            while (cut) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void end(Socket one, Socket other) {
        for (Socket socket : new Socket[] {one, other}) {
            open.remove(socket);
            shut(socket);
        }
    }

    private static void shut(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket of the proxy could not be closed", e);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
