package org.claimline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.Topics;

/**
 * What the set of reports alone decides: states, disputes and timelines. Every value is told in words and with the digest of its bytes,
 * so that two runs are compared byte for byte and a difference can be read. The id that a registry gave the schema is left out.
 *
 * @param states    by town, from the reconciled topic
 * @param disputes  by key, from the topic of disputes
 * @param timelines by town, bodies as HTTP gives them
 */
record Answers(Map<String, String> states, Map<String, String> disputes, Map<String, String> timelines) {
    private static final int WIRE_HEADER = 5;

    /** Reads all answers of the service behind {@code api}. */
    static Answers of(Api api, String brokers, ContractSerdes serdes, Topics topics) {
        Map<String, String> states = told(brokers, topics.townStates(), serdes.townStates());
        Map<String, String> timelines = new TreeMap<>();
        states.keySet().forEach(town -> timelines.put(town, api.body("/api/towns/" + town + "/timeline")));
        return new Answers(states, told(brokers, topics.disputes(), serdes.disputes()), timelines);
    }

    /** The same of the towns that {@code wanted} takes. */
    Answers of(Predicate<String> wanted) {
        return new Answers(some(states, wanted), some(disputes, wanted), some(timelines, wanted));
    }

    void assertSameAs(Answers reference) {
        assertThat(states).as("states").containsExactlyInAnyOrderEntriesOf(reference.states);
        assertThat(disputes).as("disputes").containsExactlyInAnyOrderEntriesOf(reference.disputes);
        assertThat(timelines).as("timelines").containsExactlyInAnyOrderEntriesOf(reference.timelines);
    }

    private static Map<String, String> some(Map<String, String> answers, Predicate<String> wanted) {
        Map<String, String> some = new TreeMap<>();
        answers.forEach((key, value) -> {
            if (wanted.test(TopicRecords.townOf(key))) {
                some.put(key, value);
            }
        });
        return some;
    }

    private static <T> Map<String, String> told(String brokers, String topic, Serde<T> serde) {
        Map<String, String> told = new TreeMap<>();
        TopicRecords.latest(brokers, topic)
                .forEach((key, bytes) ->
                        told.put(key, serde.deserializer().deserialize(topic, bytes) + " sha256 " + digest(bytes)));
        return told;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(Arrays.copyOfRange(bytes, WIRE_HEADER, bytes.length)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
