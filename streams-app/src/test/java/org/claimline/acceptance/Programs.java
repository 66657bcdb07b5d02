package org.claimline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Everything that a test starts, ended after it, the last first, also when the test failed. */
final class Programs implements AfterEachCallback {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** {@code claimline demo} on {@code data} and a free port. */
    Program demo(Path data, String... options) {
        String[] arguments = new String[options.length + 5];
        System.arraycopy(new String[] {"demo", "--port", "0", "--data", data.toString()}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        return run(data.resolveSibling(data.getFileName() + "-logs"), Map.of(), arguments);
    }

    Program run(Path logs, Map<String, String> environment, String... arguments) {
        return ending(Program.run(logs, environment, arguments));
    }

    <T extends AutoCloseable> T ending(T part) {
        started.push(part);
        return part;
    }

    /** A port that was free a moment ago. */
    static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }
}
