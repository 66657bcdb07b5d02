package org.claimline.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Brings the topics of a layout into being. What is there is left as it is: its retention and the like are the operator's. Only a count of
 * partitions that differs is refused, for with another count the records of a town would lie on two partitions.
 */
public final class TopicAdmin {
    private TopicAdmin() {}

    /**
     * Creates what is missing. Several instances may do so at once.
     *
     * @return the topics created by this call
     * @throws TopicLayoutException if a topic is there with another count of partitions
     */
    public static List<String> ensure(Admin admin, TopicLayout layout) {
        List<NewTopic> wanted = layout.newTopics();
        Set<String> there = BrokerAnswers.await(admin.listTopics().names());
        List<NewTopic> missing =
                wanted.stream().filter(t -> !there.contains(t.name())).toList();
        List<String> created = create(admin, missing);
        List<NewTopic> old =
                wanted.stream().filter(t -> !created.contains(t.name())).toList();
        refuseOtherPartitions(old, describe(admin, old));
        return created;
    }

    private static List<String> create(Admin admin, Collection<NewTopic> missing) {
        List<String> created = new ArrayList<>();
        Map<String, KafkaFuture<Void>> results =
                missing.isEmpty() ? Map.of() : admin.createTopics(missing).values();
        results.forEach((topic, result) -> {
            try {
                BrokerAnswers.await(result);
                created.add(topic);
            } catch (TopicExistsException e) {
                // another instance was faster; its count of partitions is looked at like that of any other
            }
        });
        return created;
    }

    private static Map<String, TopicDescription> describe(Admin admin, Collection<NewTopic> topics) {
        Set<String> names = topics.stream().map(NewTopic::name).collect(Collectors.toSet());
        return names.isEmpty()
                ? Map.of()
                : BrokerAnswers.await(admin.describeTopics(names).allTopicNames());
    }

    private static void refuseOtherPartitions(List<NewTopic> wanted, Map<String, TopicDescription> there) {
        List<String> faults = new ArrayList<>();
        for (NewTopic topic : wanted) {
            TopicDescription found = Objects.requireNonNull(there.get(topic.name()));
            if (found.partitions().size() != topic.numPartitions()) {
                faults.add(topic.name() + " has " + found.partitions().size() + " and should have "
                        + topic.numPartitions());
            }
        }
        if (!faults.isEmpty()) {
            throw new TopicLayoutException("The count of partitions is fixed when a topic is created: "
                    + String.join(", ", faults)
                    + ". Start with the count that is there, or use another topic prefix.");
        }
    }
}
