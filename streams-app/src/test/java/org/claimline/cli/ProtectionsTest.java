package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.claimline.web.access.Keyring;
import org.claimline.web.access.NewToken;
import org.claimline.web.access.PeerSecret;
import org.claimline.web.access.Role;
import org.claimline.web.access.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The file of tokens, how it changes while a service runs, and where a service may listen without one. */
class ProtectionsTest {
    private static final String SECRET = "a secret of thirty-two characters";

    @TempDir
    private Path directory;

    private final NewToken one = NewToken.make();
    private final NewToken other = NewToken.make();

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,        true",
        "127.1.2.3,        true",
        "localhost,        true",
        "::1,              true",
        "[::1],            true",
        "0:0:0:0:0:0:0:1,  true",
        "::ffff:127.0.0.1, true",
        "0.0.0.0,          false",
        "::,               false",
        "[::],             false",
        "10.0.0.5,         false",
        "192.168.1.1,      false",
        "169.254.1.1,      false",
        "fe80::1,          false",
        "2001:db8::1,      false",
        "203.0.113.1,      false",
    })
    void withoutTokensNobodyElseIsListenedTo(String host, boolean loopback) {
        if (loopback) {
            assertThat(ServiceConfig.of(with("CLAIMLINE_HTTP_HOST", host)).web().host())
                    .isEqualTo(host);
            return;
        }
        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_HTTP_HOST", host)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(host, "CLAIMLINE_TOKENS", "CLAIMLINE_OPEN_TO_ANYONE=true", "token create");
        Map<String, String> open = with("CLAIMLINE_HTTP_HOST", host, "CLAIMLINE_OPEN_TO_ANYONE", "true");
        assertThat(ServiceConfig.of(open).web().protection().keyring()).isEmpty();
        assertThat(Protections.warnings(new ConfigSource(Optional.empty(), open)))
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains(host, "no tokens"));
    }

    @Test
    void neitherIsAReplayOpenToOthers() {
        Cli.Ran told = Cli.plain(
                "replay",
                "--day",
                "2024-11-30",
                "--host",
                "0.0.0.0",
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--registry",
                "http://127.0.0.1:1");

        assertThat(told.code()).isEqualTo(ExitCode.USAGE);
        assertThat(told.errors()).contains("0.0.0.0", "CLAIMLINE_TOKENS", "CLAIMLINE_OPEN_TO_ANYONE=true");
    }

    @Test
    void withTokensInstancesMustKnowEachOtherToo() throws Exception {
        String file = write(entry("desk", "editor", one)).toString();
        Map<String, String> alone = with("CLAIMLINE_HTTP_HOST", "0.0.0.0", "CLAIMLINE_TOKENS", file);
        assertThatThrownBy(() -> ServiceConfig.of(alone))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("CLAIMLINE_PEER_SECRET");
        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_PEER_SECRET", "canary-too-short")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("CLAIMLINE_PEER_SECRET", "32")
                .hasMessageNotContaining("canary");
        Map<String, String> both = new HashMap<>(alone);
        both.put("CLAIMLINE_PEER_SECRET", SECRET);

        assertThat(ServiceConfig.of(both).web().protection().peers())
                .contains(PeerSecret.of(SECRET, Clock.systemUTC()));
        assertThat(ServiceConfig.of(with("CLAIMLINE_TOKENS", file))
                        .web()
                        .protection()
                        .peers())
                .as("one of its own on loopback")
                .isPresent();
    }

    @Test
    void tokensHaveTheirNamesRolesAndEnds() throws Exception {
        Path file = write(
                entry("desk", "editor", one) + entry("wall", "reader", other) + "  expires: 2027-01-31T00:00:00Z\n");

        assertThat(TokensFile.read(file, Files.readAllBytes(file)).all())
                .containsExactly(
                        new Token("desk", Role.EDITOR, one.sha256(), Optional.empty()),
                        new Token(
                                "wall",
                                Role.READER,
                                other.sha256(),
                                Optional.of(Instant.parse("2027-01-31T00:00:00Z"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{not: [yaml canary'                                 | is no YAML (line 1, column",
                "''                                                   | is empty; begin each token with",
                "'[]'                                                 | has no token; claimline token create",
                "'tokens: []'                                         | is no list",
                "'- canary'                                           | entry 1 is no entry; write name, role and sha256",
                "'- {name: a, role: editor, sha256: canary}'          | entry 1 (a) has no sha256 of 64",
                "'- {name: a, role: editor, sha256: clt_canary}'      | entry 1 (a) has the token itself as sha256; throw",
                "'- {name: a, role: canary, sha256: DIGEST}'          | entry 1 (a) has no role that there is; give reader",
                "'- {name: A canary, role: admin, sha256: DIGEST}'    | entry 1 has no name that can be used",
                "'- {name: a, role: admin, sha256: DIGEST, token: canary}' | entry 1 (a) has a field that there is not",
                "'- {name: a, role: admin, sha256: DIGEST, expires: canary}' | entry 1 (a) does not say when it expires",
                "'- {name: a, role: admin, sha256: DIGEST}\n- {name: a, role: admin, sha256: OTHER}' | entry 2 (a) has the name of entry 1",
                "'- {name: a, role: admin, sha256: DIGEST}\n- {name: b, role: admin, sha256: DIGEST}' | entry 2 (b) has the sha256 of entry 1",
                "'- {name: a, name: canary}'                          | is no YAML",
            })
    void whatIsWrongIsToldWithTheEntryAndNoSecret(String text, String told) throws Exception {
        Path file = write(text.replace("DIGEST", one.sha256()).replace("OTHER", other.sha256()));

        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_TOKENS", file.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("CLAIMLINE_TOKENS", file.toString(), told)
                .hasMessageNotContainingAny("canary", one.sha256());
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws Exception {
        Path file = write("- {name: a, role: x, sha256: y}\n- {name: b}\n");

        assertThatThrownBy(() -> TokensFile.read(file, Files.readAllBytes(file)))
                .hasMessageContainingAll(
                        "entry 1 (a) has no role", "entry 1 (a) has no sha256", "entry 2 (b) has no role");
    }

    @Test
    void aFileThatIsNotThereIsToldSo() {
        assertThatThrownBy(() -> ServiceConfig.of(with("CLAIMLINE_TOKENS", "/nowhere/tokens.yaml")))
                .hasMessageContainingAll("/nowhere/tokens.yaml", "not there");
    }

    @Test
    void aFileThatOthersCanReadAndATokenThatHasExpiredAreWarnedOf() throws Exception {
        Path file = write(entry("old", "editor", one) + "  expires: 2020-01-31T00:00:00Z\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        ConfigSource source = new ConfigSource(Optional.empty(), with("CLAIMLINE_TOKENS", file.toString()));

        assertThat(Protections.warnings(source))
                .anySatisfy(warning -> assertThat(warning).contains("every user", "chmod 640"))
                .anySatisfy(warning -> assertThat(warning).contains("old", "has expired"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Protections.warnings(source)).hasSize(1);
    }

    @Test
    void tokensComeAndGoWithTheFile() throws Exception {
        Path file = write(entry("desk", "editor", one));
        Ticking clock = new Ticking();
        Keyring keyring = new Keyring(file, TokensFile::read, clock);
        assertThat(keyring.find(one.text())).isPresent();
        assertThat(keyring.find(other.text())).isEmpty();

        write(entry("wall", "reader", other));
        clock.goOn(Duration.ofSeconds(2));

        assertThat(keyring.find(one.text())).isEmpty();
        assertThat(keyring.find(other.text()))
                .hasValueSatisfying(token -> assertThat(token.name()).isEqualTo("wall"));
    }

    @Test
    void aFileThatCannotBeUsedChangesNothingAndIsToldOnce() throws Exception {
        Path file = write(entry("desk", "editor", one));
        Ticking clock = new Ticking();
        Keyring keyring = new Keyring(file, TokensFile::read, clock);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Keyring.class);
        logger.addAppender(log);
        logger.setAdditive(false);
        try {
            write("- {name: desk, role: none, sha256: canary}");
            for (int i = 0; i < 3; i++) {
                clock.goOn(Duration.ofSeconds(2));
                assertThat(keyring.find(one.text())).isPresent();
            }
            Files.delete(file);
            for (int i = 0; i < 3; i++) {
                clock.goOn(Duration.ofSeconds(2));
                assertThat(keyring.find(one.text())).isPresent();
            }
        } finally {
            logger.detachAppender(log);
            logger.setAdditive(true);
        }
        assertThat(log.list).hasSize(2);
        assertThat(log.list.get(0).getFormattedMessage())
                .contains("stay in force", file.toString(), "entry 1 (desk) has no role")
                .doesNotContain("canary");
    }

    @Test
    void aTokenEndsWhenItExpiresAndNotBefore() throws Exception {
        Path file = write(entry("wall", "reader", other) + "  expires: 2024-11-30T00:00:10Z\n");
        Ticking clock = new Ticking();
        Keyring keyring = new Keyring(file, TokensFile::read, clock);

        clock.goOn(Duration.ofSeconds(9));
        assertThat(keyring.find(other.text())).isPresent();
        clock.goOn(Duration.ofSeconds(1));
        assertThat(keyring.find(other.text())).isEmpty();
    }

    @Test
    void theCommandMakesWhatTheFileTakes() throws Exception {
        Cli.Ran made = Cli.plain(
                "token", "create", "--name", "hama-desk", "--role", "editor", "--expires", "2099-01-31T00:00Z");
        String token = made.out()
                .lines()
                .filter(l -> l.startsWith("# clt_"))
                .findFirst()
                .orElseThrow()
                .substring(2);
        Path file = write(made.out());

        Keyring keyring = new Keyring(file, TokensFile::read, Clock.systemUTC());
        assertThat(token).matches("clt_[A-Za-z0-9_-]{43}");
        assertThat(keyring.find(token))
                .hasValueSatisfying(found -> assertThat(found.role()).isEqualTo(Role.EDITOR));
        Cli.Ran entry = Cli.plain("token", "create", "--name", "bot", "--role", "reader", "--entry-only");
        assertThat(entry.out()).doesNotContain("clt_").startsWith("- name: bot");
        assertThat(entry.errors()).contains("clt_");
        assertThat(Cli.plain("token", "create", "--name", "Not so", "--role", "reader")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.plain("token", "create", "--name", "x", "--role", "owner")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.plain("token", "create", "--name", "x", "--role", "reader", "--expires", "2020-01-01T00:00Z")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    private Path write(String text) throws Exception {
        Path file = directory.resolve("tokens.yaml");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private static String entry(String name, String role, NewToken token) {
        return "- name: " + name + "\n  role: " + role + "\n  sha256: " + token.sha256() + "\n";
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> all = new HashMap<>(
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092", "SCHEMA_REGISTRY_URL", "http://localhost:8081"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    /** A clock that goes when it is told to; midnight at first. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2024-11-30T00:00:00Z");

        void goOn(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
