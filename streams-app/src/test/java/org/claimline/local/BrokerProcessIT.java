package org.claimline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {

    @TempDir
    private static Path sharedDirectory;

    private static BrokerProcess shared;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startBroker() {
        shared = BrokerProcess.start(sharedDirectory, 0, Map.of());
    }

    @AfterAll
    static void stopBroker() {
        shared.close();
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheBrokerWasKilled() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(directory, 0, Map.of())) {
            Records.write(broker.bootstrapServers(), "kept", "one", "two");
            kill(broker.pid());
            assertThat(broker.onExit().get(10, TimeUnit.SECONDS)).isNotZero();
        }

        BrokerProcess again = BrokerProcess.start(directory, 0, Map.of());
        assertThat(Records.read(again.bootstrapServers(), "kept")).containsExactly("one", "two");
        again.close();
        assertThat(again.onExit().get(1, TimeUnit.SECONDS)).as("exit code").isZero();
    }

    @Test
    void theDirectoryOfARunningBrokerIsRefusedWithItsProcessId() throws Exception {
        assertThatThrownBy(() -> BrokerProcess.start(sharedDirectory, 0, Map.of()))
                .isInstanceOf(LocalStartException.class)
                .hasMessage("data directory " + sharedDirectory.toRealPath() + " is in use by process " + shared.pid()
                        + "; stop that one first or choose another directory");
    }

    @Test
    void aTakenPortIsRefusedInOneLine() {
        int taken = URI.create("kafka://" + shared.bootstrapServers()).getPort();

        assertThatThrownBy(() -> BrokerProcess.start(directory, taken, Map.of()))
                .isInstanceOf(LocalStartException.class)
                .hasMessage("port " + taken + " on 127.0.0.1 is taken; choose another, or 0 for any free one");
    }

    @Test
    void goesOnAfterCtrlCAtTheTerminal() throws Exception {
        Process interrupt = new ProcessBuilder("kill", "-s", "INT", String.valueOf(shared.pid())).start();
        assertThat(interrupt.waitFor()).isZero();

        Records.write(shared.bootstrapServers(), "after-interrupt", "served");
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
