package org.claimline.query;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Serde;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryFailures;
import org.claimline.topology.Topics;
import org.claimline.topology.dispute.DisputeKeys;
import org.claimline.topology.fold.FoldStage;
import org.claimline.topology.register.RegisterKind;

/** What the read model and the registers make of the records of each topic. */
public final class TopicReaders {
    private TopicReaders() {}

    /** The readers of every topic that answers come from. */
    public static Map<String, Tail.Reader> of(
            Topics topics, ContractSerdes serdes, ReadModel model, Registers registers, DeskModel desk) {
        Map<String, Tail.Reader> readers = new HashMap<>();
        readers.put(topics.townStates(), item -> {
            Position at = position(Feed.TOWN_STATES, item);
            if (item.value() == null) {
                model.removeTown(at, key(item), version(item));
            } else {
                TownState state = serdes.townStates().deserializer().deserialize(item.topic(), item.value());
                demandKey(item, state.getTownId());
                model.put(at, state, version(item));
            }
        });
        readers.put(topics.disputes(), item -> {
            Position at = position(Feed.DISPUTES, item);
            if (item.value() == null) {
                model.removeDispute(at, key(item));
            } else {
                Dispute dispute = serdes.disputes().deserializer().deserialize(item.topic(), item.value());
                demandKey(item, DisputeKeys.key(dispute.getTownId(), dispute.getDisputeId()));
                model.put(at, key(item), dispute);
            }
        });
        readers.put(topics.alerts(), item -> {
            if (item.value() != null) {
                ContestedAlert alert = serdes.alerts().deserializer().deserialize(item.topic(), item.value());
                demandKey(item, alert.getTownId());
                model.add(position(Feed.ALERTS, item), Instant.ofEpochMilli(item.timestamp()), alert);
            }
        });
        readers.put(topics.acknowledgements(), item -> {
            if (item.value() != null) {
                model.put(
                        position(Feed.ACKNOWLEDGEMENTS, item),
                        serdes.acknowledgements().deserializer().deserialize(item.topic(), item.value()));
            }
        });
        readers.put(topics.sources(), item -> {
            if (item.value() == null) {
                registers.removeSource(key(item));
            } else {
                entry(RegisterKind.SOURCES, serdes.sources(), item, registers).ifPresent(registers::put);
            }
        });
        readers.put(topics.places(), item -> {
            if (item.value() == null) {
                registers.removePlace(key(item));
            } else {
                entry(RegisterKind.PLACES, serdes.places(), item, registers).ifPresent(registers::put);
            }
        });
        readers.put(topics.parties(), item -> {
            if (item.value() == null) {
                registers.removeParty(key(item));
            } else {
                entry(RegisterKind.PARTIES, serdes.parties(), item, registers).ifPresent(registers::put);
            }
        });
        readers.put(topics.decisions(), item -> {
            if (item.value() != null) {
                desk.add(serdes.decisions().deserializer().deserialize(item.topic(), item.value()));
            }
        });
        readers.put(topics.unplaced(), item -> {
            if (item.value() == null) {
                desk.removeUnplaced(key(item));
            } else {
                desk.put(key(item), serdes.unplaced().deserializer().deserialize(item.topic(), item.value()));
            }
        });
        return readers;
    }

    /** The entry; empty, and told to {@code registers}, where the record cannot be read or lies under another key. Normalise logs it. */
    private static <T extends SpecificRecord> Optional<T> entry(
            RegisterKind register, Serde<T> serde, ConsumerRecord<byte[], byte[]> item, Registers registers) {
        try {
            T entry = serde.deserializer().deserialize(item.topic(), item.value());
            Object unused = register.read(key(item), entry);
            return Optional.of(entry);
        } catch (RuntimeException e) {
            if (RegistryFailures.isUnreachable(e)) {
                throw e;
            }
            String record = item.topic() + "-" + item.partition() + "@" + item.offset();
            registers.unreadable(new UnreadableEntry(register, key(item), record, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Refuses a record that lies under another key than what it tells of: it would stand in for that until somebody removed it. */
    private static void demandKey(ConsumerRecord<byte[], byte[]> item, String key) {
        if (!key(item).equals(key)) {
            throw new IllegalArgumentException("it lies under the key " + key(item) + " and tells of " + key);
        }
    }

    private static Position position(Feed feed, ConsumerRecord<byte[], byte[]> item) {
        return new Position(feed, item.partition(), item.offset());
    }

    /** The key as text; empty where a record has none. */
    public static String key(ConsumerRecord<byte[], byte[]> item) {
        return item.key() == null ? "" : new String(item.key(), StandardCharsets.UTF_8);
    }

    private static OptionalLong version(ConsumerRecord<byte[], byte[]> item) {
        Header header = item.headers().lastHeader(FoldStage.VERSION_HEADER);
        if (header == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
