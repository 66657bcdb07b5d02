package org.claimline.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaveOutsTest {
    /** What brokers take as the metadata of an offset, unless told otherwise. */
    private static final int ROOM = 4_096;

    @Test
    void aReportIsNamedBySourceAndReportAndMayHaveSlashesInBoth() {
        assertThat(ReportName.of("channel/r-1")).isEqualTo(new ReportName("channel", "r-1"));
        assertThat(ReportName.of("channel/2024/11/30")).isEqualTo(new ReportName("channel", "2024/11/30"));
        assertThat(ReportName.of("t.me/channel|2024/11")).isEqualTo(new ReportName("t.me/channel", "2024/11"));
        assertThat(ReportName.of("t.me/channel|2024/11").toString()).isEqualTo("t.me/channel|2024/11");
        assertThat(ReportName.of("channel/r-1").toString()).isEqualTo("channel/r-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "r-1", "/r-1", "channel/", "channel/ ", "a|b|c"})
    void whatNamesNoReportIsRefusedWithTheFormThatDoes(String text) {
        assertThatThrownBy(() -> LeaveOuts.of(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("SOURCE/REPORT");
    }

    @Test
    void aFileHasANameALineAndRemarks() {
        assertThat(LeaveOuts.inFile("\uFEFF# by order of the desk\n\r\n  channel/r-1 \r\n#channel/r-2"))
                .containsExactly("channel/r-1");
    }

    @Test
    void theOrderOfNamesAndNamingTwiceChangeNothing() {
        LeaveOuts some = LeaveOuts.of(List.of("b/2", "a/1", "b/2"));

        assertThat(some.size()).isEqualTo(2);
        assertThat(some.fingerprint())
                .isEqualTo(LeaveOuts.of(List.of("a/1", "b/2")).fingerprint())
                .isNotEqualTo(LeaveOuts.of(List.of("a/1")).fingerprint())
                .isNotEqualTo(LeaveOuts.NONE.fingerprint());
        assertThat(some.find("b", "2")).hasValue(1);
        assertThat(some.find("b", "1")).isEmpty();
        assertThat(some.notIn(BitSet.valueOf(new long[] {1}))).containsExactly(new ReportName("b", "2"));
    }

    @Test
    void progressIsReadAsItWasWrittenAndFitsHoweverMuchIsLeftOut() {
        BitSet found = new BitSet();
        found.set(0, LeaveOuts.MOST);
        PartitionProgress progress = new PartitionProgress(
                Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 7, LeaveOuts.NONE.fingerprint(), found);

        OffsetAndMetadata written = progress.committed();

        assertThat(PartitionProgress.of(written)).contains(progress);
        assertThat(written.metadata()).hasSizeLessThan(ROOM);
        assertThat(PartitionProgress.of(
                        PartitionProgress.beginning(3, LeaveOuts.NONE).committed()))
                .contains(PartitionProgress.beginning(3, LeaveOuts.NONE));
        assertThat(PartitionProgress.of(new OffsetAndMetadata(3, "of somebody else")))
                .isEmpty();
        assertThat(PartitionProgress.of(new OffsetAndMetadata(3))).isEmpty();
    }

    @Test
    void tooManyAreRefused() {
        List<String> many = IntStream.rangeClosed(0, LeaveOuts.MOST)
                .mapToObj(i -> "channel/" + i)
                .toList();

        assertThatThrownBy(() -> LeaveOuts.of(many)).hasMessageContaining("at most " + LeaveOuts.MOST);
        assertThat(LeaveOuts.of(Collections.nCopies(LeaveOuts.MOST + 1, "channel/1"))
                        .size())
                .isEqualTo(1);
    }
}
