package org.claimline.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spellings that are one name, and what is left of a name. */
class SpellingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ma'arrat al-Nu'man      | maarratalnuman
            MAARRAT  AL NUMAN       | maarratalnuman
            Al-Bab                  | bab
            the city of Hama        | hama
            City of Hama            | hama
            The Hama                | hama
            town of the Al-Bab      | bab
            City Hall               | cityhall
            city of                 | cityof
            Al                      | al
            Of                      | of
            Tel_Rifaat / Tall       | telrifaattall
            Khan Shaykhūn           | khanshaykhun
            St. Simeon, Aleppo      | stsimeonaleppo
            الباب                   | باب
            اله                     | اله
            ال                      | ال
            - Al-Bab                | bab
            الهل                    | هل
            حَماة                   | حماه
            أريحا                   | اريحا
            قُرى                    | قري
            ٱلباب                   | باب
            """)
    void isTheNormalForm(String written, String normal) {
        assertThat(Spelling.normal(written)).isEqualTo(normal);
    }
}
