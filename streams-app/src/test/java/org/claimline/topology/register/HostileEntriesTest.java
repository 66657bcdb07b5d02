package org.claimline.topology.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.claimline.avro.Camp;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.Stance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Entries that can be read and mean nothing good, as somebody may write them past the doors: the registers are made of them all the same. */
class HostileEntriesTest {
    private static final List<String> NAMES = List.of(
            "",
            " ",
            "\u0000",
            "|",
            "\uD800",
            "\u202Eamah",
            "(",
            "[a-",
            "\\",
            "hama",
            "x".repeat(300),
            "ى".repeat(300),
            "\uFDFA".repeat(100));

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void circlesAndNamesThatAreNoneHoldUpNothing() {
        Map<RegisterKind, Map<String, Registers.Entry>> entries = new HashMap<>();
        for (RegisterKind kind : RegisterKind.values()) {
            entries.put(kind, new HashMap<>());
        }
        for (int i = 0; i < NAMES.size(); i++) {
            String id = NAMES.get(i);
            String next = NAMES.get((i + 1) % NAMES.size());
            add(entries, RegisterKind.PLACES, id, place(id, next));
            add(entries, RegisterKind.SOURCES, id, source(id, next));
            add(entries, RegisterKind.PARTIES, id, party(id, next));
        }
        add(entries, RegisterKind.PLACES, "self", place("self", "self"));
        add(entries, RegisterKind.SOURCES, "self", source("self", "self"));
        add(entries, RegisterKind.PARTIES, "self", party("self", "self"));

        Registers registers = Registers.of(1, Map.of(), entries);
        for (String name : NAMES) {
            assertThatCode(() -> registers.places().resolve(name, Optional.of(name)))
                    .as(name)
                    .doesNotThrowAnyException();
            assertThatCode(() -> registers.reader().claimantId(name, Optional.of(name)))
                    .as(name)
                    .doesNotThrowAnyException();
            assertThatCode(() -> registers.sources().find(name).map(registers.sources()::root))
                    .as(name)
                    .doesNotThrowAnyException();
            assertThatCode(() -> registers.parties().find(name)).as(name).doesNotThrowAnyException();
        }
        RegisterDifference difference = new RegisterDifference(registers, registers);
        entries.forEach((kind, all) -> all.values().forEach(entry -> difference.add(kind, List.of(entry.record()))));
        assertThat(difference.places()).isNotEmpty();
    }

    private static void add(
            Map<RegisterKind, Map<String, Registers.Entry>> entries,
            RegisterKind kind,
            String id,
            SpecificRecord record) {
        try {
            entries.get(kind).put(id, new Registers.Entry(record, kind.read(id, record)));
        } catch (IllegalArgumentException e) {
            // as the feed does, which tells it as unreadable
            assertThat(id.isBlank() || kind == RegisterKind.PARTIES)
                    .as(e.getMessage())
                    .isTrue();
        }
    }

    private static Place place(String id, String next) {
        return Place.newBuilder()
                .setId(id)
                .setName(id)
                .setKind(PlaceKind.TOWN)
                .setParentId(next)
                .setGovernorate(next)
                .setPcode("SY05")
                .setLatitude(-91.0)
                .setLongitude(1e300)
                .setSpellings(new ArrayList<>(NAMES))
                .setUpdatedAt(java.time.Instant.EPOCH)
                .build();
    }

    private static Source source(String id, String next) {
        return Source.newBuilder()
                .setId(id)
                .setName(next)
                .setAliases(new ArrayList<>(NAMES))
                .setStance(Stance.PRO_OTHER)
                .setParty(next)
                .setReliability(Reliability.A)
                .setRelays(List.of(next))
                .setBeat(List.of(next))
                .setUpdatedAt(java.time.Instant.EPOCH)
                .build();
    }

    private static Party party(String id, String next) {
        return Party.newBuilder()
                .setId(id)
                .setName(next)
                .setCamp(Camp.OTHER)
                .setMemberOf(next)
                .setAliases(new ArrayList<>(NAMES))
                .setUpdatedAt(java.time.Instant.EPOCH)
                .build();
    }
}
