package org.claimline.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.claimline.avro.Camp;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.Stance;
import org.claimline.place.PlaceRegister;
import org.claimline.source.PartyRegister;
import org.claimline.source.SourceRegister;
import org.claimline.source.report.ClaimReader;
import org.claimline.topology.RegisterMapping;

/** The registers of the war: who speaks, of what towns, for whom. */
final class Cast {
    private static final int ROW = 40;
    private static final Instant ENTERED = War.START.minusSeconds(3600);
    private static final List<Stance> STANCES = List.of(
            Stance.PRO_REGIME,
            Stance.PRO_OPPOSITION,
            Stance.NEUTRAL,
            Stance.PRO_REGIME,
            Stance.PRO_OPPOSITION,
            Stance.NEUTRAL,
            Stance.PRO_REGIME,
            Stance.PRO_OPPOSITION,
            Stance.PRO_OTHER);
    private static final List<Reliability> GRADES =
            List.of(Reliability.B, Reliability.C, Reliability.A, Reliability.D, Reliability.B, Reliability.F);
    private static final int REGISTERED = 27;
    private static final int STRANGERS = 2;

    static final List<Voice> VOICES = voices();

    private static final Map<String, Voice> BY_ID =
            VOICES.stream().collect(Collectors.toMap(Voice::id, Function.identity()));

    private Cast() {}

    static Voice voice(String id) {
        Voice voice = BY_ID.get(id);
        if (voice == null) {
            throw new IllegalArgumentException("no voice of the war is called " + id);
        }
        return voice;
    }

    static String townId(int town) {
        return "front-" + town;
    }

    /** As the sources write it. */
    static String townName(int town) {
        return "Front " + town;
    }

    static List<Party> parties() {
        return List.of(party("regime", Camp.REGIME), party("opposition", Camp.OPPOSITION), party("sdf", Camp.OTHER));
    }

    static List<Place> places(int towns) {
        return IntStream.range(0, towns)
                .mapToObj(town -> Place.newBuilder()
                        .setId(townId(town))
                        .setName(townName(town))
                        .setKind(PlaceKind.TOWN)
                        .setLatitude(34 + town % ROW * 0.05)
                        .setLongitude(36 + Math.floorDiv(town, ROW) * 0.05)
                        .setUpdatedAt(ENTERED)
                        .build())
                .toList();
    }

    static List<Source> sources() {
        return VOICES.stream()
                .filter(Voice::isRegistered)
                .map(voice -> Source.newBuilder()
                        .setId(voice.id())
                        .setName("The " + voice.id())
                        .setStance(voice.stance().orElseThrow())
                        .setParty(voice.stance().orElseThrow() == Stance.PRO_OTHER ? "sdf" : null)
                        .setReliability(voice.reliability())
                        .setUpdatedAt(ENTERED)
                        .build())
                .toList();
    }

    static ClaimReader reader() {
        return new ClaimReader(
                new SourceRegister(
                        sources().stream().map(RegisterMapping::source).toList()),
                new PartyRegister(parties().stream().map(RegisterMapping::party).toList()));
    }

    static PlaceRegister placeRegister(int towns) {
        return new PlaceRegister(
                places(towns).stream().map(RegisterMapping::place).toList());
    }

    private static List<Voice> voices() {
        List<Voice> voices = new ArrayList<>();
        for (int i = 0; i < REGISTERED; i++) {
            voices.add(new Voice(
                    "voice-" + i, Optional.of(STANCES.get(i % STANCES.size())), GRADES.get(i % GRADES.size())));
        }
        for (int i = 0; i < STRANGERS; i++) {
            voices.add(new Voice("stranger-" + i, Optional.empty(), Reliability.F));
        }
        return List.copyOf(voices);
    }

    private static Party party(String id, Camp camp) {
        return Party.newBuilder()
                .setId(id)
                .setName(id)
                .setCamp(camp)
                .setUpdatedAt(ENTERED)
                .build();
    }
}
