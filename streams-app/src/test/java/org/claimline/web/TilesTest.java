package org.claimline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses of tiles are taken, and whom a browser may ask on their account. */
class TilesTest {
    @Test
    void theOriginIsSchemeHostAndPort() {
        assertThat(new Tiles("https://tiles.example.org/a/{z}/{x}/{y}.png?key=k", "").origin())
                .contains("https://tiles.example.org");
        assertThat(new Tiles("http://[::1]:8081/{z}/{x}/{y}", "").origin()).contains("http://[::1]:8081");
    }

    @Test
    void aPathIsOfTheServiceItself() {
        assertThat(new Tiles("/tiles/{z}/{x}/{y}.png", "").origin()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://{s}.tiles.example.org/{z}/{x}/{y}.png | {s}",
                "https://tiles.example.org/{x}/{y}.png         | {z} is missing",
                "https://tiles.example.org/{z}/{y}.png         | {x} is missing",
                "https://tiles.example.org/{z}/{x}.png         | {y} is missing",
                "https://tiles.example.org/{z}/{x}/{y}{r}.png  | nothing is put in",
                "https://{x}.example.org/{z}/{x}/{y}.png       | not written out",
                "//tiles.example.org/{z}/{x}/{y}.png           | neither",
                "tiles/{z}/{x}/{y}.png                         | neither",
                "data:image/png,{z}{x}{y}                      | neither",
                "file:///tiles/{z}/{x}/{y}.png                 | neither",
                "https://me:secret@tiles.example.org/{z}/{x}/{y}.png | a user",
                "https://tiles.example.org/{z}/{x}/{y}#top     | #"
            })
    void whatCannotBeAskedIsRefusedWithWhy(String template, String why) {
        assertThatThrownBy(() -> new Tiles(template, ""))
                .isInstanceOf(Tiles.NotTilesException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tiles.example.org; script-src *;/{z}/{x}/{y}",
                "https://a;b/{z}/{x}/{y}",
                "https://*/{z}/{x}/{y}",
                "https://tiles.example.org/{z}/{x}/{y}\r\nX: 1",
                "https://a,b/{z}/{x}/{y}"
            })
    void nothingGetsIntoThePolicyThatIsNoHost(String template) {
        assertThatThrownBy(() -> new Tiles(template, "")).isInstanceOf(IllegalArgumentException.class);
    }
}
