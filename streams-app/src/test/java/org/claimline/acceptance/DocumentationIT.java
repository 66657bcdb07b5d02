package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.claimline.acceptance.ShownCommands.Shown;
import org.claimline.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What README.md and docs/ show is what happens: their commands are run against a demo, and print what the pages say. */
class DocumentationIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<Path> PAGES = Stream.of("README.md", "docs/api.md", "docs/alerts.md")
            .map(ROOT::resolve)
            .toList();
    private static final List<String> PARTS = List.of("examples", "streams-app");
    private static final Duration PATIENCE = Patience.LONG;
    private static final int LEAST_COMMANDS = 25;

    @RegisterExtension
    final Programs programs = new Programs();

    @Test
    void everyCommandShownRunsAndPrintsWhatThePageSays(@TempDir Path directory) throws Exception {
        // Given
        Program.Addresses demo = programs.demo(directory.resolve("data")).ready();
        new Api(demo.page()).caughtUp(SeedReports.all().size());
        Path work = workplace(directory);

        // When
        List<String> wrong = new ArrayList<>();
        int run = 0;
        for (Path page : PAGES) {
            ShownCommands shown = ShownCommands.in(page);
            shown.notRun().forEach(block -> System.out.println("not run: " + block));
            for (Shown command : shown.commands()) {
                run(command.with(text -> against(demo, text)), demo, work, directory)
                        .ifPresent(wrong::add);
                run++;
            }
        }

        // Then
        for (String part : PARTS) {
            Files.delete(work.resolve(part));
        }
        System.out.println("commands of the documentation that were run: " + run);
        assertThat(wrong).isEmpty();
        assertThat(run).isGreaterThanOrEqualTo(LEAST_COMMANDS);
    }

    /** Runs a block, again for a while where an answer is not there yet; tells what was wrong the last time. */
    private static Optional<String> run(Shown shown, Program.Addresses demo, Path work, Path scratch) {
        AtomicReference<Optional<String>> wrong = new AtomicReference<>(Optional.empty());
        try {
            await(shown.toString())
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        wrong.set(once(shown, demo, work, scratch));
                        return wrong.get().isEmpty();
                    });
        } catch (ConditionTimeoutException e) {
            return wrong.get();
        }
        return Optional.empty();
    }

    private static Optional<String> once(Shown shown, Program.Addresses demo, Path work, Path scratch)
            throws IOException, InterruptedException {
        File output = Files.createTempFile(scratch, "shown", ".out").toFile();
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", shown.script())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("CLAIMLINE_URL", demo.page().toString());
        builder.environment().put("CLAIMLINE_JAVA_OPTS", String.join(" ", Program.SMALL));
        builder.environment().put("COLUMNS", "120");
        Process process = builder.start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Optional.of(shown + " does not end: " + shown.script());
        }
        String printed = Files.readString(output.toPath());
        if (process.exitValue() != 0) {
            return Optional.of(shown + " ended with " + process.exitValue() + ": " + shown.script() + "\n" + printed);
        }
        return shown.missingFrom(printed).map(piece -> shown + " does not print " + piece + " but\n" + printed);
    }

    /** The page's addresses are those of a demo on its default port. */
    private static String against(Program.Addresses demo, String script) {
        return script.replace("127.0.0.1:8080", demo.page().getAuthority())
                .replace("localhost:8080", demo.page().getAuthority())
                .replace("localhost:9092", demo.brokers())
                .replace("http://localhost:8081", demo.registry());
    }

    /** A directory as the top of the project, with the program of this build. */
    private static Path workplace(Path directory) throws IOException {
        Path work = Files.createDirectory(directory.resolve("work"));
        Path program = work.resolve("claimline");
        Files.writeString(program, """
                #!/bin/sh
                exec "%s" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote -cp "%s" %s "$@"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        for (String part : PARTS) {
            Files.createSymbolicLink(work.resolve(part), ROOT.resolve(part));
        }
        return work;
    }
}
