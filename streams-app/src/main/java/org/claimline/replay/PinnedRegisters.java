package org.claimline.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.Source;
import org.claimline.ingest.SeedRegisters;
import org.claimline.ingest.TopicContents;
import org.claimline.schema.Contract;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;

/**
 * The registers that a replay reads claims with, out of the topics of the live service or out of tables. An entry is taken with its last
 * values, as a reader keeps them: where the newest cannot be read, the one before it counts, in the replay as in the live service.
 */
public final class PinnedRegisters {
    private static final List<Contract> REGISTERS = List.of(Contract.PARTIES, Contract.PLACES, Contract.SOURCES);
    /** As many as a reader keeps. */
    private static final int KEPT = 1_000;

    private final Map<String, ?> client;
    private final Topics live;
    private final Topics ofReplay;
    private final ContractSerdes serdes;

    /**
     * What was taken.
     *
     * @param entries of each register, by its contract
     * @param younger entries that are left out because nothing of them is as old as was asked for
     */
    public record Taken(Map<Contract, Integer> entries, int younger) {
        /** Whether a register has nothing in it, so that hardly any claim can be read with it. */
        public boolean lacksOne() {
            return entries.values().stream().anyMatch(count -> count == 0);
        }
    }

    /** @param client settings of all Kafka clients */
    public PinnedRegisters(Map<String, ?> client, Topics live, Topics ofReplay, ContractSerdes serdes) {
        this.client = Map.copyOf(client);
        this.live = live;
        this.ofReplay = ofReplay;
        this.serdes = serdes;
    }

    /**
     * Gives the records of the registers to {@code to}, once all have been read: nothing is under way while topics are read.
     *
     * @param goesOn called now and then while they are read
     * @throws IllegalArgumentException if a table has a fault
     */
    public Taken take(RegisterPin pin, Runnable goesOn, Consumer<ProducerRecord<byte[], byte[]>> to)
            throws IOException {
        Map<Contract, Integer> entries = new LinkedHashMap<>();
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        int younger = 0;
        Map<Contract, List<ProducerRecord<byte[], byte[]>>> tables =
                pin instanceof RegisterPin.Tables chosen ? tables(chosen) : Map.of();
        Optional<Instant> until = pin instanceof RegisterPin.AsOf asOf ? Optional.of(asOf.time()) : Optional.empty();
        for (Contract register : REGISTERS) {
            List<ProducerRecord<byte[], byte[]>> rows = tables.get(register);
            if (rows != null) {
                all.addAll(rows);
                entries.put(register, rows.size());
            } else {
                FromTopic read = new FromTopic(register, until);
                TopicContents.read(client, live.of(register), item -> {
                    goesOn.run();
                    return read.see(item);
                });
                read.give(all::add);
                entries.put(register, read.values.size());
                younger += read.younger();
            }
        }
        all.forEach(to);
        return new Taken(entries, younger);
    }

    /**
     * Looks at tables before anything is begun.
     *
     * @throws IllegalArgumentException if one has a fault, or there are none
     */
    public static SeedRegisters.Tables read(RegisterPin.Tables pin) throws IOException {
        SeedRegisters.Tables read = SeedRegisters.in(pin.directory());
        if (read.sources().isEmpty()
                && read.parties().isEmpty()
                && read.places().isEmpty()) {
            throw new IllegalArgumentException(
                    pin.directory()
                            + " has none of sources.csv, parties.csv and places.csv; name a directory with one of them, such as seeds/registers");
        }
        return read;
    }

    private Map<Contract, List<ProducerRecord<byte[], byte[]>>> tables(RegisterPin.Tables pin) throws IOException {
        SeedRegisters.Tables read = read(pin);
        Map<Contract, List<ProducerRecord<byte[], byte[]>>> tables = new LinkedHashMap<>();
        read.parties()
                .ifPresent(all -> tables.put(
                        Contract.PARTIES,
                        rows(Contract.PARTIES, all, serdes.parties(), Party::getId, Party::getUpdatedAt)));
        read.places()
                .ifPresent(all -> tables.put(
                        Contract.PLACES,
                        rows(Contract.PLACES, all, serdes.places(), Place::getId, Place::getUpdatedAt)));
        read.sources()
                .ifPresent(all -> tables.put(
                        Contract.SOURCES,
                        rows(Contract.SOURCES, all, serdes.sources(), Source::getId, Source::getUpdatedAt)));
        return tables;
    }

    private <T extends SpecificRecord> List<ProducerRecord<byte[], byte[]>> rows(
            Contract register, List<T> entries, Serde<T> serde, Function<T, String> id, Function<T, Instant> time) {
        String topic = ofReplay.of(register);
        return entries.stream()
                .map(entry -> new ProducerRecord<>(
                        topic,
                        0,
                        (Long) time.apply(entry).toEpochMilli(),
                        id.apply(entry).getBytes(StandardCharsets.UTF_8),
                        serde.serializer().serialize(topic, entry)))
                .toList();
    }

    /** The last values of each entry of one register. */
    private final class FromTopic {
        private final Contract register;
        private final Optional<Instant> until;
        private final Map<String, Deque<ConsumerRecord<byte[], byte[]>>> values = new LinkedHashMap<>();
        private final Map<String, Boolean> later = new LinkedHashMap<>();

        FromTopic(Contract register, Optional<Instant> until) {
            this.register = register;
            this.until = until;
        }

        boolean see(ConsumerRecord<byte[], byte[]> item) {
            String id = TopicContents.key(item);
            if (until.filter(time -> item.timestamp() > time.toEpochMilli()).isPresent()) {
                later.put(id, true);
            } else if (item.value() == null) {
                values.remove(id);
            } else {
                Deque<ConsumerRecord<byte[], byte[]>> its = values.computeIfAbsent(id, i -> new ArrayDeque<>());
                its.add(item);
                if (its.size() > KEPT) {
                    its.remove();
                }
            }
            return true;
        }

        int younger() {
            return (int) later.keySet().stream()
                    .filter(id -> !values.containsKey(id))
                    .count();
        }

        void give(Consumer<ProducerRecord<byte[], byte[]>> to) {
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            values.values().forEach(all::addAll);
            all.sort((a, b) -> Long.compare(a.offset(), b.offset()));
            all.forEach(item -> to.accept(new ProducerRecord<>(
                    ofReplay.of(register), 0, (Long) item.timestamp(), item.key(), item.value(), item.headers())));
        }
    }
}
