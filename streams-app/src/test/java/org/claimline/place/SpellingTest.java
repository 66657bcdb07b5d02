package org.claimline.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spellings that are one name, and what is left of a name. */
class SpellingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ma'arrat al-Nu'man      | maarratnuman
            MAARRAT  AL NUMAN       | maarratnuman
            Ma‘arrat an-Nu‘mān      | maarratnuman
            Al-Bab                  | bab
            The Hama                | hama
            the city of Hama        | cityofhama
            City Hall               | cityhall
            Jisr ash-Shughur        | jisrshughur
            Jisr al-Shughur         | jisrshughur
            As-Safira               | safira
            as Hama                 | ashama
            Ar-Rastan               | rastan
            ad-Dumayr               | dumayr
            Az-Zawiyah              | zawiyah
            An-Nayrab               | nayrab
            At-Tall                 | tall
            Ash Shaykh Barakat      | shaykhbarakat
            Ezzor                   | ezzor
            Al                      | al
            al al Bab               | bab
            Tel_Rifaat / Tall       | telrifaattall
            Khan Shaykhūn           | khanshaykhun
            Kafr Nabl‏ (Idlib) | kafrnablidlib
            St. Simeon, Aleppo      | stsimeonaleppo
            Hill ٥٧            | hill57
            تلة ۵۷                  | تله57
            الباب                   | باب
            اله                     | اله
            ال                      | ال
            الالباب                 | باب
            ا لباب                  | باب
            خان الشيخون             | خانشيخون
            - Al-Bab                | bab
            الهل                    | هل
            حَمـــاة                | حماه
            أريحا                   | اريحا
            قُرى                    | قري
            ٱلباب                   | باب
            بئر                     | بير
            مورک                    | مورك
            کفرنبل                  | كفرنبل
            Straße                  | strasse
            𝐇ama           | hama
            """)
    void isTheNormalForm(String written, String normal) {
        assertThat(Spelling.normal(written)).isEqualTo(normal);
    }
}
