package org.claimline.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The explanations of the seed feed as an editor reads them. */
@Tag("seeds")
class SeedExplanationsTest {
    private static SeedTowns seed;

    @BeforeAll
    static void load() {
        seed = SeedTowns.load();
    }

    @Test
    void theQomhanaEvening() {
        assertThat(explained("qomhana", "2024-11-30T22:00", "2024-11-30T22:00")).isEqualTo("""
                A pro-regime source says that the regime is in Qomhana; a pro-opposition source says that the opposition captured Qomhana; neither settles it.
                # Why
                When the side said to have lost a place says that it is still there, neither word settles it. (Rule 7 of the method.)
                It rests on what Pro-opposition media and Regime soldiers filming themselves said.
                Contested since 30 Nov, evening.
                The times given overlap, so which came first is not certain.
                # What pro-regime sources say
                Regime soldiers filming themselves said that the regime is in Qomhana (30 Nov, evening; video; graded D, not usually reliable).
                # What pro-opposition sources say
                Pro-opposition media said that the opposition captured Qomhana (30 Nov, evening; media report; graded D, not usually reliable).
                # Disputes
                Open since 30 Nov, evening, when Regime soldiers filming themselves said that the regime is in Qomhana, while Pro-opposition media (30 Nov, evening) said that the opposition captured Qomhana. It lapses on 2 Dec, 08:00 if nothing more is heard.
                # What would change this
                Sources would agree that the opposition holds it if pro-regime sources admitted it, or a neutral source said so.
                Sources would agree that the regime holds it if pro-opposition sources admitted it, or a neutral source said so.
                It would be unclear who holds it if a neutral source said that nobody knows.
                If nothing more is heard, the contest lapses on 2 Dec, 08:00; it would be unclear who holds it.
                Without what Pro-opposition media (30 Nov, evening) said, it would be claimed for the regime.
                Without what Regime soldiers filming themselves (30 Nov, evening) said, it would be claimed for the opposition.
                # Not counted here
                4 claims were not published by then.
                Times are those of Asia/Damascus, dates without a year of 2024.""");
    }

    @Test
    void theFallOfHamaRestsOnAnAdmission() {
        assertThat(explained("hama", "2024-12-05T23:00", ""))
                .startsWith("Sources agree that the opposition holds Hama; not verified by this newsroom.")
                .contains(
                        "When the side that loses by it says so in its own voice, that settles it. (Rule 4 of the method.)")
                .contains("Syrian army command said that the regime lost Hama (5 Dec; against its own interest;"
                        + " official statement; graded C, fairly reliable).")
                .contains(
                        "Ended by an admission, when Syrian army command said that the regime withdrew from Hama (5 Dec):")
                .contains("Sources would agree that the regime holds it if pro-opposition sources admitted it,"
                        + " or two independent neutral sources said so.");
    }

    @Test
    void theSplitOfTheDefenseFactories() {
        assertThat(explained("safira-defense-factories", "2024-12-01T21:00", ""))
                .startsWith("Neutral sources say that the opposition holds a part of Safira Defense Factories"
                        + " and that the regime is besieged in a part of Safira Defense Factories.")
                .contains("No side's word stands against another's: sources of one stance alone tell of the contest.");
    }

    @Test
    void theAirportIsClaimedWithReservations() {
        assertThat(explained("aleppo-international-airport", "2024-11-30T13:00", ""))
                .startsWith("A neutral source says with reservations that Aleppo International Airport was handed over"
                        + " to the SDF; no holder is established.");
    }

    @Test
    void everyTownOfTheFeedIsExplainedWithEachClaimOnce() {
        for (String town : seed.ids()) {
            Explanation explanation = explanation(town, "", "");

            assertThat(explanation.sections().stream()
                            .flatMap(s -> s.sentences().stream())
                            .mapToInt(s -> s.claims().size() + s.more())
                            .sum())
                    .as(town)
                    .isEqualTo(explanation.accounted().claims());
        }
    }

    private static String explained(String town, String at, String knownAt) {
        Explanation explanation = explanation(town, at, knownAt);
        return explanation.verdict() + "\n"
                + explanation.sections().stream()
                        .map(s -> "# " + s.heading() + "\n"
                                + s.sentences().stream()
                                        .map(x -> x.text() + "\n")
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining())
                + explanation.note();
    }

    private static Explanation explanation(String town, String at, String knownAt) {
        return Explainer.explain(
                Dossier.of(seed.versions(town), time(at), time(knownAt)),
                seed.labels(town),
                ZoneId.of("Asia/Damascus"));
    }

    private static Optional<Instant> time(String local) {
        return local.isEmpty()
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(local + ":00+03:00").toInstant());
    }
}
