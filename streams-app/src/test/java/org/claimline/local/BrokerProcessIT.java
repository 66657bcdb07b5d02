package org.claimline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {

    @TempDir
    private Path directory;

    @Test
    void whatWasAcknowledgedIsThereAfterTheBrokerWasKilled() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(directory, 0, Map.of())) {
            Records.write(broker.bootstrapServers(), "kept", "one", "two");
            kill(broker.pid());
            assertThat(broker.onExit().get(10, TimeUnit.SECONDS)).isNotZero();
        }

        try (EmbeddedBroker again = EmbeddedBroker.inProcess(directory, Map.of())) {
            assertThat(Records.read(again.bootstrapServers(), "kept")).containsExactly("one", "two");
        }
    }

    @Test
    void theDirectoryOfARunningBrokerIsRefusedWithItsProcessId() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(directory, 0, Map.of())) {
            assertThatThrownBy(() -> BrokerProcess.start(directory, 0, Map.of()))
                    .isInstanceOf(LocalStartException.class)
                    .hasMessage("data directory " + directory.toRealPath() + " is in use by process " + broker.pid()
                            + "; stop that one first or choose another directory");
        }
    }

    @Test
    void closingStopsItInOrder() throws Exception {
        BrokerProcess broker = BrokerProcess.start(directory, 0, Map.of());

        broker.close();

        assertThat(broker.onExit().get(1, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void endsByItselfWhenItsParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        directory.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try (BufferedReader output = parent.inputReader()) {
            ProcessHandle broker =
                    ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(broker.isAlive()).isTrue();

            kill(parent.pid());

            broker.onExit().get(20, TimeUnit.SECONDS);
        } finally {
            parent.destroyForcibly();
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /** Starts a broker, tells its process id, and waits to be killed. */
    static final class Parent {
        public static void main(String[] args) throws Exception {
            BrokerProcess broker = BrokerProcess.start(Path.of(args[0]), 0, Map.of());
            System.out.println(broker.pid());
            broker.onExit().get();
        }
    }
}
