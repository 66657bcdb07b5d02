package org.claimline.simulation;

import java.util.List;
import java.util.Optional;
import org.claimline.avro.Camp;
import org.claimline.avro.Reliability;
import org.claimline.avro.Stance;
import org.claimline.simulation.Item.Gone;
import org.claimline.simulation.Item.PartyEntry;
import org.claimline.simulation.Item.PlaceEntry;
import org.claimline.simulation.Item.Register;
import org.claimline.simulation.Item.SourceEntry;

/** The registers as a simulated war begins with them, and how they may be edited while it runs. */
final class World {
    static final List<String> ONE_CAMP_AND_UNRATED =
            List.of("command", "command-blog", "mirror", "stranger", "newcomer");
    static final List<String> UNRATED = List.of("stranger", "newcomer");
    static final List<String> RATED =
            List.of("army", "army-blog", "command", "command-blog", "mirror", "monitor", "wire", "sdf-press");
    static final List<String> ALL = List.of(
            "army",
            "army-blog",
            "command",
            "command-blog",
            "mirror",
            "monitor",
            "wire",
            "sdf-press",
            "stranger",
            "newcomer");

    /** Entries with which every war begins. The stranger is in no register, and nobody has graded the newcomer. */
    static final List<Item> BEGINNING = List.of(
            new PartyEntry("regime", Camp.REGIME, Optional.empty()),
            new PartyEntry("opposition", Camp.OPPOSITION, Optional.empty()),
            new PartyEntry("sna", Camp.OPPOSITION, Optional.of("opposition")),
            new PartyEntry("ndf", Camp.REGIME, Optional.of("regime")),
            new PartyEntry("sdf", Camp.OTHER, Optional.empty()),
            source("army", Stance.PRO_REGIME, Reliability.B),
            source("army-blog", Stance.PRO_REGIME, Reliability.D),
            source("command", Stance.PRO_OPPOSITION, Reliability.B),
            source("command-blog", Stance.PRO_OPPOSITION, Reliability.D),
            relay("mirror", Stance.PRO_OPPOSITION, "command"),
            source("monitor", Stance.NEUTRAL, Reliability.A),
            source("wire", Stance.NEUTRAL, Reliability.B),
            source("sdf-press", Stance.PRO_OTHER, Reliability.B),
            source("newcomer", Stance.NEUTRAL, Reliability.F),
            place("hama", "Hama", Optional.empty(), "Hamah"),
            place("aleppo", "Aleppo", Optional.empty()),
            place("souran-hama", "Souran", Optional.of("hama")),
            place("qomhana", "Qomhana", Optional.of("hama")));

    /** Edits of places and parties: names told apart, added, renamed, taken out. */
    static final List<Item> PLACE_EDITS = List.of(
            place("mork", "Mork", Optional.of("hama")),
            place("qomhana", "Qomhana", Optional.of("hama"), "Kamhana"),
            place("souran-aleppo", "Souran", Optional.of("aleppo")),
            place("hama", "Hama City", Optional.empty(), "Hama", "Hamah"),
            place("souran-hama", "Souran", Optional.empty()),
            new Gone(Register.PLACES, "hama"),
            new Gone(Register.PLACES, "souran-aleppo"));

    /** Edits that change whose voice a claim is, and what may be read at all. */
    static final List<Item> VOICE_EDITS = List.of(
            source("stranger", Stance.NEUTRAL, Reliability.C),
            source("newcomer", Stance.PRO_REGIME, Reliability.C),
            source("command-blog", Stance.NEUTRAL, Reliability.C),
            source("command-blog", Stance.PRO_OPPOSITION, Reliability.F),
            source("mirror", Stance.PRO_OPPOSITION, Reliability.C),
            relay("wire", Stance.NEUTRAL, "monitor"),
            relay("command", Stance.PRO_OPPOSITION, "stranger"),
            new SourceEntry("monitor", Stance.NEUTRAL, Reliability.A, List.of(), List.of("unnamed")),
            new PartyEntry("kdf", Camp.OTHER, Optional.empty()),
            new PartyEntry("kdf", Camp.REGIME, Optional.of("regime")),
            new Gone(Register.SOURCES, "wire"),
            new Gone(Register.SOURCES, "newcomer"),
            new Gone(Register.PARTIES, "kdf"));

    private World() {}

    private static SourceEntry source(String id, Stance stance, Reliability reliability) {
        return new SourceEntry(id, stance, reliability, List.of(), List.of());
    }

    private static SourceEntry relay(String id, Stance stance, String of) {
        return new SourceEntry(id, stance, Reliability.C, List.of(of), List.of());
    }

    private static PlaceEntry place(String id, String name, Optional<String> parent, String... spellings) {
        return new PlaceEntry(id, name, parent, List.of(spellings));
    }
}
