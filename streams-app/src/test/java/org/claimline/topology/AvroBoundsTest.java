package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.errors.SerializationException;
import org.claimline.schema.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroBoundsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource
    void whatAWriterOfTheContractWritesPasses(Contract contract) {
        for (Object value : new RandomData(contract.schema(), 50, 11L)) {
            byte[] bytes = encoded(contract.schema(), value);
            assertThatCode(() -> AvroBounds.demand(contract.schema(), bytes, 0)).doesNotThrowAnyException();
        }
        assertThatCode(() -> AvroBounds.demandModest(contract.schema())).doesNotThrowAnyException();
    }

    /** A reader may take a whole number for a time or a fraction, a float for a double, and bytes for a text. */
    @Test
    void theMostExtremeIsToldWhateverTypeTheWriterGaveIt() {
        assertThat(extremes("\"int\"", -7)).isEqualTo(new AvroBounds.Extremes(0, -7, 0, true));
        assertThat(extremes("\"long\"", 1L << 40)).isEqualTo(new AvroBounds.Extremes(0, 0, 1L << 40, true));
        assertThat(extremes("\"string\"", "سراقب")).isEqualTo(new AvroBounds.Extremes(10, 0, 0, true));
        assertThat(extremes("\"bytes\"", ByteBuffer.allocate(9))).isEqualTo(new AvroBounds.Extremes(9, 0, 0, true));
        assertThat(extremes("\"float\"", 1.5f).isFinite()).isTrue();
        assertThat(extremes("\"float\"", Float.NEGATIVE_INFINITY).isFinite()).isFalse();
        assertThat(extremes("\"double\"", -2.5).isFinite()).isTrue();
        assertThat(extremes("\"double\"", Double.NaN).isFinite()).isFalse();
        assertThat(extremes("{\"type\":\"array\",\"items\":[\"long\",\"string\"]}", List.of(5L, "abc", -9L, "d")))
                .isEqualTo(new AvroBounds.Extremes(3, -9, 5, true));
    }

    private static AvroBounds.Extremes extremes(String type, Object value) {
        Schema schema = new Schema.Parser().parse(type);
        return AvroBounds.demand(schema, encoded(schema, value), 0);
    }

    /** Counts and lengths of all sizes, of things that take bytes and of things that take none. */
    @ParameterizedTest
    @ValueSource(
            longs = {100_000, Integer.MAX_VALUE - 8L, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, -5})
    void aCountOrLengthThatNothingFollowsIsRefusedSoon(long says) {
        for (String type : new String[] {
            "\"bytes\"",
            "\"string\"",
            "{\"type\":\"array\",\"items\":\"null\"}",
            "{\"type\":\"array\",\"items\":\"long\"}",
            "{\"type\":\"map\",\"values\":\"null\"}",
            "{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"Nothing\",\"fields\":[]}}"
        }) {
            refusedSoon(type, longs(says));
        }
    }

    /** Each of a thousand lists says what could be, and all of them together what could not. */
    @Test
    void manyListsOfNothingAreRefusedSoon() {
        byte[] lists = new byte[20_000];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(longs(5_000));
        for (int i = 0; i < 5_000; i++) {
            bytes.writeBytes(longs(9_000));
            bytes.writeBytes(longs(0));
        }
        bytes.writeBytes(lists);
        refusedSoon("{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":\"null\"}}", bytes.toByteArray());
    }

    @Test
    void whatLiesTooDeepIsRefused() {
        byte[] nested = new byte[100_000];
        Arrays.fill(nested, 0, nested.length - 1, (byte) 2);
        refusedSoon(
                "{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"in\",\"type\":[\"null\",\"N\"]}]}",
                nested);
    }

    /** Whoever skips the block would go on elsewhere than one who reads it. */
    @Test
    void aBlockOfAnotherLengthThanItSaysIsRefused() {
        refusedSoon("{\"type\":\"array\",\"items\":\"long\"}", longs(-2, 1, 5, 6, 0));
    }

    @Test
    void aSchemaThatIsLargeOnceWrittenOutIsRefused() {
        StringBuilder type = new StringBuilder("{\"type\":\"record\",\"name\":\"L0\",\"fields\":[]}");
        for (int i = 1; i < 30; i++) {
            type.insert(0, "{\"type\":\"record\",\"name\":\"L" + i + "\",\"fields\":[{\"name\":\"a\",\"type\":")
                    .append("},{\"name\":\"b\",\"type\":\"L" + (i - 1) + "\"}]}");
        }
        Schema schema = new Schema.Parser().parse(type.toString());

        assertThatThrownBy(() -> AvroBounds.demandModest(schema))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("written out");
        refusedSoon(type.toString(), new byte[0]);
    }

    private static void refusedSoon(String type, byte[] bytes) {
        Schema schema = new Schema.Parser().parse(type);
        assertThat(Duration.ofNanos(took(() -> assertThatThrownBy(() -> AvroBounds.demand(schema, bytes, 0))
                        .as(type)
                        .isInstanceOf(SerializationException.class)
                        .hasMessageContaining("no Avro of its schema"))))
                .isLessThan(SOON);
    }

    private static long took(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }

    private static byte[] longs(long... numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            for (long number : numbers) {
                encoder.writeLong(number);
            }
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] encoded(Schema schema, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
