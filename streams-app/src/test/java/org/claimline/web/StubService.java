package org.claimline.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A service on a port of its own that says the same bytes to everybody, whatever is asked, and breaks off when it is told to. */
final class StubService implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> connections = Collections.synchronizedList(new java.util.ArrayList<>());
    private final CountDownLatch breaking = new CountDownLatch(1);
    private final String said;

    private StubService(String said) throws IOException {
        this.said = said;
        Thread answering = new Thread(this::answer, "stub-service");
        answering.setDaemon(true);
        answering.start();
    }

    /** One that says {@code said} and nothing more; lines end as HTTP has it. */
    static StubService saying(String said) throws IOException {
        return new StubService(said.replace("\n", "\r\n"));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** From now on it breaks off all connections once it has said what it says. */
    StubService breakingOff() {
        breaking.countDown();
        return this;
    }

    @Override
    public void close() throws IOException {
        breaking.countDown();
        listening.close();
        for (Socket connection : List.copyOf(connections)) {
            connection.close();
        }
    }

    private void answer() {
        while (!listening.isClosed()) {
            try (Socket connection = listening.accept()) {
                connections.add(connection);
                heardTheEnd(connection);
                OutputStream out = connection.getOutputStream();
                out.write(said.getBytes(StandardCharsets.UTF_8));
                out.flush();
                breaking.await();
            } catch (IOException e) {
                // whoever asked is gone, or the test is over
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void heardTheEnd(Socket connection) throws IOException {
        int line = 0;
        for (int c = connection.getInputStream().read();
                c >= 0;
                c = connection.getInputStream().read()) {
            if (c == '\n') {
                if (line == 0) {
                    return;
                }
                line = 0;
            } else if (c != '\r') {
                line++;
            }
        }
    }
}
