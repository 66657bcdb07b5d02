package org.claimline.topology;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.serializers.subject.strategy.SubjectNameStrategy;
import java.util.Map;
import org.claimline.schema.Contract;

/**
 * Names the registry subject of a topic whatever prefix the topic has: {@code replay-7.reports.v1} stands under {@code
 * claimline.reports.v1-value} like the live topic, so that a replay registers nothing and leaves nothing behind. Refuses keys, which are
 * plain strings, and topics that have no contract. Serializers and deserializers name it as {@code value.subject.name.strategy}.
 */
public final class PrefixFreeSubjectNameStrategy implements SubjectNameStrategy {

    @Override
    public String subjectName(String topic, boolean isKey, ParsedSchema schema) {
        if (isKey) {
            throw new IllegalArgumentException(
                    "topic " + topic + ": keys are plain strings and have no subject; serialize them as strings");
        }
        return Contract.ofTopic(topic)
                .map(Contract::subject)
                .orElseThrow(() -> new IllegalArgumentException("topic " + topic
                        + " has no contract: name it <prefix><name> with a name of " + Contract.class.getName()
                        + ", or use another serializer"));
    }

    /** Nothing to configure. */
    @Override
    public void configure(Map<String, ?> configs) {}
}
