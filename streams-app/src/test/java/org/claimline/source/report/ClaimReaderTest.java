package org.claimline.source.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimline.source.report.RevisionsLawsTest.report;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.claimline.claim.Camp;
import org.claimline.claim.EventTime;
import org.claimline.claim.Precision;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.source.Party;
import org.claimline.source.PartyRegister;
import org.claimline.source.Source;
import org.claimline.source.SourceRegister;
import org.junit.jupiter.api.Test;

/** Rule 13: whose voice a claim is, as the registers have it. */
class ClaimReaderTest {
    private final PartyRegister parties = new PartyRegister(List.of(
            new Party("opposition", "Opposition", Camp.OPPOSITION, Optional.empty(), List.of()),
            new Party("sna", "Syrian National Army", Camp.OPPOSITION, Optional.of("opposition"), List.of("SNA")),
            new Party("sdf", "SDF", Camp.OTHER, Optional.empty(), List.of("QSD"))));
    private final SourceRegister sources = new SourceRegister(List.of(
            source("channel", Stance.PRO_OPPOSITION, Optional.empty(), Reliability.C, "a"),
            source("a", Stance.PRO_OPPOSITION, Optional.empty(), Reliability.C, "b"),
            source("b", Stance.PRO_OPPOSITION, Optional.empty(), Reliability.C, "a"),
            source("unrated", Stance.NEUTRAL, Optional.empty(), Reliability.F),
            source("hawar", Stance.PRO_OTHER, Optional.of("sdf"), Reliability.B)));
    private final ClaimReader reader = new ClaimReader(sources, parties);

    @Test
    void theRegistersStanceWinsOverTheReports() {
        Speaker speaker =
                read("channel", Optional.empty(), Optional.of(Stance.NEUTRAL)).speaker();

        assertThat(speaker.stance()).isEqualTo(Stance.PRO_OPPOSITION);
        assertThat(speaker.side()).contains(Side.OPPOSITION);
        assertThat(speaker.ownChannel()).isTrue();
        assertThat(speaker.rated()).isTrue();
    }

    @Test
    void aCircleOfRelaysIsOneVoiceOfTheSmallestId() {
        assertThat(read("channel", Optional.empty(), Optional.empty()).origin()).isEqualTo("a");
        assertThat(read("b", Optional.empty(), Optional.empty()).origin()).isEqualTo("a");
    }

    @Test
    void aQuotedClaimantIsFoundByItsNameAndIsNotItsOwnChannel() {
        Speaker speaker =
                read("channel", Optional.of("The  HAWAR"), Optional.empty()).speaker();

        assertThat(speaker.id()).isEqualTo("hawar");
        assertThat(speaker.side()).contains(new Side("sdf"));
        assertThat(speaker.publisherSide()).contains(Side.OPPOSITION);
        assertThat(speaker.ownChannel()).isFalse();
    }

    @Test
    void aVoiceIsRatedOnlyWherePublisherAndClaimantAre() {
        assertThat(read("unrated", Optional.of("hawar"), Optional.empty())
                        .speaker()
                        .rated())
                .isFalse();
        assertThat(read("hawar", Optional.of("unrated"), Optional.empty())
                        .speaker()
                        .rated())
                .isFalse();
        assertThat(read("nobody-knows", Optional.of("hawar"), Optional.empty())
                        .speaker()
                        .rated())
                .isFalse();
        assertThat(read("hawar", Optional.of("a baker"), Optional.of(Stance.NEUTRAL))
                        .speaker()
                        .rated())
                .isFalse();
    }

    @Test
    void anUnknownPublisherHasNoSide() {
        Speaker speaker = read("nobody-knows", Optional.empty(), Optional.of(Stance.PRO_REGIME))
                .speaker();

        assertThat(speaker.publisherSide()).isEmpty();
        assertThat(speaker.side()).contains(Side.REGIME);
        assertThat(speaker.reliability()).isEqualTo(Reliability.F);
    }

    @Test
    void anOriginIsFoundByItsNameAndElseIsAsWritten() {
        assertThat(read("channel", Optional.empty(), Optional.of("the hawar"), Optional.empty())
                        .origin())
                .isEqualTo("hawar");
        assertThat(read("channel", Optional.empty(), Optional.of("a baker"), Optional.empty())
                        .origin())
                .isEqualTo("a baker");
        assertThat(read("nobody-knows", Optional.of("a baker"), Optional.empty(), Optional.empty())
                        .origin())
                .isEqualTo("a baker");
        assertThat(read("nobody-knows", Optional.empty(), Optional.empty(), Optional.empty())
                        .origin())
                .isEqualTo("nobody-knows");
    }

    @Test
    void aDayIsTheLocalDayOfTheReport() {
        ReportedClaim claim = RevisionsLawsTest.claim("c1", "Hama");

        EventTime when = ClaimReader.when(claim, claim.eventTime().plusSeconds(86_400));

        assertThat(ClaimReader.offset(claim)).isEqualTo(ZoneOffset.ofHours(3));
        assertThat(when)
                .isEqualTo(EventTime.of(
                        claim.eventTime(),
                        Precision.DAY,
                        ZoneOffset.ofHours(3),
                        claim.eventTime().plusSeconds(86_400)));
    }

    @Test
    void aFactionCountsForItsCamp() {
        assertThat(parties.find("sna").orElseThrow().side()).isEqualTo(Side.OPPOSITION);
        assertThat(parties.find("SNA").orElseThrow().isFaction()).isTrue();
        assertThat(parties.find("qsd").orElseThrow().side()).isEqualTo(new Side("sdf"));
        assertThat(parties.find("none").orElseThrow().side()).isEqualTo(Side.NOBODY);
        assertThat(parties.find("martians")).isEmpty();
    }

    private ReadClaim read(String source, Optional<String> claimant, Optional<Stance> stance) {
        return read(source, claimant, Optional.empty(), stance);
    }

    private ReadClaim read(String source, Optional<String> claimant, Optional<String> origin, Optional<Stance> stance) {
        ReportedClaim plain = RevisionsLawsTest.claim("c1", "Hama");
        ReportedClaim claim = new ReportedClaim(
                plain.claimId(),
                plain.place(),
                plain.within(),
                plain.assertion(),
                plain.party(),
                claimant,
                origin,
                stance,
                plain.certainty(),
                plain.extent(),
                plain.evidence(),
                plain.eventTime(),
                plain.utcOffsetMinutes(),
                plain.precision(),
                plain.condition(),
                plain.visibility(),
                plain.release(),
                plain.quote(),
                plain.note());
        Report carrier = report("r1", 1, 10, List.of(), List.of(claim));
        Report published = new Report(
                source,
                carrier.id(),
                1,
                carrier.publishedAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                carrier.claims());
        return reader.read(new Revisions(List.of(published), List.of(), c -> List.of())
                .spans()
                .get(0));
    }

    private static Source source(
            String id, Stance stance, Optional<String> party, Reliability reliability, String... relays) {
        return new Source(id, "The " + id, List.of(), stance, party, reliability, List.of(relays), List.of());
    }
}
