package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import org.claimline.explain.Dossier;
import org.claimline.explain.Explainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one sentence in which the end of a scenario is told. Each says whose word it is; none says what is so. */
class HeadlinesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "scenarios");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01-no-mans-land-told-by-a-neutral | Sources agree that nobody holds Morek; not verified by this newsroom.
            01-no-mans-land-told-by-the-holder | Who holds Morek is unclear: a pro-regime source says that nobody holds Morek.
            01-third-party-told-by-one-camp | Sources of different sides that gain nothing by it say that the SDF holds Morek; not verified by this newsroom.
            01-third-party-told-by-one-origin-of-two-stances | A pro-regime source and a pro-opposition source say that the SDF holds Morek; no holder is established.
            01-third-party-change-over-another-holder | A pro-regime source says that the SDF captured Morek; what was last reported is that the opposition holds it.
            02-besieged-garrison-still-holds | A neutral source reports that the regime holds Morek; not verified by this newsroom.
            02-denied-by-another-neutral | Neutral sources say that the regime does not hold Morek and that the regime holds Morek, and so contradict each other.
            02-denied-by-the-origin-that-named-the-holder | Who holds Morek is unclear: a neutral source says that the regime does not hold Morek, and nobody says who does.
            02-neutral-departure-names-no-successor | Who holds Morek is unclear: a neutral source says that the regime withdrew from Morek, and nobody is said to have followed.
            02-struck-told-by-anybody-else | Who holds Morek is unclear, because nothing that is known says who holds the place.
            03-compatible-claims-stand-together | A neutral source says that there is fighting in Morek.
            03-hedge-does-not-replace | A neutral source says with reservations that the opposition holds Morek; what was last reported is that the regime holds it.
            04-contrary-after-36-hours | A pro-regime source says that the regime holds Morek; what sources last agreed on is that the opposition holds it.
            10-day-and-hour-overlap | A pro-regime source says that the regime captured Morek; a pro-opposition source says that the opposition captured Morek; neither settles it.
            11-part-told-by-neutrals | Who holds Morek is unclear: neutral sources say that the opposition holds a part of Morek, and nothing is said of the whole.
            13-unrated-does-not-replace | An unrated neutral source says that the opposition holds Morek; what was last reported is that the regime holds it.
            15-claim-at-the-very-moment | Who holds Morek is unclear, because nothing more was heard of the contest.
            15-confirmed-state-returns | Sources agree that the regime holds Morek; not verified by this newsroom.
            """)
    void tellWhoSaysSo(String scenario, String sentence) {
        Scenario.Check end =
                lastOf(Scenario.read(FOLDER.resolve(scenario + ".txt"), Cast.read(FOLDER.resolve("cast.csv"))));
        Dossier dossier = Dossier.of(end.claims(), end.at(), end.known());

        assertThat(Explainer.explain(dossier, new Names("Morek", ""), ZoneId.of("Asia/Damascus"))
                        .verdict())
                .isEqualTo(sentence);
    }

    private static Scenario.Check lastOf(Scenario scenario) {
        return scenario.checks().get(scenario.checks().size() - 1);
    }
}
