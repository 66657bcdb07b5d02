package org.claimline.replay;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.ingest.TopicContents;
import org.claimline.replay.feed.ExternalOrder;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;
import org.claimline.topology.dispute.DisputeKeys;
import org.claimline.topology.fold.ToldTown;
import org.jspecify.annotations.Nullable;

/**
 * The towns of a run, live or a replay, one after the other by their ids, out of its topics: claim versions, and what was published of each. In
 * bounded memory: what the topics hold is put in order on disk. To be closed.
 */
public final class RunTowns implements Closeable {
    private final Topics topics;
    private final ContractSerdes serdes;
    private final ExternalOrder<Piece> order;
    private final ExternalOrder.Items<Piece> pieces;

    /**
     * A town of a run.
     *
     * @param told     its claim versions
     * @param state    as published; empty where it has none
     * @param disputes as published
     */
    public record Town(String id, ToldTown told, Optional<TownState> state, Collection<Dispute> disputes) {}

    /** A record of a topic. */
    private enum Kind {
        CLAIM,
        STATE,
        DISPUTE
    }

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Piece(String town, Kind kind, String key, long number, byte @Nullable [] value) {
        static final Comparator<Piece> ORDER =
                Comparator.comparing(Piece::town).thenComparing(Piece::kind).thenComparing(Piece::number);
    }

    private RunTowns(
            Topics topics, ContractSerdes serdes, ExternalOrder<Piece> order, ExternalOrder.Items<Piece> pieces) {
        this.topics = topics;
        this.serdes = serdes;
        this.order = order;
        this.pieces = pieces;
    }

    /**
     * Reads the topics of a run to their ends.
     *
     * @param client    settings of all Kafka clients
     * @param directory empty and nobody else's
     */
    public static RunTowns read(Map<String, ?> client, Topics topics, ContractSerdes serdes, Path directory)
            throws IOException {
        ExternalOrder<Piece> order = new ExternalOrder<>(directory, ExternalOrder.Limits.DEFAULT, new Form());
        try {
            Reading reading = new Reading(order);
            TopicContents.read(
                    client, topics.claims(), item -> reading.take(Kind.CLAIM, TopicContents.key(item), item));
            TopicContents.read(
                    client, topics.townStates(), item -> reading.take(Kind.STATE, TopicContents.key(item), item));
            TopicContents.read(
                    client,
                    topics.disputes(),
                    item -> reading.take(Kind.DISPUTE, DisputeKeys.townOf(TopicContents.key(item)), item));
            reading.demandDone();
            return new RunTowns(topics, serdes, order, order.inOrder());
        } catch (IOException | RuntimeException e) {
            order.close();
            throw e;
        }
    }

    /** Takes records as they are read. */
    private static final class Reading {
        private final ExternalOrder<Piece> order;
        private Optional<IOException> failure = Optional.empty();
        private long number;

        Reading(ExternalOrder<Piece> order) {
            this.order = order;
        }

        boolean take(Kind kind, String town, ConsumerRecord<byte[], byte[]> item) {
            try {
                order.add(new Piece(town, kind, TopicContents.key(item), number++, item.value()));
                return true;
            } catch (IOException e) {
                failure = Optional.of(e);
                return false;
            }
        }

        void demandDone() throws IOException {
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    /** The id of the next town; empty at the end. */
    public Optional<String> peek() {
        return pieces.peek().map(Piece::town);
    }

    /** The next town. */
    public Town next() throws IOException {
        String town = peek().orElseThrow();
        ToldTown told = new ToldTown();
        Optional<TownState> state = Optional.empty();
        Map<String, Dispute> disputes = new TreeMap<>();
        while (peek().filter(town::equals).isPresent()) {
            Piece piece = pieces.next().orElseThrow();
            byte[] value = piece.value();
            switch (piece.kind()) {
                case CLAIM ->
                    told.take(Objects.requireNonNull(read(topics.claims(), value, ClaimEvent.class), "a claim event"));
                case STATE -> state = Optional.ofNullable(read(topics.townStates(), value, TownState.class));
                case DISPUTE -> {
                    Dispute dispute = read(topics.disputes(), value, Dispute.class);
                    if (dispute == null) {
                        disputes.remove(piece.key());
                    } else {
                        disputes.put(piece.key(), dispute);
                    }
                }
            }
        }
        return new Town(town, told, state, disputes.values());
    }

    private <T> @Nullable T read(String topic, byte @Nullable [] value, Class<T> type) {
        return value == null ? null : type.cast(serdes.reports().deserializer().deserialize(topic, value));
    }

    @Override
    public void close() throws IOException {
        pieces.close();
        order.close();
    }

    private static final class Form implements ExternalOrder.Form<Piece> {
        private static final int BESIDE = 120;

        @Override
        public Comparator<Piece> order() {
            return Piece.ORDER;
        }

        @Override
        public long weight(Piece piece) {
            byte[] value = piece.value();
            return (long) BESIDE + piece.town().length() + piece.key().length() + (value == null ? 0 : value.length);
        }

        @Override
        public void write(Piece piece, DataOutputStream to) throws IOException {
            text(piece.town(), to);
            to.writeByte(
                    switch (piece.kind()) {
                        case CLAIM -> 0;
                        case STATE -> 1;
                        case DISPUTE -> 2;
                    });
            text(piece.key(), to);
            to.writeLong(piece.number());
            ExternalOrder.Form.bytes(piece.value(), to);
        }

        @Override
        public Piece read(DataInputStream from) throws IOException {
            String town = text(from);
            Kind kind =
                    switch (from.readByte()) {
                        case 0 -> Kind.CLAIM;
                        case 1 -> Kind.STATE;
                        default -> Kind.DISPUTE;
                    };
            return new Piece(town, kind, text(from), from.readLong(), ExternalOrder.Form.bytes(from));
        }

        private static void text(String text, DataOutputStream to) throws IOException {
            ExternalOrder.Form.bytes(text.getBytes(StandardCharsets.UTF_8), to);
        }

        private static String text(DataInputStream from) throws IOException {
            return new String(Objects.requireNonNull(ExternalOrder.Form.bytes(from), "a text"), StandardCharsets.UTF_8);
        }
    }
}
