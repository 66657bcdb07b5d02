package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.claimline.alert.Alerts;
import org.claimline.ingest.Entries;
import org.claimline.ingest.ReceiverJson.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of receivers. */
class ReceiversFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("SECRET_OF_DESK", Alerts.SECRET);

    @TempDir
    Path directory;

    @Test
    void itHoldsWhatACallWouldSayAndTakesSecretsFromTheEnvironment() throws IOException {
        Entries<Draft> read = read("""
                - id: desk
                  url: https://desk.example.org/hook
                  secret: ${SECRET_OF_DESK}
                  governorates: [Hama, Homs]
                  near: {lat: 35.13, lon: 36.75, km: 25}
                  kinds: [NEWLY_CONTESTED]
                """);

        Draft desk = read.entries().get(0);
        assertThat(read.faults()).isEmpty();
        assertThat(desk.secret()).contains(Alerts.SECRET);
        assertThat(desk.governorates()).containsExactly("Hama", "Homs");
        assertThat(desk.near().orElseThrow().getKilometres()).isEqualTo(25);
        assertThat(desk).hasToString("receiver desk");
    }

    @Test
    void anEmptyOneHoldsNone() throws IOException {
        assertThat(read("").entries()).isEmpty();
        assertThat(read("[]").entries()).isEmpty();
    }

    @Test
    void oneThatIsNotThereIsToldByItsName() {
        assertThatThrownBy(() -> ReceiversFile.read(directory.resolve("none.yaml"), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.yaml (CLAIMLINE_RECEIVERS) is not there");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            'id: desk';                                                        begin each receiver with "- id: "
            '- id: desk\n  url: https://x.example';                            gives no secret for desk
            '- id: desk\n  url: https://x.example\n  secret: ${NOBODYS}';      names the variable NOBODYS, which is not set
            '- id: desk\n  id: desk';                                          is no YAML
            '- [';                                                             is no YAML
            """)
    void whatCannotBeUsedIsToldWithTheWayOut(String text, String told) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("CLAIMLINE_RECEIVERS")
                .hasMessageContaining(told.strip());
    }

    @Test
    void faultsOfEntriesAreThoseOfTheCall() throws IOException {
        assertThat(read("- id: desk\n  link: https://x.example\n  secret: ${SECRET_OF_DESK}\n")
                        .faults())
                .extracting(fault -> fault.pointer())
                .containsExactlyInAnyOrder("/0/url", "/0/link");
    }

    private Entries<Draft> read(String text) throws IOException {
        return ReceiversFile.read(Files.writeString(directory.resolve("receivers.yaml"), text), ENVIRONMENT);
    }
}
