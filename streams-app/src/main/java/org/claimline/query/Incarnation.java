package org.claimline.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.claimline.topology.BrokerAnswers;
import org.claimline.topology.Topics;

/**
 * A number that names the topics which answers come from: the same for every instance that reads them, and another for topics under another
 * prefix, on another cluster, or created anew under the same names. Made from the ids that Kafka gives to topics.
 */
public final class Incarnation {
    private Incarnation() {}

    public static long of(Admin admin, Topics topics) {
        List<String> read = List.of(topics.townStates(), topics.disputes(), topics.alerts());
        try {
            Map<String, TopicDescription> described =
                    BrokerAnswers.await(admin.describeTopics(read).allTopicNames());
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String topic : read) {
                TopicDescription description = described.get(topic);
                String id = description == null ? "" : description.topicId().toString();
                digest.update(id.getBytes(StandardCharsets.US_ASCII));
            }
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
