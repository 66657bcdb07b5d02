package org.claimline.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.claimline.topology.DeadLetters;
import org.claimline.topology.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter, without the record itself.
 *
 * @param id              partition and offset on the topic of dead letters: {@code 0-17}
 * @param at              when it became one
 * @param origin          where it lay; empty where that was not noted
 * @param exception       what was thrown
 * @param message         what that said
 * @param faults          what a reader of ours found in it
 * @param headers         those that it came with
 * @param resubmittedFrom the dead letter that it was before it was resubmitted; empty where it never was
 */
record Letter(
        String id,
        Instant at,
        Optional<DeadLetters.Origin> origin,
        String exception,
        String message,
        List<Fault> faults,
        Map<String, String> headers,
        Optional<String> resubmittedFrom) {
    /** On a record that was resubmitted: the id of the dead letter that it was. */
    static final String RESUBMITTED_FROM = "claimline.resubmitted-from";

    private static final String ERRORS = "__streams.errors.";
    private static final ObjectMapper JSON = new ObjectMapper();

    Letter {
        faults = List.copyOf(faults);
    }

    static Letter of(ConsumerRecord<byte[], byte[]> item) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : item.headers()) {
            if (isOwn(header)) {
                headers.put(header.key(), text(header));
            }
        }
        return new Letter(
                item.partition() + "-" + item.offset(),
                Instant.ofEpochMilli(item.timestamp()),
                origin(item),
                error(item, "exception").orElse(""),
                error(item, "message").orElse(""),
                faults(item),
                headers,
                header(item, RESUBMITTED_FROM));
    }

    /** Whether a header came with the record, rather than from its failing. */
    static boolean isOwn(Header header) {
        return !header.key().startsWith(ERRORS) && !header.key().equals(DeadLetters.FAULTS);
    }

    /** Why it is one, in a line. */
    String why() {
        if (!faults.isEmpty()) {
            Fault first = faults.get(0);
            return first.pointer() + (first.value().isEmpty() ? "" : " \"" + first.value() + "\"") + " "
                    + first.reason() + (faults.size() > 1 ? " (and " + (faults.size() - 1) + " more)" : "");
        }
        String line = message.lines().findFirst().orElse("");
        return line.isEmpty() ? exception : line;
    }

    /** Whether the reasons hold a text. */
    boolean mentions(@Nullable String text) {
        return text == null || (exception + "\n" + message + "\n" + faults).contains(text);
    }

    private static Optional<DeadLetters.Origin> origin(ConsumerRecord<byte[], byte[]> item) {
        Optional<String> topic = error(item, "topic");
        Optional<String> partition = error(item, "partition").filter(n -> n.matches("[0-9]{1,9}"));
        Optional<String> offset = error(item, "offset").filter(n -> n.matches("[0-9]{1,18}"));
        return topic.isPresent() && partition.isPresent() && offset.isPresent()
                ? Optional.of(new DeadLetters.Origin(
                        topic.get(), Integer.parseInt(partition.get()), Long.parseLong(offset.get())))
                : Optional.empty();
    }

    private static List<Fault> faults(ConsumerRecord<byte[], byte[]> item) {
        Optional<String> faults = header(item, DeadLetters.FAULTS);
        if (faults.isEmpty()) {
            return new ArrayList<>();
        }
        try {
            return JSON.readValue(faults.get(), new TypeReference<List<Fault>>() {});
        } catch (IOException e) {
            // somebody else's header of that name; the message says the same
            return new ArrayList<>();
        }
    }

    private static Optional<String> error(ConsumerRecord<byte[], byte[]> item, String name) {
        return header(item, ERRORS + name);
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> item, String name) {
        return Optional.ofNullable(item.headers().lastHeader(name)).map(Letter::text);
    }

    private static String text(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** For programs; {@code box} knows what became of it. */
    Map<String, Object> json(LetterBox box) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id());
        json.put("at", at().toString());
        json.put("topic", origin().map(DeadLetters.Origin::topic).orElse(null));
        json.put("partition", origin().map(DeadLetters.Origin::partition).orElse(null));
        json.put("offset", origin().map(DeadLetters.Origin::offset).orElse(null));
        json.put("why", why());
        json.put("exception", exception());
        json.put("faults", faults());
        json.put("resubmittedFrom", resubmittedFrom().orElse(null));
        json.put("againAs", box.again(this).orElse(null));
        return json;
    }
}
