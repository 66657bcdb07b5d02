package org.claimline.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {
    /** The expected value comes from {@code openssl dgst -sha256 -mac HMAC}, over id, time and body with dots between. */
    @Test
    void aMessageIsSignedByTheConvention() {
        WebhookSecret secret = WebhookSecret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(secret.signature(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1_614_265_330),
                        "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aNewOneCanBeReadBackAndIsNoOther() {
        SecureRandom random = new SecureRandom();
        WebhookSecret secret = WebhookSecret.random(random);

        assertThat(WebhookSecret.of(secret.reveal())).isEqualTo(secret).hasSameHashCodeAs(secret);
        assertThat(WebhookSecret.random(random)).isNotEqualTo(secret);
    }

    @Test
    void itIsNotShownByAccident() {
        WebhookSecret secret = WebhookSecret.random(new SecureRandom());

        assertThat(secret.toString()).isEqualTo("whsec_***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2hunter2hunter2",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_!!!!",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void whatIsNoneIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> WebhookSecret.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whsec_ and 24 to 64 bytes in base64")
                .satisfies(e -> {
                    if (!text.isEmpty() && !text.equals("whsec_")) {
                        assertThat(e.getMessage()).doesNotContain(text);
                    }
                });
    }
}
