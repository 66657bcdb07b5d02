package org.claimline.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
            ꞋIndan                  | indan
            ΠΆΦΟΣ                   | παφοσ
            𝐇ama           | hama
            """)
    void isTheNormalForm(String written, String normal) {
        assertThat(Spelling.normal(written)).isEqualTo(normal);
    }

    /** Every character there is, alone and inside a name: what is left of it stays as it is, and its capital is no other name. */
    @Test
    void aNormalFormStaysAsItIsWhateverIsWritten() {
        List<String> unlike = IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .mapToObj(Character::toString)
                .flatMap(character -> Stream.of(character, "Hama" + character + "b"))
                .filter(written -> !isSettled(written))
                .map(written -> written + " "
                        + written.codePoints().mapToObj(Integer::toHexString).toList())
                .toList();

        assertThat(unlike).isEmpty();
    }

    private static boolean isSettled(String written) {
        String normal = Spelling.normal(written);
        return Spelling.normal(normal).equals(normal)
                && Spelling.normal(written.toLowerCase(Locale.ROOT)).equals(normal);
    }
}
