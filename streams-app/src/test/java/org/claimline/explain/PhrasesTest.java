package org.claimline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.claimline.claim.Assertion;
import org.claimline.claim.Extent;
import org.claimline.claim.Stance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for what claims say. */
class PhrasesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONTROLS       | the regime holds Morek                         | the regime holds a part of Morek                         | the regime holds the edge of Morek
            CAPTURED       | the regime captured Morek                      | the regime captured a part of Morek                      | the regime captured the edge of Morek
            HANDED_OVER    | Morek was handed over to the regime            | a part of Morek was handed over to the regime            | the edge of Morek was handed over to the regime
            LOST           | the regime lost Morek                          | the regime lost a part of Morek                          | the regime lost the edge of Morek
            WITHDREW       | the regime withdrew from Morek                 | the regime withdrew from a part of Morek                 | the regime withdrew from the edge of Morek
            SURRENDERED    | the regime surrendered Morek                   | the regime surrendered a part of Morek                   | the regime surrendered the edge of Morek
            BESIEGED       | the regime is besieged in Morek                | the regime is besieged in a part of Morek                | the regime is besieged at the edge of Morek
            ENTERED        | the regime entered Morek                       | the regime entered a part of Morek                       | the regime reached the edge of Morek
            PRESENT        | the regime is in Morek                         | the regime is in a part of Morek                         | the regime is at the edge of Morek
            ADVANCING      | the regime is advancing on Morek               | the regime is advancing on a part of Morek               | the regime is advancing on the edge of Morek
            REINFORCED     | the regime sent reinforcements into Morek      | the regime sent reinforcements into a part of Morek      | the regime sent reinforcements to the edge of Morek
            REPELLED       | the regime drove the other side back at Morek  | the regime drove the other side back at a part of Morek  | the regime drove the other side back at the edge of Morek
            FIGHTING       | there is fighting in Morek                     | there is fighting in a part of Morek                     | there is fighting at the edge of Morek
            STRUCK         | the regime was struck in Morek                 | the regime was struck in a part of Morek                 | the regime was struck at the edge of Morek
            DENIED         | the regime does not hold Morek                 | the regime does not hold a part of Morek                 | the regime does not hold the edge of Morek
            NO_MANS_LAND   | nobody holds Morek                             | nobody holds a part of Morek                             | nobody holds the edge of Morek
            STATUS_UNKNOWN | it is not known who holds Morek                | it is not known who holds a part of Morek                | it is not known who holds the edge of Morek
            """)
    void whatAClaimSays(Assertion assertion, String whole, String part, String edge) {
        assertThat(Phrases.says(assertion, "the regime", Extent.WHOLE, "Morek")).isEqualTo(whole);
        assertThat(Phrases.says(assertion, "the regime", Extent.PART, "Morek")).isEqualTo(part);
        assertThat(Phrases.says(assertion, "the regime", Extent.EDGE, "Morek")).isEqualTo(edge);
    }

    @ParameterizedTest
    @CsvSource({
        "regime, the regime",
        "opposition, the opposition",
        "none, nobody",
        "sdf, SDF",
        "ndfx, NDFX",
        "local-council, local-council"
    })
    void aPartyByItsId(String id, String words) {
        assertThat(Phrases.party(id)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PRO_REGIME, a pro-regime source, pro-regime sources",
        "PRO_OPPOSITION, a pro-opposition source, pro-opposition sources",
        "NEUTRAL, a neutral source, neutral sources",
        "PRO_OTHER, a source of a third party, sources of a third party"
    })
    void oneSourceAndMore(Stance stance, String one, String more) {
        assertThat(Phrases.source(stance)).isEqualTo(one);
        assertThat(Phrases.sources(stance)).isEqualTo(more);
    }

    @Test
    void severalInAList() {
        assertThat(Phrases.and(List.of())).isEmpty();
        assertThat(Phrases.and(List.of("a"))).isEqualTo("a");
        assertThat(Phrases.and(List.of("a", "b"))).isEqualTo("a and b");
        assertThat(Phrases.and(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(Phrases.or(List.of("a", "b", "c"))).isEqualTo("a, b or c");
    }

    @Test
    void aTextFromOutsideStaysOnOneLineAndInItsOrder() {
        assertThat(Phrases.quoted(" the\tname\n\nof  a source ", 100)).isEqualTo("the name of a source");
        assertThat(Phrases.quoted("loyal\u202Esdrow\u0000!", 100)).isEqualTo("loyal sdrow !");
        assertThat(Phrases.quoted("می\u200Cروم \uD83D\uDC68\u200D\uD83D\uDC69", 100))
                .as("joiners are a part of the writing")
                .isEqualTo("می\u200Cروم \uD83D\uDC68\u200D\uD83D\uDC69");
    }

    @Test
    void aLongTextIsCutAtItsLengthInCharactersAsReadersCountThem() {
        assertThat(Phrases.quoted("abcde", 5)).isEqualTo("abcde");
        assertThat(Phrases.quoted("abcdef", 5)).isEqualTo("abcd…");
        assertThat(Phrases.quoted("abc def", 5)).isEqualTo("abc…");
        assertThat(Phrases.quoted("\uD83D\uDE00".repeat(5), 5)).isEqualTo("\uD83D\uDE00".repeat(5));
        assertThat(Phrases.quoted("\uD83D\uDE00".repeat(6), 5)).isEqualTo("\uD83D\uDE00".repeat(4) + "…");
    }

    @Test
    void aSentenceBeginsWithACapital() {
        assertThat(Phrases.capital("wire said so")).isEqualTo("Wire said so");
        assertThat(Phrases.capital("")).isEmpty();
    }
}
