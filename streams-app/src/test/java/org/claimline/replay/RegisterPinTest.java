package org.claimline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterPinTest {

    @Test
    void whatIsWrittenDownIsReadAgainAsTheSame(@TempDir Path directory) {
        for (RegisterPin pin : new RegisterPin[] {
            new RegisterPin.Live(),
            new RegisterPin.AsOf(Instant.parse("2024-11-30T12:00:00Z")),
            new RegisterPin.Tables(directory)
        }) {
            assertThat(RegisterPin.of(pin.toString())).isEqualTo(pin);
            assertThat(RegisterPin.kept(pin.toString())).isEqualTo(pin);
        }
    }

    @Test
    void tablesThatWereReadNeedNotLieThereAnyMore(@TempDir Path directory) {
        RegisterPin.Tables gone = new RegisterPin.Tables(directory.resolve("gone"));

        assertThat(RegisterPin.kept(gone.toString())).isEqualTo(gone);
    }

    @Test
    void aTimeHasAnOffset() {
        assertThat(RegisterPin.of("as-of 2024-11-30T12:00+03:00"))
                .isEqualTo(new RegisterPin.AsOf(Instant.parse("2024-11-30T09:00:00Z")));
        assertThatThrownBy(() -> RegisterPin.of("as-of 2024-11-30")).hasMessageContaining("is no time with an offset");
        assertThatThrownBy(() -> RegisterPin.of("as-of")).hasMessageContaining("is no time with an offset");
    }

    @Test
    void whatIsNoDirectoryIsRefused() {
        assertThatThrownBy(() -> RegisterPin.of("lvie")).hasMessageContaining("is no directory");
    }
}
