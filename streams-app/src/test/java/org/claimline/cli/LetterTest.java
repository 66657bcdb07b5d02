package org.claimline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.claimline.schema.Contract;
import org.claimline.topology.ContractSerdes;
import org.junit.jupiter.api.Test;

class LetterTest {
    private static final ContractSerdes SERDES = ContractSerdes.connect("mock://letters", Map.of());

    @Test
    void whatFailedIsToldWithItsFaults() {
        Letter letter = Letter.of(
                letter(
                        "claimline.faults",
                        "[{\"pointer\":\"/revision\",\"value\":\"0\",\"reason\":\"is below 1\",\"wayOut\":\"count from 1\"},"
                                + "{\"pointer\":\"/url\",\"value\":\"\",\"reason\":\"is blank\",\"wayOut\":\"leave it out\"}]"));

        assertThat(letter.id()).isEqualTo("2-17");
        assertThat(letter.why()).isEqualTo("/revision \"0\" is below 1 (and 1 more)");
        assertThat(letter.mentions("is blank")).isTrue();
        assertThat(letter.origin().orElseThrow().offset()).isEqualTo(3141);
        assertThat(letter.headers()).isEqualTo(Map.of("trace", "t-1"));
    }

    @Test
    void withoutFaultsTheFirstLineOfTheMessageSaysWhy() {
        assertThat(Letter.of(letter("claimline.faults", "not ours")).why()).isEqualTo("Unknown magic byte!");
    }

    @Test
    void itGoesBackAsItCameAndNamesWhereItWas() {
        ProducerRecord<byte[], byte[]> back = Resubmission.asItCame(letter(Letter.RESUBMITTED_FROM, "2-3"));

        assertThat(back.topic()).isEqualTo("claimline.reports.v1");
        assertThat(back.partition()).isEqualTo(1);
        assertThat(back.key()).isEqualTo("key".getBytes(UTF_8));
        assertThat(back.value()).isEqualTo("value".getBytes(UTF_8));
        assertThat(back.headers().toArray()).extracting(Header::key).containsExactly("trace", Letter.RESUBMITTED_FROM);
        assertThat(back.headers().lastHeader(Letter.RESUBMITTED_FROM).value()).isEqualTo("2-17".getBytes(UTF_8));
    }

    @Test
    void bytesAreShownAsTextOrInHexadecimal() {
        assertThat(content("حماة\n{}".getBytes(UTF_8)).lines()).containsExactly("حماة", "{}");
        assertThat(content(new byte[] {0, 0, 0, 1, 65, (byte) 0xff}).lines())
                .containsExactly("000000  00 00 00 01 41 ff                                ....A.");
        assertThat(content(null).lines()).containsExactly("nothing (null)");
        assertThat(content(new byte[5_000]).lines())
                .hasSize(65)
                .last()
                .asString()
                .contains("5000 bytes");
    }

    private static LetterContent content(byte[] bytes) {
        return LetterContent.of(bytes, Optional.of(Contract.REPORTS), SERDES);
    }

    private static ConsumerRecord<byte[], byte[]> letter(String header, String value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", "t-1".getBytes(UTF_8));
        headers.add("__streams.errors.topic", "claimline.reports.v1".getBytes(UTF_8));
        headers.add("__streams.errors.partition", "1".getBytes(UTF_8));
        headers.add("__streams.errors.offset", "3141".getBytes(UTF_8));
        headers.add("__streams.errors.exception", "java.lang.Exception".getBytes(UTF_8));
        headers.add("__streams.errors.message", "Unknown magic byte!\nand more".getBytes(UTF_8));
        headers.add("__streams.errors.stacktrace", "\tat org.claimline".getBytes(UTF_8));
        headers.add(header, value.getBytes(UTF_8));
        return new ConsumerRecord<>(
                "claimline.dead-letters.v1",
                2,
                17,
                1_700_000_000_000L,
                TimestampType.LOG_APPEND_TIME,
                3,
                5,
                "key".getBytes(UTF_8),
                "value".getBytes(UTF_8),
                headers,
                Optional.empty());
    }
}
