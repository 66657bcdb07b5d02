package org.claimline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StackTest {
    @Test
    void aStackIsAskedForByItsName() {
        assertThat(Stack.Kind.called("embedded")).isEqualTo(Stack.Kind.EMBEDDED);
        assertThat(Stack.Kind.called("containers")).isEqualTo(Stack.Kind.CONTAINERS);
    }

    @Test
    void anotherNameIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Stack.Kind.called("docker"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "-Dit.stack=docker is none; the integration tests run on \"embedded\" or on \"containers\"");
    }
}
