package org.claimline.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** What holds of resolution whatever the register and the name: on names that are near each other on purpose. */
class PlaceRegisterLawsTest {
    private static final int MOST_KEYS = 16;
    private static final List<String> NAMES = List.of(
            "Souran",
            "Suran",
            "Sawran",
            "صوران",
            "Sarin",
            "Hama",
            "Hamah",
            "حماة",
            "Hama countryside",
            "ريف حماة",
            "Hama district",
            "Kafr Nabl",
            "Kafranbel",
            "كفرنبل",
            "كفر نبل",
            "Nubl",
            "Kafr Nabudeh",
            "Kafr Zita",
            "Tal Rifaat",
            "Telrifaat",
            "تل رفعت",
            "Rifaat",
            "Khan Shaykhun",
            "Khan Sheikhoun",
            "خان شيخون",
            "Jisr al-Shughur",
            "جسر الشغور",
            "Saraqib",
            "سراقب",
            "Sarmin",
            "سرمين",
            "Base 46",
            "Base 47",
            "Deir Hafer",
            "ديرحافر",
            "Suran (Azaz)",
            "Souran, Hama",
            "Mount Zain",
            "Jabal Zayn",
            "Zain",
            "Abu al-Duhur",
            "Aleppo",
            "Al-Bab",
            "At-Tall",
            "Azaz",
            "Izaz");
    private static final List<String> WIDER =
            List.of("Hama", "Hama governorate", "حماة", "Idlib", "Azaz", "Nowhere", "Hama countryside");
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f");

    @Property(tries = 400)
    void onlyAnEditThatSharesAKeyChangesWhatANameMeans(
            @ForAll("places") List<Place> places, @ForAll("place") Place edited, @ForAll("asked") List<Asked> asked) {
        List<Place> changed = new ArrayList<>(places);
        changed.removeIf(place -> place.id().equals(edited.id()));
        PlaceRegister before = new PlaceRegister(places);
        PlaceRegister without = new PlaceRegister(changed);
        changed.add(edited);
        PlaceRegister after = new PlaceRegister(changed);

        Set<String> keys = new HashSet<>();
        Stream.of(before, without, after).forEach(register -> Stream.concat(
                        register.byId(edited.id()).stream(), register.withParts(edited.id()).stream())
                .forEach(place -> {
                    keys.addAll(NameKeys.of(place));
                    place.governorate().map(NameKeys::ofWider).ifPresent(keys::addAll);
                }));
        for (Asked one : asked) {
            Resolution was = one.of(before);
            if (!was.equals(one.of(after)) || !was.equals(one.of(without))) {
                assertThat(keys)
                        .as("%s: %s, then %s", one, was, one.of(after))
                        .containsAnyElementsOf(one.keys(before, after));
            }
        }
    }

    @Property(tries = 200)
    void theOrderOfTheRegisterMakesNoDifference(
            @ForAll("places") List<Place> places, @ForAll("asked") List<Asked> asked, @ForAll long seed) {
        List<Place> shuffled = new ArrayList<>(places);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(asked.stream().map(one -> one.of(new PlaceRegister(shuffled))))
                .isEqualTo(asked.stream()
                        .map(one -> one.of(new PlaceRegister(places)))
                        .toList());
    }

    @Property(tries = 300)
    void contextOnlyChoosesAmongWhatTheNameLeavesOpen(
            @ForAll("places") List<Place> places, @ForAll("asked") List<Asked> asked) {
        PlaceRegister register = new PlaceRegister(places);
        for (Asked one : asked) {
            Resolution alone = register.resolve(one.name(), one.within());
            Resolution within = one.of(register);
            if (alone.match() == Resolution.Match.AMBIGUOUS) {
                within.place().ifPresent(place -> assertThat(alone.candidates()).contains(place));
            } else {
                assertThat(within).isEqualTo(alone);
            }
        }
    }

    @Property(tries = 300)
    void aPlaceIsFoundByEachOfItsNamesOrItIsAmbiguous(@ForAll("places") List<Place> places) {
        PlaceRegister register = new PlaceRegister(places);
        for (Place place : places) {
            Stream.concat(Stream.of(place.name()), place.spellings().stream()).forEach(name -> {
                Resolution found = register.resolve(name, Optional.empty());
                assertThat(found.candidates()).as(name).isNotEmpty();
                assertThat(found.match()).as(name).isNotIn(Resolution.Match.NONE, Resolution.Match.FUZZY);
            });
        }
    }

    @Property(tries = 1000)
    void theNormalFormOfANormalFormIsItself(@ForAll("written") String name) {
        assertThat(Spelling.normal(Spelling.normal(name))).isEqualTo(Spelling.normal(name));
    }

    @Property(tries = 1000)
    void aNameHasFewKeysAndNoneHasABar(@ForAll("written") String name) {
        assertThat(WrittenName.of(name).normal()).isEqualTo(Spelling.normal(name));
        assertThat(NameKeys.sounding(WrittenName.of(name)))
                .hasSizeLessThanOrEqualTo(MOST_KEYS)
                .noneMatch(key -> key.contains("|"));
        assertThat(NameKeys.of(name)).noneMatch(key -> key.contains("|"));
    }

    @Property(tries = 500)
    void noTextStopsIt(@ForAll @StringLength(max = 400) String any) {
        PlaceRegister register = new PlaceRegister(
                List.of(place("a", "Souran", PlaceKind.TOWN, Optional.empty(), Optional.of("Hama"), List.of("صوران"))));

        assertThat(register.resolve(any, Optional.of(any)).reasons())
                .allSatisfy(reason -> assertThat(reason.text()).isNotBlank());
    }

    /** A question to a register. */
    record Asked(String name, Optional<String> within, PlaceContext context) {
        Resolution of(PlaceRegister register) {
            return register.resolve(name, within, context);
        }

        Set<String> keys(PlaceRegister... registers) {
            Set<String> keys = new HashSet<>(NameKeys.of(name));
            within.map(NameKeys::ofWider).ifPresent(keys::addAll);
            Stream.of(registers)
                    .forEach(register -> Stream.concat(context.mentioned().stream(), context.beat().stream())
                            .flatMap(id -> register.byId(id).stream())
                            .forEach(place -> keys.addAll(NameKeys.of(place))));
            return keys;
        }
    }

    @Provide
    Arbitrary<List<Asked>> asked() {
        Arbitrary<PlaceContext> contexts = Combinators.combine(
                        Arbitraries.of(IDS).set().ofMaxSize(2),
                        Arbitraries.of(IDS).list().ofMaxSize(1))
                .as(PlaceContext::new);
        return Combinators.combine(names(), Arbitraries.of(WIDER).optional(0.4), contexts)
                .as(Asked::new)
                .list()
                .ofSize(12);
    }

    @Provide
    Arbitrary<List<Place>> places() {
        return place().list()
                .ofMaxSize(8)
                .map(places -> List.copyOf(places.stream()
                        .collect(Collectors.toMap(Place::id, place -> place, (one, other) -> one))
                        .values()));
    }

    @Provide
    Arbitrary<Place> place() {
        Arbitrary<List<String>> spellings = names().list().ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.of(IDS),
                        names(),
                        Arbitraries.of(PlaceKind.values()),
                        Arbitraries.of(IDS).optional(0.4),
                        Arbitraries.of("Hama", "Idlib", "Hama governorate").optional(0.7),
                        spellings)
                .as(PlaceRegisterLawsTest::place);
    }

    /** Names that are near each other: those of the list, some with a letter changed, doubled or left out. */
    private static Arbitrary<String> names() {
        return Combinators.combine(
                        Arbitraries.of(NAMES),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of("", "", "", "a", "u", "h", "k", "ا", "و", "-", "'"))
                .as((name, at, letter) -> {
                    int cut = Math.min(at, name.length() - 1);
                    return letter.isEmpty() ? name : name.substring(0, cut) + letter + name.substring(cut + at % 2);
                });
    }

    @Provide
    Arbitrary<String> written() {
        Arbitrary<String> arabic =
                Arbitraries.strings().withCharRange('\u0600', '\u06ff').ofMaxLength(12);
        return Arbitraries.oneOf(
                names(),
                arabic,
                Arbitraries.strings().ofMaxLength(30),
                Combinators.combine(Arbitraries.of("al-", "ال", "ash ", "El ", "the ", "ا ل"), names())
                        .as(String::concat),
                Combinators.combine(names(), names()).as((one, other) -> one + " " + other));
    }

    private static Place place(
            String id,
            String name,
            PlaceKind kind,
            Optional<String> parent,
            Optional<String> governorate,
            List<String> spellings) {
        return new Place(
                id,
                name,
                Optional.empty(),
                kind,
                parent,
                governorate,
                OptionalDouble.of(35 + id.charAt(0) % 5 / 10.0),
                OptionalDouble.of(36.5),
                OptionalInt.empty(),
                Optional.empty(),
                spellings);
    }
}
