package org.claimline.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.claimline.topology.BrokerAnswers;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.TopicLayoutException;
import org.claimline.topology.Topics;

/**
 * The topics that are copied from, and those that are copied into. Refuses a prefix under which anything lies that this copy did not put there, and
 * one with another count of partitions.
 */
final class CopyTarget {
    /** What an operator may have set of the topics copied from, without which their records might not go into the new ones. */
    private static final Set<String> TAKEN_OVER =
            Set.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);

    private final Admin admin;
    private final Topics from;
    private final Topics to;

    /** @throws TopicLayoutException if one prefix is the beginning of the other */
    CopyTarget(Admin admin, Topics from, Topics to) {
        if (to.prefix().startsWith(from.prefix()) || from.prefix().startsWith(to.prefix())) {
            throw new TopicLayoutException("a copy of " + from.prefix() + " cannot lie under " + to.prefix()
                    + ": choose a prefix of which neither is the beginning of the other, such as "
                    + from.prefix().substring(0, from.prefix().length() - 1) + "-2.");
        }
        this.admin = admin;
        this.from = from;
        this.to = to;
    }

    /** Every partition that is copied from, in the order of topics in which they are. */
    List<TopicPartition> sources() {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : Copier.topicsOfRecord(from)) {
            for (int i = 0; i < partitions(topic); i++) {
                all.add(new TopicPartition(topic, i));
            }
        }
        return all;
    }

    /**
     * How many partitions reports have in the copy: as asked, else as is there, else as what is copied.
     *
     * @throws TopicLayoutException if something else is there
     */
    int partitions(OptionalInt asked) {
        boolean there = BrokerAnswers.await(admin.listTopics().names()).contains(to.reports());
        int wanted = asked.orElseGet(() -> partitions(there ? to.reports() : from.reports()));
        List<String> faults = new ArrayList<>();
        Map<String, Integer> layout = TopicLayout.of(to, wanted).newTopics().stream()
                .collect(Collectors.toMap(NewTopic::name, NewTopic::numPartitions));
        descriptions(existing()).forEach((topic, found) -> {
            int has = found.partitions().size();
            int should = Objects.requireNonNull(layout.get(topic));
            if (has != should) {
                faults.add(topic + " has " + has + " and should have " + should);
            }
        });
        if (!faults.isEmpty()) {
            throw new TopicLayoutException("The count of partitions is fixed when a topic is created: "
                    + String.join(", ", new TreeSet<>(faults))
                    + "; leave --partitions out to go on with the count that is there, or copy into another prefix");
        }
        return wanted;
    }

    /**
     * How far the copy has come, by partition copied from; empty where it has not begun.
     *
     * @param settled whether to wait until no transaction can change that any more
     * @throws TopicLayoutException if something lies there that was not put there by a copy of the same with the same left out
     */
    Map<TopicPartition, PartitionProgress> progress(LeaveOuts leaveOuts, boolean settled) {
        Map<TopicPartition, OffsetAndMetadata> offsets = offsets(settled);
        if (offsets.isEmpty()) {
            demandEmpty();
            return Map.of();
        }
        Set<String> sources = Set.copyOf(Copier.topicsOfRecord(from));
        Map<TopicPartition, PartitionProgress> progress = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            Optional<PartitionProgress> read = PartitionProgress.of(offset);
            if (!sources.contains(partition.topic()) || read.isEmpty()) {
                throw new TopicLayoutException("what lies under " + to.prefix() + " is no copy of " + from.prefix()
                        + ": the group " + Copier.group(to) + " has read " + partition.topic()
                        + "; check --prefix, or copy into another prefix");
            }
            progress.put(partition, read.get());
        });
        if (!progress.keySet().containsAll(sources())) {
            throw new TopicLayoutException(
                    "how far " + to.prefix() + " has been copied is forgotten in part: the broker forgets"
                            + " offsets that nobody has committed for a while (offsets.retention.minutes); copy into another prefix");
        }
        if (progress.values().stream().anyMatch(one -> !one.fingerprint().equals(leaveOuts.fingerprint()))) {
            throw new TopicLayoutException("the copy under " + to.prefix() + " was begun with "
                    + (leaveOuts.isEmpty() ? "reports left out" : "other reports left out, or none")
                    + "; name the same as then, or copy into another prefix");
        }
        return progress;
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(boolean settled) {
        try {
            Map<TopicPartition, OffsetAndMetadata> found =
                    new HashMap<>(BrokerAnswers.await(admin.listConsumerGroupOffsets(
                                    Copier.group(to), new ListConsumerGroupOffsetsOptions().requireStable(settled))
                            .partitionsToOffsetAndMetadata()));
            found.values().removeIf(Objects::isNull);
            return found;
        } catch (GroupIdNotFoundException e) {
            return Map.of();
        }
    }

    private void demandEmpty() {
        Map<TopicPartition, OffsetSpec> ask = new HashMap<>();
        descriptions(existing()).forEach((topic, found) -> found.partitions()
                .forEach(p -> ask.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
        Map<String, Long> filled = new TreeMap<>();
        ends(ask).forEach((partition, end) -> {
            if (end > 0) {
                filled.merge(partition.topic(), end, Long::sum);
            }
        });
        if (!filled.isEmpty()) {
            throw new TopicLayoutException("there is something under " + to.prefix() + " that was not copied there: "
                    + String.join(", ", filled.keySet())
                    + "; copy into a prefix of which there is nothing, or delete those topics first");
        }
    }

    /** Brings into being what is missing, with as many copies of each partition as what is copied has. */
    void make(int partitions) {
        short copies = (short) descriptions(List.of(from.reports())).values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .mapToInt(partition -> partition.replicas().size())
                .max()
                .orElse(1);
        Map<String, String> twins = new HashMap<>();
        Copier.topicsOfRecord(from).forEach(topic -> twins.put(Copier.twin(from, to, topic), topic));
        Set<String> there = Set.copyOf(existing());
        List<NewTopic> missing = new ArrayList<>();
        for (NewTopic topic : new TopicLayout(to, partitions, Optional.of(copies)).newTopics()) {
            Map<String, String> settings = new HashMap<>(topic.configs());
            Optional.ofNullable(twins.get(topic.name())).ifPresent(twin -> settings.putAll(set(twin)));
            if (!there.contains(topic.name())) {
                missing.add(topic.configs(settings));
            }
        }
        admin.createTopics(missing).values().forEach((topic, made) -> {
            try {
                BrokerAnswers.await(made);
            } catch (TopicExistsException e) {
                // a service that starts under the prefix was faster; it lays topics out alike
            }
        });
    }

    private Map<String, String> set(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = BrokerAnswers.await(
                        admin.describeConfigs(List.of(resource)).all())
                .values()
                .iterator()
                .next();
        return config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
                        && TAKEN_OVER.contains(entry.name()))
                .collect(Collectors.toMap(ConfigEntry::name, entry -> String.valueOf(entry.value())));
    }

    /** The offsets after the last record of each partition, whether that is committed or not. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return ends(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())));
    }

    /** The offsets of the first records. */
    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return ends(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.earliest())));
    }

    private Map<TopicPartition, Long> ends(Map<TopicPartition, OffsetSpec> ask) {
        Map<TopicPartition, Long> found = new HashMap<>();
        if (!ask.isEmpty()) {
            BrokerAnswers.await(admin.listOffsets(ask).all())
                    .forEach((partition, end) -> found.put(partition, end.offset()));
        }
        return found;
    }

    private int partitions(String topic) {
        return BrokerAnswers.await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .mapToInt(description -> description.partitions().size())
                .sum();
    }

    private List<String> existing() {
        Set<String> there = BrokerAnswers.await(admin.listTopics().names());
        return to.all().stream().filter(there::contains).toList();
    }

    /** Of those that are there: one that was made or deleted just now may be listed by one broker and not known to another. */
    private Map<String, TopicDescription> descriptions(Collection<String> topics) {
        Map<String, TopicDescription> found = new HashMap<>();
        admin.describeTopics(topics).topicNameValues().forEach((topic, description) -> {
            try {
                found.put(topic, BrokerAnswers.await(description));
            } catch (UnknownTopicOrPartitionException e) {
                // as if it were not there: nothing can lie in it
            }
        });
        return found;
    }
}
