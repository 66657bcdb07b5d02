package org.claimline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of sources and parties that are one name. */
class NamesTest {
    /** A mark that makes one character of a letter in lower case, and of some capitals none. */
    private static final String BELOW = "\u0331";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            " Al  Jazeera\u00a0" | al jazeera
            ＡＦＰ                 | afp
            "H\u0331ama TV"       | "\u1e96ama tv"
            سانا                  | سانا
            ΕΡΤ ΝΕΟΣ              | ερτ νεοσ
            """)
    void areTheNormalForm(String written, String normal) {
        assertThat(Names.normal(written)).isEqualTo(normal);
    }

    /** Every character there is, alone and before a mark. */
    @Test
    void aNormalFormStaysAsItIsWhateverIsWritten() {
        List<String> unlike = IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .mapToObj(Character::toString)
                .flatMap(character -> Stream.of(character, "Hama" + character + BELOW))
                .filter(written -> !isSettled(written))
                .map(written -> written + " "
                        + written.codePoints().mapToObj(Integer::toHexString).toList())
                .toList();

        assertThat(unlike).isEmpty();
    }

    private static boolean isSettled(String written) {
        String normal = Names.normal(written);
        return Names.normal(normal).equals(normal)
                && Names.normal(written.toLowerCase(Locale.ROOT)).equals(normal);
    }
}
