package org.claimline.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/alerts.md tells those who verify our messages: its example is genuine, and its code finds so, and finds forgeries. */
class DocumentedVerificationTest {
    private static final String ID = "a-d828c423417e5e0b";
    private static final long TIME = 1732980600;
    private static final String BODY = "{\"type\":\"alert.newly_contested\"}";

    private final String page;

    @TempDir
    Path directory;

    DocumentedVerificationTest() throws IOException {
        page = Files.readString(Path.of("..", "docs", "alerts.md"));
    }

    @Test
    void theExampleIsSignedAsTheServiceSigns() {
        assertThat(page).contains(ID, Long.toString(TIME), Alerts.SECRET, BODY);
        assertThat(WebhookSecret.of(Alerts.SECRET)
                        .signature(ID, Instant.ofEpochSecond(TIME), BODY.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(signature());
    }

    @Test
    void theJavaOfThePageTellsGenuineFromForged() throws Exception {
        Path source = Files.writeString(directory.resolve("Webhooks.java"), code("java"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-d", directory.toString(), source.toString()))
                .isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            Method isGenuine = loader.loadClass("Webhooks")
                    .getDeclaredMethod("isGenuine", String.class, Map.class, byte[].class, long.class);
            isGenuine.setAccessible(true);

            assertThat(asked(isGenuine, signature(), BODY, TIME)).isTrue();
            assertThat(asked(isGenuine, "v1,AAAA " + signature(), BODY, TIME + 299))
                    .isTrue();
            assertThat(asked(isGenuine, signature(), BODY + " ", TIME)).isFalse();
            assertThat(asked(isGenuine, "v1,AAAA", BODY, TIME)).isFalse();
            assertThat(asked(isGenuine, signature(), BODY, TIME + 301)).isFalse();
        }
    }

    private static boolean asked(Method isGenuine, String signature, String body, long now)
            throws IllegalAccessException, InvocationTargetException {
        return (boolean)
                isGenuine.invoke(null, Alerts.SECRET, headers(signature), body.getBytes(StandardCharsets.UTF_8), now);
    }

    private static Map<String, String> headers(String signature) {
        return Map.of("webhook-id", ID, "webhook-timestamp", Long.toString(TIME), "webhook-signature", signature);
    }

    @Test
    void soDoesItsPython() throws Exception {
        String asking = """

                import sys
                headers = {"webhook-id": "%s", "webhook-timestamp": "%d", "webhook-signature": sys.argv[1]}
                print(is_genuine("%s", headers, sys.argv[2].encode(), int(sys.argv[3])))
                """.formatted(ID, TIME, Alerts.SECRET);
        Path program = Files.writeString(directory.resolve("webhooks.py"), code("python") + asking);

        tells("python3", program, "True", "False");
    }

    @Test
    void soDoesItsJavaScript() throws Exception {
        String asking = """

                const [signature, body, now] = process.argv.slice(2);
                const headers = {"webhook-id": "%s", "webhook-timestamp": "%d", "webhook-signature": signature};
                console.log(isGenuine("%s", headers, Buffer.from(body), Number(now)));
                """.formatted(ID, TIME, Alerts.SECRET);
        Path program = Files.writeString(directory.resolve("webhooks.js"), code("javascript") + asking);

        tells("node", program, "true", "false");
    }

    /** Asks the page's code where its language is at hand. */
    private void tells(String language, Path program, String yes, String no) throws Exception {
        assumeTrue(isThere(language), language + " is not on this machine");

        assertThat(output(language, program, signature(), BODY, TIME)).isEqualTo(yes);
        assertThat(output(language, program, "v1,AAAA " + signature(), BODY, TIME + 299))
                .isEqualTo(yes);
        assertThat(output(language, program, signature(), BODY + " ", TIME)).isEqualTo(no);
        assertThat(output(language, program, "v1,AAAA", BODY, TIME)).isEqualTo(no);
        assertThat(output(language, program, signature(), BODY, TIME + 301)).isEqualTo(no);
    }

    private static boolean isThere(String language) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, language)));
    }

    private static String output(String language, Path program, String signature, String body, long now)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(language, program.toString(), signature, body, Long.toString(now)))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }

    private String signature() {
        Matcher shown = Pattern.compile("webhook-signature: (\\S+)").matcher(page);
        assertThat(shown.find()).isTrue();
        return shown.group(1);
    }

    private String code(String language) {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).as(language).isTrue();
        return block.group(1);
    }
}
