package org.claimline.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The two listening sockets of a local broker, bound before the broker is configured.
 *
 * <p>A broker must know its own ports before it starts. Asking for a free port, closing it and hoping that it stays
 * free is a race; here the socket that got the port is the one that the broker then listens on.
 */
final class BrokerSockets implements AutoCloseable {

    static final String CLIENTS = "PLAINTEXT";
    static final String CONTROLLER = "CONTROLLER";
    static final String HOST = "127.0.0.1";

    private final ServerSocketChannel clients;
    private final ServerSocketChannel controller;

    private BrokerSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
        this.clients = clients;
        this.controller = controller;
    }

    /** Binds {@code port} (0: a free one) for clients and a free one for the controller, both on loopback only. */
    static BrokerSockets bind(int port) {
        ServerSocketChannel clients = listen(port);
        try {
            return new BrokerSockets(clients, listen(0));
        } catch (RuntimeException e) {
            close(clients);
            throw e;
        }
    }

    String clientAddress() {
        return address(clients);
    }

    String controllerAddress() {
        return address(controller);
    }

    /** Hands the broker the sockets that are bound already, whatever it asks for. */
    ServerSocketFactory factory() {
        return (listener, address, backlog, receiveBuffer) -> switch (listener) {
            case CLIENTS -> clients;
            case CONTROLLER -> controller;
            default -> throw new IOException("no socket was bound for listener " + listener);
        };
    }

    @Override
    public void close() {
        close(clients);
        close(controller);
    }

    private static ServerSocketChannel listen(int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.configureBlocking(false);
                channel.bind(new InetSocketAddress(HOST, port));
                return channel;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (BindException e) {
            throw new LocalStartException(
                    "port " + port + " on " + HOST + " is taken; choose another, or 0 for any free one", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new LocalStartException("port " + port + " on " + HOST + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static String address(ServerSocketChannel channel) {
        return HOST + ":" + channel.socket().getLocalPort();
    }

    private static void close(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("listening socket could not be closed", e);
        }
    }
}
