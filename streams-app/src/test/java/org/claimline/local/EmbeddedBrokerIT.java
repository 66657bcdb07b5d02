package org.claimline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    private Path directory;

    @Test
    void whatWasWrittenIsThereAfterARestartOnAnotherPort() throws Exception {
        String firstAddress;
        try (EmbeddedBroker broker = EmbeddedBroker.inProcess(directory, Map.of())) {
            firstAddress = broker.bootstrapServers();
            Records.write(firstAddress, "kept", "one", "two");
        }

        // the old port is somebody else's now, so that the second start has to take another
        try (ServerSocket squatter = new ServerSocket(port(firstAddress), 1, InetAddress.getByName("127.0.0.1"));
                EmbeddedBroker again = EmbeddedBroker.inProcess(directory, Map.of())) {
            assertThat(port(again.bootstrapServers())).isNotEqualTo(squatter.getLocalPort());
            assertThat(Records.read(again.bootstrapServers(), "kept")).containsExactly("one", "two");
        }
    }

    @Test
    void aSecondBrokerOnTheSameDirectoryIsRefusedAndTheFirstGoesOn() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.inProcess(directory, Map.of())) {
            assertThatThrownBy(() -> EmbeddedBroker.inProcess(directory, Map.of()))
                    .isInstanceOf(LocalStartException.class)
                    .hasMessage("data directory " + directory.toRealPath() + " is in use by process "
                            + ProcessHandle.current().pid()
                            + "; stop that one first or choose another directory");

            Records.write(first.bootstrapServers(), "still-here", "yes");
        }
    }

    @Test
    void aTakenPortIsRefusedInOneLineAndTheDirectoryIsFreeAgain() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> EmbeddedBroker.inProcess(directory, port, Map.of()))
                        .isInstanceOf(LocalStartException.class)
                        .hasMessage("port " + port + " on 127.0.0.1 is taken; choose another, or 0 for any free one");
            }
        }
    }

    @Test
    void settingsThatMakeTheNodeAreNotToBeOverridden() {
        assertThatThrownBy(() -> EmbeddedBroker.inProcess(directory, Map.of("log.dirs", "/elsewhere")))
                .isInstanceOf(LocalStartException.class)
                .hasMessageContaining("[log.dirs] are fixed for a local broker");
    }

    @Test
    void aFileWhereTheDirectoryShouldBeIsRefused() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> EmbeddedBroker.inProcess(file, Map.of()))
                .isInstanceOf(LocalStartException.class)
                .hasMessageContaining("data directory " + file + " cannot be used");
    }

    @Test
    void aDirectoryThatIsNoBrokersIsRefusedInOneLine() throws Exception {
        Files.createDirectories(directory.resolve("kafka"));

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> EmbeddedBroker.inProcess(directory, Map.of()))
                    .isInstanceOf(LocalStartException.class)
                    .hasMessageStartingWith(
                            "the broker in " + directory.toRealPath().resolve("kafka") + " did not start: ");
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }
}
