package org.claimline.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private final ByteArrayOutputStream tooLong = new ByteArrayOutputStream();

    @Test
    void linesComeWithTheirPositionAndAnUnfinishedOneIsTold() throws IOException {
        LineReader lines = reader("one\ntwo\r\nthr", 100);

        assertThat(text(lines.next())).isEqualTo("one");
        assertThat(lines.position()).isEqualTo(4);
        assertThat(text(lines.next())).isEqualTo("two\r");
        LineReader.Line last = lines.next().orElseThrow();
        assertThat(last.whole()).isFalse();
        assertThat(lines.positionBefore()).isEqualTo(9);
        assertThat(lines.position()).isEqualTo(12);
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsCutAndGoesElsewhereInFull() throws IOException {
        String huge = "x".repeat(200_000);
        LineReader lines = reader("a\n" + huge + "\nb\n", 1_000);

        assertThat(text(lines.next())).isEqualTo("a");
        LineReader.Line cut = lines.next().orElseThrow();
        assertThat(cut.isCut()).isTrue();
        assertThat(cut.length()).isEqualTo(200_000);
        assertThat(cut.bytes()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(text(lines.next())).isEqualTo("b");
        assertThat(tooLong.toString(UTF_8)).isEqualTo(huge + "\n");
    }

    @Test
    void theHashOfAPrefixDoesNotDependOnHowItWasRead() throws IOException {
        LineReader one = reader("first\nsecond\nthird", 100);
        one.next();
        one.next();
        LineReader other = reader("first\nsecond\nFOURTH", 100);

        assertThat(other.skip(one.position())).isTrue();

        assertThat(other.hash()).isEqualTo(one.hash());
        assertThat(other.skip(1_000)).isFalse();
    }

    @Test
    void theHashBeforeALineLeavesItOut() throws IOException {
        LineReader lines = reader("first\nsec", 100);
        lines.next();
        String before = lines.hash();

        lines.next();

        assertThat(lines.hashBefore()).isEqualTo(before);
        assertThat(lines.hash()).isNotEqualTo(before);
    }

    @Property(tries = 300)
    void anyLinesComeBackAsTheyWere(
            @ForAll @Size(max = 8) List<@StringLength(max = 40) @CharRange(from = ' ', to = 'ت') String> texts,
            @ForAll @IntRange(min = 1, max = 60) int longest)
            throws IOException {
        ByteArrayOutputStream elsewhere = new ByteArrayOutputStream();
        byte[] content =
                texts.stream().map(t -> t + "\n").reduce("", String::concat).getBytes(UTF_8);
        LineReader lines = new LineReader(new ByteArrayInputStream(content), longest, elsewhere);

        List<String> read = new ArrayList<>();
        String cut = "";
        for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            String next = texts.get(read.size());
            assertThat(line.get().isCut()).isEqualTo(next.getBytes(UTF_8).length > longest);
            read.add(line.get().isCut() ? next : text(line));
            cut += line.get().isCut() ? next + "\n" : "";
        }

        assertThat(read).isEqualTo(texts);
        assertThat(elsewhere.toString(UTF_8)).isEqualTo(cut);
        assertThat(lines.position()).isEqualTo(content.length);
    }

    private LineReader reader(String content, int longest) {
        return new LineReader(new ByteArrayInputStream(content.getBytes(UTF_8)), longest, tooLong);
    }

    private static String text(Optional<LineReader.Line> line) {
        return new String(line.orElseThrow().bytes(), UTF_8);
    }
}
