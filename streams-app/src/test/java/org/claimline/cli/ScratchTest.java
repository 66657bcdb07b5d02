package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void nothingOfItIsLeftOnceItIsClosed() throws Exception {
        Scratch scratch = Scratch.make("scratch-test-");
        Files.writeString(
                Files.createDirectory(scratch.path().resolve("stores")).resolve("store"), "1");

        scratch.close();

        assertThat(scratch.path()).doesNotExist();
    }

    @Test
    void aProcessThatEndsWaitsForItToBeClosed() throws Exception {
        Scratch scratch = Scratch.make("scratch-test-");
        Path store = Files.writeString(scratch.path().resolve("store"), "1");

        CompletableFuture<Void> ending = CompletableFuture.runAsync(scratch::last);

        assertThat(ending).isNotDone();
        assertThat(store).as("whoever works may still need it").exists();
        scratch.close();
        ending.get(5, TimeUnit.SECONDS);
        assertThat(scratch.path()).doesNotExist();
    }
}
