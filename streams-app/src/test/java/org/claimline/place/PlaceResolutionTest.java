package org.claimline.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.claimline.place.Resolution.Match;
import org.claimline.place.Resolution.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How names that the register has not as they are written find their place, and when they wait instead. */
class PlaceResolutionTest {
    private final PlaceRegister register = new PlaceRegister(List.of(
            place("hama-governorate", "Hama governorate", "محافظة حماة", PlaceKind.GOVERNORATE, "", "Hama", 35.2, 37.0),
            place(
                    "idlib-governorate",
                    "Idlib governorate",
                    "محافظة إدلب",
                    PlaceKind.GOVERNORATE,
                    "",
                    "Idlib",
                    35.8,
                    36.7),
            place(
                    "salamiyah-district",
                    "Salamiyah district",
                    "منطقة سلمية",
                    PlaceKind.DISTRICT,
                    "hama-governorate",
                    "Hama",
                    35,
                    37.1),
            place(
                    "hama-north",
                    "Northern Hama countryside",
                    "ريف حماة الشمالي",
                    PlaceKind.AREA,
                    "hama-governorate",
                    "Hama",
                    35.3,
                    36.7),
            place("hama", "Hama", "حماة", PlaceKind.CITY, "hama-governorate", "Hama", 35.13, 36.76),
            place("hama-airbase", "Hama Airbase", "مطار حماة العسكري", PlaceKind.BASE, "hama", "Hama", 35.12, 36.71),
            place("salamiyah", "Salamiyah", "سلمية", PlaceKind.CITY, "salamiyah-district", "Hama", 35.01, 37.05),
            place("souran", "Souran", "صوران", PlaceKind.TOWN, "hama-north", "Hama", 35.29, 36.75),
            place("morek", "Morek", "مورك", PlaceKind.TOWN, "hama-north", "Hama", 35.38, 36.69),
            place("kafr-nabl", "Kafr Nabl", "كفرنبل", PlaceKind.CITY, "", "Idlib", 35.61, 36.56),
            place("tel-rifaat", "Tel Rifaat", "تل رفعت", PlaceKind.TOWN, "", "Aleppo", 36.47, 37.09),
            place("saraqib", "Saraqib", "سراقب", PlaceKind.CITY, "", "Idlib", 35.86, 36.81),
            place("khan-sheikhoun", "Khan Sheikhoun", "خان شيخون", PlaceKind.CITY, "", "Idlib", 35.44, 36.65),
            place(
                    "zain",
                    "Mount Zain al-Abidin",
                    "جبل زين العابدين",
                    PlaceKind.HILL,
                    "hama-north",
                    "Hama",
                    35.2,
                    36.76),
            place("base-46", "Base 46", "الفوج 46", PlaceKind.BASE, "", "Aleppo", 36.1, 36.9),
            place("ghariyah-east", "Ghariyah al-Sharqiyah", "الغارية الشرقية", PlaceKind.TOWN, "", "Daraa", 32.7, 36.2),
            place("ghariyah-west", "Ghariyah al-Gharbiyah", "الغارية الغربية", PlaceKind.TOWN, "", "Daraa", 32.7, 36.2),
            place("nayrab-aleppo", "Nayrab", "النيرب", PlaceKind.TOWN, "", "Aleppo", 36.17, 37.23),
            place("nayrab-idlib", "Nayrab", "النيرب", PlaceKind.VILLAGE, "", "Idlib", 35.87, 36.72)));

    @ParameterizedTest
    @CsvSource({
        "Sraqeb, saraqib, FUZZY",
        "Serâqib, saraqib, FUZZY",
        "مدينة سراقب, saraqib, EXACT",
        "\u200fسَراقـب\u200e, saraqib, EXACT",
        "Kafranbel, kafr-nabl, FUZZY",
        "كفر نبل, kafr-nabl, EXACT",
        "Telrifaat, tel-rifaat, EXACT",
        "Tell Rifaat, tel-rifaat, ALIAS",
        "Tal Rif'at, tel-rifaat, FUZZY",
        "Khan Cheïkhoûn, khan-sheikhoun, FUZZY",
        "Chan Scheichun, khan-sheikhoun, FUZZY",
        "Salamié, salamiyah, FUZZY",
        "gouvernorat de Hama, hama-governorate, ALIAS",
        "city of Hama, hama, EXACT",
        "Hama airbase, hama-airbase, EXACT",
        "Hama military airport, hama-airbase, ALIAS",
        "Jebel Zayn al-Abidin, zain, FUZZY",
        "Base ٤٦, base-46, EXACT",
        "Ghariyeh Sharqiyeh, ghariyah-east, FUZZY",
        "'Souran, Hama', souran, EXACT",
        "Sooran (Hama), souran, FUZZY"
    })
    void aNameFindsItsPlaceInWhateverWriting(String written, String id, Match match) {
        Resolution found = register.resolve(written, Optional.empty());

        assertThat(found.place().map(Place::id)).as(String.valueOf(found)).contains(id);
        assertThat(found.match()).isEqualTo(match);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Morek countryside",
                "ريف مورك",
                "near Souran",
                "north of Saraqib",
                "outskirts of Hama",
                "محيط مورك",
                "Tal Souran",
                "Jabal Saraqib",
                "Deir Morek",
                "Kafr Souran",
                "Rifaat",
                "Base 47",
                "الفوج 64",
                "Ghariyah",
                "Upper Morek",
                "Sarmin",
                "Sarqaya",
                "town of Zain al-Abidin",
                "Morek dam",
                "villages around Saraqib"
            })
    void whatIsAroundATownOrIsCalledNearlySoIsNotTheTown(String written) {
        assertThat(register.resolve(written, Optional.empty()).place()).isEmpty();
    }

    @Test
    void whatIsNotMeantIsTold() {
        Resolution around = register.resolve("Morek countryside", Optional.empty());

        assertThat(around.match()).isEqualTo(Match.NONE);
        assertThat(around.problem()).contains(Problem.UNKNOWN);
        assertThat(around.candidates()).extracting(Place::id).containsExactly("morek");
        assertThat(around.reasons().get(0).text())
                .isEqualTo(
                        "its name \"Morek\" is of another thing: a word such as countryside, north, district or Tal stands in one of the two only");
    }

    @Test
    void aMatchSaysThroughWhatItWasFound() {
        assertThat(register.resolve("Souran", Optional.empty()).reasons())
                .extracting(Reason::text)
                .containsExactly("it is its name \"Souran\"");
        Reason likeness =
                register.resolve("Sooran", Optional.of("Hama")).reasons().get(0);
        assertThat(likeness.why()).isEqualTo(Reason.Why.LIKENESS);
        assertThat(likeness.text()).isEqualTo("by likeness to its name \"Souran\" (99 % alike); within Hama");
    }

    @Test
    void homonymsAreToldApartByWhatElseTheReportSpeaksOf() {
        Resolution alone = register.resolve("Neirab", Optional.empty());
        Resolution beside = register.resolve(
                "Neirab", Optional.empty(), new PlaceContext(Set.of("saraqib", "kafr-nabl"), List.of()));
        Resolution beat = register.resolve(
                "Nayrab", Optional.empty(), new PlaceContext(Set.of(), List.of("tel-rifaat", "idlib-governorate")));
        Resolution both = register.resolve(
                "Nayrab",
                Optional.empty(),
                new PlaceContext(Set.of("saraqib", "tel-rifaat"), List.of("idlib-governorate")));

        assertThat(alone.match()).isEqualTo(Match.AMBIGUOUS);
        assertThat(alone.candidates()).extracting(Place::id).containsExactly("nayrab-aleppo", "nayrab-idlib");
        assertThat(beside.place().map(Place::id)).contains("nayrab-idlib");
        assertThat(beside.match()).isEqualTo(Match.FUZZY);
        assertThat(beside.reasons().get(0).text()).contains("the report also speaks of Saraqib");
        assertThat(beat.match()).as("the beat is on both sides").isEqualTo(Match.AMBIGUOUS);
        assertThat(both.place().map(Place::id))
                .as("its own places do not tell, its source's do")
                .isEmpty();
    }

    @Test
    void allNamesOfAReportAreResolvedWithEachOther() {
        PlaceContext.Named open = new PlaceContext.Named("Neirab", Optional.empty());
        PlaceContext.Named plain = new PlaceContext.Named("Saraqib", Optional.empty());

        ReportPlaces report = new ReportPlaces(register, List.of(open, plain), List.of());
        ReportPlaces alone = new ReportPlaces(register, List.of(open), List.of());
        ReportPlaces ofIdlib = new ReportPlaces(register, List.of(open), List.of("idlib-governorate"));

        assertThat(report.resolve("Neirab", Optional.empty()))
                .isEqualTo(
                        register.resolve("Neirab", Optional.empty(), new PlaceContext(Set.of("saraqib"), List.of())));
        assertThat(report.resolve("Neirab", Optional.empty()).place().map(Place::id))
                .contains("nayrab-idlib");
        assertThat(report.resolve("Saraqib", Optional.empty()))
                .isEqualTo(register.resolve("Saraqib", Optional.empty()));
        assertThat(alone.resolve("Neirab", Optional.empty()).match()).isEqualTo(Match.AMBIGUOUS);
        assertThat(ofIdlib.resolve("Neirab", Optional.empty()).place().map(Place::id))
                .contains("nayrab-idlib");
    }

    @Test
    void contextMakesNoNameMeanWhatItWouldNot() {
        PlaceContext idlib = new PlaceContext(Set.of("saraqib"), List.of("idlib-governorate"));

        assertThat(register.resolve("Souran", Optional.empty(), idlib).place().map(Place::id))
                .contains("souran");
        assertThat(register.resolve("Sarab", Optional.empty(), idlib).place()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Hama",
        "Hamah",
        "حماه",
        "Hama province",
        "محافظة حماة",
        "rural Hama",
        "ريف حماة",
        "Northern Hama countryside",
        "Salamiyah district",
        "Salamiyah",
        "منطقة السلمية"
    })
    void theWiderPlaceIsUnderstoodInWhateverWriting(String within) {
        PlaceRegister twins = new PlaceRegister(Stream.concat(
                        register.all().stream(),
                        Stream.of(
                                place(
                                        "twin-h",
                                        "Twin",
                                        "توأم",
                                        PlaceKind.VILLAGE,
                                        "salamiyah-district",
                                        "Hama",
                                        35,
                                        37),
                                place(
                                        "twin-i",
                                        "Twin",
                                        "توأم",
                                        PlaceKind.VILLAGE,
                                        "idlib-governorate",
                                        "Idlib",
                                        35.8,
                                        36.7)))
                .toList());

        assertThat(twins.resolve("Twin", Optional.of(within)).place().map(Place::id))
                .contains("twin-h");
    }

    @Test
    void aWiderPlaceThatIsNotKnownOrIsAnotherOneIsSaid() {
        assertThat(register.resolve("Saraqeb", Optional.of("Atlantis")).problem())
                .contains(Problem.WITHIN_UNKNOWN);
        assertThat(register.resolve("Saraqeb", Optional.of("Hama")).problem()).contains(Problem.NOT_WITHIN);
        assertThat(register.resolve("Nowhere", Optional.of("Atlantis")).problem())
                .contains(Problem.UNKNOWN);
    }

    @Test
    void aBareNameIsTheSettlementAndNotTheDivisionOfThatName() {
        PlaceRegister divided = new PlaceRegister(List.of(
                place("azaz-district", "Azaz", "اعزاز", PlaceKind.DISTRICT, "", "Aleppo", 36.5, 37),
                place("azaz", "Azaz", "اعزاز", PlaceKind.CITY, "azaz-district", "Aleppo", 36.58, 37.05)));

        assertThat(divided.resolve("Azaz", Optional.empty()).place().map(Place::id))
                .contains("azaz");
        assertThat(divided.resolve("A'zaz", Optional.empty()).place().map(Place::id))
                .contains("azaz");
    }

    @Test
    void whatADivisionIsCalledFindsItsSeat() {
        PlaceRegister divided = new PlaceRegister(List.of(
                new Place(
                        "marea-subdistrict",
                        "Marea subdistrict",
                        Optional.empty(),
                        PlaceKind.SUBDISTRICT,
                        Optional.empty(),
                        Optional.of("Aleppo"),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        List.of("Nahiyat Mari‘")),
                place("marea", "Marea", "مارع", PlaceKind.TOWN, "marea-subdistrict", "Aleppo", 36.48, 37.2)));

        assertThat(divided.resolve("Mari'", Optional.empty()).place().map(Place::id))
                .contains("marea");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "",
                " ",
                "'",
                "ال",
                "\ud800",
                "Mo\udc00rek",
                "\u0000\u0001\u001b[31m",
                "()",
                "(Hama)",
                ",",
                "a".repeat(100_000),
                "الـ".repeat(30_000),
                "Souran, ".repeat(10_000),
                "(".repeat(100),
                "m\u0301".repeat(50_000),
                "\ufdfa".repeat(5_000),
                "of ".repeat(99),
                "Tal ".repeat(70));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextNeitherStopsItNorTakesLong(String text) {
        assertThat(Duration.ofNanos(measured(text))).isLessThan(Duration.ofSeconds(2));
    }

    private long measured(String text) {
        long began = System.nanoTime();
        register.resolve(text, Optional.of(text));
        register.named(text);
        NameKeys.of(text);
        NameKeys.ofWider(text);
        return System.nanoTime() - began;
    }

    private static Place place(
            String id,
            String name,
            String arabic,
            PlaceKind kind,
            String parent,
            String governorate,
            double latitude,
            double longitude) {
        return new Place(
                id,
                name,
                Optional.of(arabic),
                kind,
                Optional.of(parent).filter(p -> !p.isEmpty()),
                Optional.of(governorate),
                OptionalDouble.of(latitude),
                OptionalDouble.of(longitude),
                OptionalInt.empty(),
                Optional.empty(),
                List.of());
    }
}
