package org.claimline.cli;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimline.ingest.TopicContents;

/** The topic of dead letters, read from its beginning to its end. */
final class LetterBox {
    private final Connection connection;
    private final Map<String, Letter> letters = new LinkedHashMap<>();
    private final Map<String, String> again = new HashMap<>();

    private LetterBox(Connection connection) {
        this.connection = connection;
    }

    static LetterBox open(Connection connection) {
        try (Broker broker = Broker.of(connection)) {
            broker.require(List.of(connection.topics().deadLetters()));
        }
        LetterBox box = new LetterBox(connection);
        TopicContents.read(connection.kafka(), connection.topics().deadLetters(), item -> {
            Letter letter = Letter.of(item);
            box.letters.put(letter.id(), letter);
            letter.resubmittedFrom().ifPresent(from -> box.again.put(from, letter.id()));
            return true;
        });
        return box;
    }

    /** All letters, the oldest first. */
    Collection<Letter> all() {
        return List.copyOf(letters.values());
    }

    /** Refuses an id that no letter has. */
    Letter get(String id) {
        return Optional.ofNullable(letters.get(id))
                .orElseThrow(() -> new WantingException("there is no dead letter " + id
                        + "; ids are partition-offset, such as 0-17, and \"claimline dead-letters list\" tells them"));
    }

    /** The letter that this one became when it was resubmitted and died again. */
    Optional<String> again(Letter letter) {
        return Optional.ofNullable(again.get(letter.id()));
    }

    /** Those that stand for themselves: not resubmitted and dead again, and the latest where a record died several times. */
    List<Letter> open() {
        Map<Object, Letter> latest = new LinkedHashMap<>();
        for (Letter letter : letters.values()) {
            if (again(letter).isEmpty()) {
                Object record = letter.origin().isPresent() ? letter.origin().get() : letter.id();
                latest.put(record, letter);
            }
        }
        return List.copyOf(latest.values());
    }

    /** Shows the records of {@code wanted} as they lie on the topic. */
    void records(Collection<Letter> wanted, Consumer<ConsumerRecord<byte[], byte[]>> show) {
        Set<String> left = new HashSet<>();
        wanted.forEach(letter -> left.add(letter.id()));
        if (left.isEmpty()) {
            return;
        }
        TopicContents.read(connection.kafka(), connection.topics().deadLetters(), item -> {
            if (left.remove(item.partition() + "-" + item.offset())) {
                show.accept(item);
            }
            return !left.isEmpty();
        });
    }
}
