package org.claimline.attack;

import java.util.List;
import java.util.Optional;
import org.claimline.claim.Camp;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Stance;
import org.claimline.source.Party;
import org.claimline.source.PartyRegister;
import org.claimline.source.Source;
import org.claimline.source.SourceRegister;
import org.claimline.source.report.ClaimReader;

/** The registers of the attacked desk, and who in them belongs to whom. */
final class World {
    static final Side SDF = new Side("sdf");

    private static final List<Source> SOURCES = List.of(
            source("regime-army", "Army Command", Stance.PRO_REGIME, "regime", Reliability.B),
            source("regime-tv", "State Television", Stance.PRO_REGIME, "regime", Reliability.A),
            source("regime-blog", "Field Notes R", Stance.PRO_REGIME, "regime", Reliability.D),
            source("opp-command", "Operations Room", Stance.PRO_OPPOSITION, "opposition", Reliability.B),
            source("opp-news", "Opposition News", Stance.PRO_OPPOSITION, "opposition", Reliability.A),
            source("opp-blog", "Field Notes O", Stance.PRO_OPPOSITION, "opposition", Reliability.D),
            source("sdf-press", "SDF Press", Stance.PRO_OTHER, "sdf", Reliability.B),
            source("sdf-blog", "Field Notes S", Stance.PRO_OTHER, "sdf", Reliability.C),
            source("monitor", "The Monitor", Stance.NEUTRAL, "", Reliability.A),
            source("wire", "Wire Service", Stance.NEUTRAL, "", Reliability.B),
            source("analyst", "An Analyst", Stance.NEUTRAL, "", Reliability.C),
            source("discredited", "Hoax Monitor", Stance.NEUTRAL, "", Reliability.F),
            source("discredited-army", "Hoax Command", Stance.PRO_REGIME, "regime", Reliability.F));

    static final PartyRegister PARTIES = new PartyRegister(List.of(
            new Party("regime", "Regime", Camp.REGIME, Optional.empty(), List.of("SAA")),
            new Party("ndf", "NDF", Camp.REGIME, Optional.of("regime"), List.of()),
            new Party("opposition", "Opposition", Camp.OPPOSITION, Optional.empty(), List.of()),
            new Party("sna", "SNA", Camp.OPPOSITION, Optional.of("opposition"), List.of()),
            new Party("sdf", "SDF", Camp.OTHER, Optional.empty(), List.of())));
    static final ClaimReader READER = new ClaimReader(new SourceRegister(SOURCES), PARTIES);

    /** Accounts that the register does not know, or rates F: anybody's to have. */
    static final List<String> UNRATED =
            List.of("account-1", "account-2", "account-3", "discredited", "discredited-army");

    static final List<String> NEUTRALS = List.of("monitor", "wire", "analyst");

    /** Every way to name somebody: ids, register names in any spelling, names that nobody has. */
    static final List<String> NAMES = List.of(
            "regime-army",
            "Army  Command",
            "State Television",
            "regime-blog",
            "opp-command",
            "OPERATIONS ROOM",
            "opp-blog",
            "sdf-press",
            "SDF Press",
            "monitor",
            "The Monitor",
            "Wire Service",
            "wire",
            "analyst",
            "Hoax Monitor",
            "discredited-army",
            "account-1",
            "A Passer-by");

    private World() {}

    /** The sources of the side {@code side}. */
    static List<String> of(Side side) {
        return SOURCES.stream()
                .filter(s -> s.isRated() && s.party().filter(side.id()::equals).isPresent())
                .map(Source::id)
                .toList();
    }

    private static Source source(String id, String name, Stance stance, String party, Reliability grade) {
        return new Source(
                id, name, List.of(), stance, Optional.of(party).filter(p -> !p.isEmpty()), grade, List.of(), List.of());
    }
}
