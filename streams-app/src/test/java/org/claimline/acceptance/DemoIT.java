package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How the demo behaves beside another one, and when it is told to stop. */
class DemoIT {
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(15);
    private static final int CANNOT_CREATE = 73;

    @RegisterExtension
    private final Programs programs = new Programs();

    @TempDir
    private Path directory;

    @Test
    void aSecondDemoIsRefusedInOneLineAndTheFirstStopsWhenItIsToldTo() {
        Path data = directory.resolve("data");
        Program first = programs.demo(data);
        Program.Addresses at = first.ready();
        String port = String.valueOf(at.page().getPort());

        Program samePort = programs.run(
                directory,
                Map.of(),
                "demo",
                "--port",
                port,
                "--data",
                directory.resolve("other").toString());
        Program sameDirectory = programs.demo(data);

        assertThat(samePort.exitCode(Duration.ofSeconds(30))).isEqualTo(CANNOT_CREATE);
        assertThat(samePort.errors().lines())
                .singleElement()
                .asString()
                .contains("port " + port)
                .contains("--port 0");
        assertThat(sameDirectory.exitCode(Duration.ofSeconds(30))).isEqualTo(CANNOT_CREATE);
        assertThat(sameDirectory.errors().lines())
                .singleElement()
                .asString()
                .contains(data.toString())
                .contains("in use");
        assertThat(new Api(at.page()).json("/health/liveness").path("status").asText())
                .isEqualTo("UP");

        List<ProcessHandle> children = first.children();
        assertThat(children).as("the broker's process").isNotEmpty();
        first.terminate();

        first.exitCode(A_FEW_SECONDS);
        await("end of the children").until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(first.errors()).as("what it says while stopping").isEmpty();
    }
}
