package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.claimline.claim.ClaimVersion;
import org.claimline.explain.Dossier;
import org.claimline.explain.Explainer;
import org.claimline.explain.Explanation;
import org.junit.jupiter.api.Test;

/** Each section of an explanation, of feeds that are written as the scenarios are; the last line says when it is read. */
class ExplanationSectionsTest {
    private static final Cast CAST = Cast.read(Path.of("src", "test", "resources", "scenarios", "cast.csv"));
    private static final ZoneId ZONE = ZoneId.of("Asia/Damascus");

    @Test
    void aContestRestsOnWhatBothSidesSayAndOnWhatWasReportedBefore() {
        Explanation explanation = explained("""
                1 | 30 Nov 06:00 | monitor | CONTROLS regime
                2 | 30 Nov 10:00 HOUR | opp-command | CAPTURED opposition
                3 | 30 Nov 10:00 PART_OF_DAY | regime-army | PRESENT regime
                > ANY""");

        assertThat(section(explanation, "Why")).isEqualTo("""
                When the side said to have lost a place says that it is still there, neither word settles it. (Rule 7 of the method.)
                It rests on what opp-command and regime-army said.
                What was last reported is that the regime holds it; that rests on what monitor said.
                Contested since 30 Nov, about 10:00.
                The times given overlap, so which came first is not certain.""");
        assertThat(section(explanation, "Disputes")).isEqualTo("""
                Open since 30 Nov, morning, when regime-army said that the regime is in Morek, while opp-command (30 Nov, about 10:00) said that the opposition captured Morek. It lapses on 1 Dec, 22:00 if nothing more is heard.""");
    }

    @Test
    void forcesInsideAreReadAsHoldingAndWhatTheirSourcesSaidBeforeIsKept() {
        Explanation explanation = explained("""
                1 | 30 Nov 06:00 | monitor | PRESENT regime
                2 | 30 Nov 10:00 | wire | PRESENT regime
                3 | 30 Nov 14:00 | wire | PRESENT regime
                4 | 30 Nov 16:00 | monitor | PRESENT regime
                > at 30 Nov 18:00: ANY""");

        assertThat(section(explanation, "Why")).isEqualTo("""
                Independent sources settle it when they agree: two neutral ones, or a neutral one and one that takes a side. (Rule 5 of the method.)
                It rests on what monitor and wire said.
                Forces said to be inside, with no opponent there, are taken to hold the place.
                Some of it was said earlier and has since been replaced: monitor (30 Nov, 06:00) and wire (30 Nov, 10:00) said that the regime is in Morek.
                In this state since 30 Nov, 10:00; the latest claim is of 30 Nov, 16:00.""");
    }

    @Test
    void aSurrenderHandsThePlaceOver() {
        Explanation explanation = explained("""
                2 | 30 Nov 10:00 | wire | SURRENDERED regime
                > ANY""");

        assertThat(section(explanation, "Why")).isEqualTo("""
                What a neutral source states outweighs what either side has said in its own favour, unless that is of a later time. (Rule 6 of the method.)
                It rests on what wire said.
                A surrender is taken to hand the place to the other side.
                In this state since 30 Nov, 10:00.""");
    }

    @Test
    void whoSpeaksForWhomIsSaidBesideWhatTheyShow() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 | sdf-press | PRESENT sdf
                2 | 29 Nov 12:00 | opp-command | LOST opposition | CAPTIVE, via regime-tv
                3 | 29 Nov 12:00 | regime-army | CONTROLS opposition | via opp-news
                4 | 29 Nov 13:00 | regime-army | DENIED regime
                5 | 29 Nov 13:00 | wire | PRESENT sdf | known 29 Nov 15:00, GEOLOCATED_VIDEO, captured 28 Nov 10:00
                > ANY""");

        assertThat(section(explanation, "What pro-regime sources say")).isEqualTo("""
                Opp-command, in captivity and quoted by regime-tv, said that the opposition lost Morek (29 Nov, 12:00; counted as the word of the side that gains by it; nothing shown for it; graded B, usually reliable).""");
        assertThat(section(explanation, "What neutral sources say")).isEqualTo("""
                Wire said that the SDF is in Morek (29 Nov, 13:00; published 29 Nov, 15:00; geolocated video, recorded in part or all before the event; graded B, usually reliable).""");
    }

    @Test
    void whatIsSetAsideIsToldByReason() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 | regime-army | CONTROLS regime
                2 | 29 Nov 07:00 | opp-command | CAPTURED opposition
                3 | 29 Nov 08:00 | stranger | CAPTURED opposition | RUMOUR
                4 | 29 Nov 09:00 | monitor | ADVANCING opposition
                5 | 29 Nov 10:00 | monitor | CONTROLS opposition
                6 | 29 Nov 11:00 | wire | CONTROLS opposition
                7 | 29 Nov 12:00 | stranger | CONTROLS regime
                8 | 29 Nov 13:00 | wire | STRUCK regime
                9 | 29 Nov 15:00 | opp-command | LOST opposition
                10 | 29 Nov 16:00 | regime-tv | CAPTURED regime
                11 | 29 Nov 17:00 | regime-tv | ENTERED regime
                > ANY""");

        assertThat(section(explanation, "Set aside")).isEqualTo("""
                Replaced by what the same source said later: opp-command said that the opposition captured Morek (29 Nov, 07:00), later that the opposition lost Morek (29 Nov, 15:00).
                Replaced by a later claim of the other side, when opp-command said that the opposition captured Morek (29 Nov, 07:00): regime-army (29 Nov, 06:00) said that the regime holds Morek.
                Ended by an admission, when opp-command said that the opposition lost Morek (29 Nov, 15:00): monitor (29 Nov, 10:00) and wire (29 Nov, 11:00) said that the opposition holds Morek.
                Rumours, which decide nothing: stranger (29 Nov, 08:00) passed on the rumour that the opposition captured Morek.
                Said by sources that are not rated, against what sources agree on: stranger (29 Nov, 12:00) said that the regime holds Morek.
                Without bearing on who holds it: monitor (29 Nov, 09:00) said that the opposition is advancing on Morek; wire (29 Nov, 13:00) said that the regime was struck in Morek.""");
    }

    @Test
    void whatANeutralDoubtEndedIsSetAside() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 | regime-army | CAPTURED regime
                2 | 29 Nov 12:00 | opp-command | CAPTURED opposition
                3 | 29 Nov 13:00 | opp-command | CONTROLS opposition
                4 | 29 Nov 14:00 | monitor | STATUS_UNKNOWN
                5 | 29 Nov 15:00 | opp-news | LOST opposition | HEDGED
                > ANY""");

        assertThat(section(explanation, "Set aside")).isEqualTo("""
                Replaced by what the same source said later: opp-command said that the opposition captured Morek (29 Nov, 12:00), later that the opposition holds Morek (29 Nov, 13:00).
                Replaced by a later claim of the other side, when opp-command said that the opposition captured Morek (29 Nov, 12:00): regime-army (29 Nov, 06:00) said that the regime captured Morek.
                Put in doubt when monitor, a neutral source, said that it is not known who holds Morek (29 Nov, 14:00): opp-command (29 Nov, 13:00) said that the opposition holds Morek.
                Noted, but deciding nothing: opp-news (29 Nov, 15:00) said, with reservations, that the opposition lost Morek.""");
    }

    @Test
    void copiesAreCountedWithWhatTheyCopy() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 HOUR | monitor | CONTROLS regime
                2 | 29 Nov 06:10 HOUR | monitor | CONTROLS regime | via wire
                3 | 29 Nov 06:12 HOUR | monitor | CONTROLS regime | via regime-tv
                4 | 29 Nov 06:13 HOUR | monitor | CONTROLS regime | via opp-news
                5 | 29 Nov 06:14 HOUR | monitor | CONTROLS regime | via analyst
                6 | 29 Nov 08:14 HOUR | opp-command | CAPTURED opposition
                7 | 29 Nov 08:15 HOUR | opp-command | CAPTURED opposition
                8 | 29 Nov 08:16 HOUR | opp-command | CAPTURED opposition
                9 | 29 Nov 12:14 HOUR | opp-news | CAPTURED opposition
                10 | 29 Nov 12:15 HOUR | opp-news | CAPTURED opposition | via opp-blog
                > ANY""");

        assertThat(section(explanation, "Told again")).isEqualTo("""
                Monitor said that the regime holds Morek (29 Nov, about 06:00); told again 4 times by wire, regime-tv, opp-news and 1 more.
                Opp-command said that the opposition captured Morek (29 Nov, about 08:14); told again twice by opp-command.
                Opp-news said that the opposition captured Morek (29 Nov, about 12:14); told again once by opp-blog.""");
    }

    @Test
    void aDisputeIsToldFromItsOpeningToItsEnd() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 HOUR | regime-army | CONTROLS regime
                2 | 29 Nov 10:00 HOUR | opp-command | CAPTURED opposition
                3 | 29 Nov 12:00 | regime-army | REPELLED regime
                4 | 29 Nov 13:00 | opp-news | CONTROLS opposition
                5 | 29 Nov 14:00 | opp-blog | CONTROLS opposition
                6 | 30 Nov 06:00 | monitor | CONTROLS opposition
                7 | 1 Dec 06:00 | regime-army | CAPTURED regime
                8 | 1 Dec 08:00 | opp-news | DENIED regime
                > ANY""");

        assertThat(section(explanation, "Disputes")).isEqualTo("""
                Opened 29 Nov, 12:00, when regime-army said that the regime drove the other side back at Morek, while opp-command (29 Nov, about 10:00) said that the opposition captured Morek; 2 more claims joined. Closed 30 Nov, 06:00, when monitor said that the opposition holds Morek: independent sources came to agree.
                Open since 1 Dec, 08:00, when opp-news said that the regime does not hold Morek, while regime-army (1 Dec, 06:00) said that the regime captured Morek. It lapses on 2 Dec, 20:00 if nothing more is heard.""");
    }

    @Test
    void aDisputeThatLapsedIsToldSo() {
        Explanation explanation = explained("""
                1 | 25 Nov 06:00 | monitor | CONTROLS regime
                2 | 26 Nov 12:00 | opp-command | CAPTURED opposition
                3 | 26 Nov 13:00 | regime-army | CONTROLS regime
                > at 29 Nov 13:00: ANY""");

        assertThat(section(explanation, "Why")).isEqualTo("""
                A contest of which nothing is heard for 36 hours lapses, and what was settled before it returns, if anything was. (Rule 15 of the method.)
                It rests on what monitor said.
                In this state since 28 Nov, 01:00; the latest claim is of 26 Nov, 13:00.""");
        assertThat(section(explanation, "Set aside")).isEqualTo("""
                Ended with a contest of which nothing was heard for 36 hours: opp-command (26 Nov, 12:00) said that the opposition captured Morek.""");
        assertThat(section(explanation, "Disputes")).isEqualTo("""
                Opened 26 Nov, 13:00, when regime-army said that the regime holds Morek, while opp-command (26 Nov, 12:00) said that the opposition captured Morek. Lapsed on 28 Nov, 01:00: nothing more was heard for 36 hours.""");
    }

    @Test
    void aDisputeThatACorrectionUndidIsToldSo() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 | opp-command | CAPTURED opposition
                2 | 29 Nov 12:00 | regime-army | CONTROLS regime | until 29 Nov 18:00
                > ANY""");

        assertThat(section(explanation, "Disputes")).isEqualTo("""
                Opened 29 Nov, 12:00, when regime-army said that the regime holds Morek, while opp-command (29 Nov, 06:00) said that the opposition captured Morek. Withdrawn on 29 Nov, 18:00: a claim that it rested on was corrected, retracted or rejected.""");
        assertThat(section(explanation, "Not counted here")).isEqualTo("""
                1 claim was withdrawn: retracted, left out of a revision, or told of another place since: regime-army said that the regime holds Morek (29 Nov, 12:00), in force until 29 Nov, 18:00.""");
    }

    @Test
    void fightingToldByOneStanceIsNoDispute() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 | monitor | FIGHTING
                > ANY""");

        assertThat(section(explanation, "Disputes")).isEqualTo("""
                No side's word stands against another's: sources of one stance alone tell of the contest. It lapses on 30 Nov, 18:00 if nothing more is heard.""");
    }

    @Test
    void theDeskIsToldWithEditorAndReason() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 | opp-command | CAPTURED opposition
                2 | 29 Nov 12:00 | regime-army | CONTROLS regime | as r2, until 29 Nov 18:00
                2b | 29 Nov 12:00 | regime-army | CONTROLS regime | as r2, from 29 Nov 18:00, VERIFIED
                3 | 29 Nov 12:00 | wire | CONTROLS regime | as r3, until 29 Nov 18:00
                3b | 29 Nov 12:00 | wire | CONTROLS opposition | as r3, from 29 Nov 18:00
                4 | 29 Nov 13:00 | monitor | CONTROLS regime | until 29 Nov 18:00
                5 | 30 Nov 13:00 | monitor | CONTROLS regime | known 30 Nov 14:00
                6 | 29 Nov 14:00 | analyst | CONTROLS regime | known 1 Dec 14:00
                7 | 29 Nov 15:00 | stranger | CONTROLS regime | SUSPENDED
                8 | 29 Nov 15:00 | opp-news | CONTROLS regime | REJECTED
                > at 30 Nov 06:00 known 1 Dec 06:00: ANY""");

        assertThat(section(explanation, "Decisions of the desk")).isEqualTo("""
                Source suspended by editor on 29 Nov, 15:00, so that this counts as not rated: stranger said that the regime holds Morek (29 Nov, 15:00); reason: “seen before”.
                Verified by editor on 29 Nov, 12:00: regime-army said that the regime holds Morek (29 Nov, 12:00); found: “the footage is of that day”; reason: “seen before”. It counts no more than before.
                Rejected by editor on 29 Nov, 15:00, reason: “seen before”: opp-news (29 Nov, 15:00) said that the regime holds Morek.""");
    }

    @Test
    void whatTakesNoPartIsCountedAndNamed() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 | opp-command | CAPTURED opposition
                2 | 29 Nov 12:00 | regime-army | CONTROLS regime | as r2, until 29 Nov 18:00
                2b | 29 Nov 12:00 | regime-army | CONTROLS regime | as r2, from 29 Nov 18:00, VERIFIED
                3 | 29 Nov 12:00 | wire | CONTROLS regime | as r3, until 29 Nov 18:00
                3b | 29 Nov 12:00 | wire | CONTROLS opposition | as r3, from 29 Nov 18:00
                4 | 29 Nov 13:00 | monitor | CONTROLS regime | until 29 Nov 18:00
                5 | 30 Nov 13:00 | monitor | CONTROLS regime | known 30 Nov 14:00
                6 | 29 Nov 14:00 | analyst | CONTROLS regime | known 1 Dec 14:00
                7 | 29 Nov 15:00 | stranger | CONTROLS regime | SUSPENDED
                8 | 29 Nov 15:00 | opp-news | CONTROLS regime | REJECTED
                > at 30 Nov 06:00 known 1 Dec 06:00: ANY""");

        assertThat(section(explanation, "Not counted here")).isEqualTo("""
                1 claim tells of later times.
                1 claim was not published by then.
                1 version was revised by its source since: wire said that the regime holds Morek (29 Nov, 12:00), in force until 29 Nov, 18:00.
                1 earlier version gave way when the desk decided: regime-army said that the regime holds Morek (29 Nov, 12:00), in force until 29 Nov, 18:00.
                1 claim was withdrawn: retracted, left out of a revision, or told of another place since: monitor said that the regime holds Morek (29 Nov, 13:00), in force until 29 Nov, 18:00.""");
    }

    @Test
    void whatWouldChangeAReportIsTried() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 | monitor | CONTROLS regime
                > ANY""");

        assertThat(section(explanation, "What would change this")).isEqualTo("""
                Sources would agree that the opposition holds it if pro-regime sources admitted it, or two independent neutral sources said so.
                Sources would agree that the regime holds it if pro-opposition sources admitted it, or one more neutral source said so, or pro-regime sources said that the regime still holds it.
                It would be reported that the opposition holds it if a neutral source said so.
                It would be claimed for the opposition if pro-opposition sources claimed its capture.
                It would be contested if a neutral source reported fighting inside.
                It would be unclear who holds it if pro-regime sources admitted that the regime lost it, or a neutral source said that the regime left it, or a neutral source said that nobody knows.
                Without what monitor (29 Nov, 06:00) said, nothing would be known of Morek.""");
    }

    @Test
    void whatWouldChangeAContestIsTriedTooByLeavingOutWhatItRestsOn() {
        Explanation explanation = explained("""
                1 | 30 Nov 06:00 | monitor | CONTROLS regime
                2 | 30 Nov 10:00 HOUR | opp-command | CAPTURED opposition
                3 | 30 Nov 10:00 PART_OF_DAY | regime-army | PRESENT regime
                > ANY""");

        assertThat(section(explanation, "What would change this")).isEqualTo("""
                Sources would agree that the opposition holds it if pro-regime sources admitted it, or a neutral source said so.
                Sources would agree that the regime holds it if pro-opposition sources admitted it, or one more neutral source said so.
                It would be claimed for the opposition if a neutral source said that the regime left it.
                It would be unclear who holds it if a neutral source said that nobody knows.
                If nothing more is heard, the contest lapses on 1 Dec, 22:00; it would be reported that the regime holds it.
                Without what opp-command (30 Nov, about 10:00) said, sources would agree that the regime holds it.
                Without what regime-army (30 Nov, morning) said, it would be claimed for the opposition.""");
    }

    @Test
    void whereNothingDecidesBothCampsAreTried() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 | monitor | ADVANCING regime
                > ANY""");

        assertThat(section(explanation, "Why")).isEqualTo("""
                Nothing that was said tells who holds the place. (Rule 2 of the method.)
                In this state since 29 Nov, 06:00.""");
        assertThat(section(explanation, "What would change this")).isEqualTo("""
                Sources would agree that the opposition holds it if pro-regime sources admitted it, or two independent neutral sources said so.
                Sources would agree that the regime holds it if pro-opposition sources admitted it, or two independent neutral sources said so.
                It would be reported that the opposition holds it if a neutral source said so.
                It would be reported that the regime holds it if a neutral source said so.
                It would be claimed for the opposition if pro-opposition sources claimed its capture.
                It would be claimed for the regime if pro-regime sources claimed its capture.
                It would be contested if a neutral source reported fighting inside.""");
    }

    @Test
    void aCampThatContradictsItselfIsToldWithBothItsWords() {
        assertThat(explained("""
                1 | 30 Nov 10:00 | regime-army | WITHDREW regime
                2 | 30 Nov 16:00 | regime-tv | CONTROLS regime
                > CONTESTED""").verdict())
                .isEqualTo("Pro-regime sources say that the regime holds Morek and that the regime withdrew from Morek,"
                        + " and so contradict each other.");
    }

    @Test
    void aDisputeKeepsItsTimesThoughTheClaimThatOpenedItTellsOfAnotherNow() {
        Explanation explanation = explained("""
                1 | 29 Nov 06:00 | opp-command | CAPTURED opposition
                2 | 29 Nov 12:00 HOUR | regime-army | CONTROLS regime | as r2, until 29 Nov 18:00
                3 | 29 Nov 03:00 HOUR | regime-army | CONTROLS regime | as r2, from 29 Nov 18:00, known 29 Nov 18:00
                > CLAIMED, claimed by opposition""");

        assertThat(section(explanation, "Disputes"))
                .startsWith("Opened 29 Nov, 12:00, when regime-army said that the regime holds Morek");
    }

    @Test
    void whatWouldChangeAContestIsTriedBeforeItLapses() {
        String feed = """
                1 | 30 Nov 06:00 | monitor | CONTROLS regime
                2 | 30 Nov 10:00 | opp-command | CAPTURED opposition
                3 | 30 Nov 10:00 | regime-army | PRESENT regime
                > at 1 Dec %s: CONTESTED, held by regime""";

        String anHourBefore = section(explained(feed.formatted("21:00")), "What would change this");

        assertThat(anHourBefore).contains("the contest lapses on 1 Dec, 22:00");
        assertThat(section(explained(feed.formatted("21:59")), "What would change this"))
                .isEqualTo(anHourBefore);
    }

    @Test
    void ofManyWhoSayTheSameSomeAreNamedAndAllAreCounted() {
        String many = IntStream.rangeClosed(1, 25)
                .mapToObj(
                        i -> "a%d | 29 Nov 06:%02d | opp-news | CAPTURED opposition | origin o%d%n".formatted(i, i, i))
                .collect(Collectors.joining());

        Explanation explanation = explained("1 | 29 Nov 06:00 | monitor | CONTROLS regime\n" + many
                + "2 | 29 Nov 09:00 | regime-army | PRESENT regime\n"
                + "3 | 29 Nov 09:30 | regime-tv | PRESENT regime\n> CONTESTED, held by regime");

        assertThat(section(explanation, "Disputes")).isEqualTo("""
                Open since 29 Nov, 09:00, when regime-army said that the regime is in Morek, while opp-news (29 Nov, 06:16), \
                opp-news (29 Nov, 06:17), opp-news (29 Nov, 06:18), opp-news (29 Nov, 06:19) and opp-news (29 Nov, 06:20) said \
                that the opposition captured Morek; and 15 more said the like; 6 more claims joined. It lapses on 30 Nov, 21:30 \
                if nothing more is heard.""");
        assertThat(section(explanation, "What pro-opposition sources say").lines())
                .hasSize(11)
                .endsWith("And 15 more.");
        assertThat(counted(explanation)).isEqualTo(28);
    }

    @Test
    void whoOpenedADisputeIsNamedHoweverManyOfItsStanceSpokeBefore() {
        String many = IntStream.rangeClosed(1, 21)
                .mapToObj(i -> "a%d | 29 Nov 06:%02d | wire | ENTERED regime | origin o%d%n".formatted(i, i, i))
                .collect(Collectors.joining());

        assertThat(section(explained(many + """
                                b | 29 Nov 07:00 | regime-army | ENTERED regime
                                c | 29 Nov 08:00 | monitor | ENTERED opposition
                                > CONTESTED"""), "Disputes"))
                .startsWith(
                        "Open since 29 Nov, 08:00, when monitor said that the opposition entered Morek, while wire (29 Nov, 06:")
                .contains("; 2 more claims joined");
    }

    @Test
    void tenOfASideAreAllListed() {
        String ten = IntStream.rangeClosed(1, 10)
                .mapToObj(
                        i -> "a%d | 29 Nov 06:%02d | opp-news | CAPTURED opposition | origin o%d%n".formatted(i, i, i))
                .collect(Collectors.joining());

        assertThat(section(explained(ten + "> CLAIMED, claimed by opposition"), "What pro-opposition sources say")
                        .lines())
                .hasSize(10)
                .allMatch(line -> line.startsWith("Opp-news said that the opposition captured Morek"));
    }

    @Test
    void aTownOfWhichNothingWasToldByThenIsRefused() {
        assertThatThrownBy(() -> explained("""
                1 | 30 Nov 10:00 | wire | CONTROLS regime
                > at 29 Nov 10:00: ANY""")).hasMessage("nothing was told of the town by then");
    }

    private static int counted(Explanation explanation) {
        return explanation.sections().stream()
                .flatMap(s -> s.sentences().stream())
                .mapToInt(s -> s.claims().size() + s.more())
                .sum();
    }

    private static String section(Explanation explanation, String heading) {
        return explanation.sections().stream()
                .filter(s -> s.heading().equals(heading))
                .flatMap(s -> s.sentences().stream())
                .map(Explanation.Sentence::text)
                .collect(Collectors.joining("\n"));
    }

    private static Explanation explained(String feed) {
        List<Scenario.Check> checks = Scenario.read(
                        Stream.concat(Stream.of("A feed"), feed.lines()).toList(), CAST)
                .checks();
        Scenario.Check end = checks.get(checks.size() - 1);
        List<ClaimVersion> claims = end.claims();
        Account account = Reconciliation.of(claims, end.at(), end.known());
        List<Dispute> disputes = Stream.concat(
                        account.disputes().stream(), Reconciliation.withdrawn(claims, end.known()).stream())
                .toList();
        return Explainer.explain(
                new Dossier(claims, end.at(), end.known(), account, disputes, List.of()), new Names("Morek", ""), ZONE);
    }
}
