package org.claimline.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;

/**
 * Carries a plan out. First the offsets go, then the topics: so whatever interrupts it, doing it again ends in the same place. Derived topics
 * come back with the partitions, copies and settings that they had.
 */
final class Reset {
    private static final int TRIES = 100;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Broker broker;
    private final Topics topics;

    Reset(Broker broker, Topics topics) {
        this.broker = broker;
        this.topics = topics;
    }

    /** Who is at work, by group; empty where nobody is. */
    List<String> members() {
        List<String> members = new ArrayList<>();
        for (String group : ResetPlan.allGroups(topics)) {
            try {
                ConsumerGroupDescription description = broker.one(
                        admin().describeConsumerGroups(List.of(group)).all());
                description
                        .members()
                        .forEach(member -> members.add(member.groupInstanceId().orElse(member.clientId()) + " at "
                                + member.host().replace("/", "") + " (" + group + ")"));
            } catch (GroupIdNotFoundException e) {
                // it never ran, or was reset already
            }
        }
        return members;
    }

    /** How many reports the archive has lost at its beginning, because somebody gave it a retention. */
    long lostReports() {
        TopicDescription reports =
                broker.one(admin().describeTopics(List.of(topics.reports())).allTopicNames());
        Map<TopicPartition, OffsetSpec> ask = new HashMap<>();
        reports.partitions()
                .forEach(p -> ask.put(new TopicPartition(topics.reports(), p.partition()), OffsetSpec.earliest()));
        return broker.await(admin().listOffsets(ask).all()).values().stream()
                .mapToLong(beginning -> beginning.offset())
                .sum();
    }

    void carryOut(ResetPlan plan) {
        Map<String, NewTopic> anew = anew(plan.derived());
        for (String group : plan.groups()) {
            quietly(admin().deleteConsumerGroups(List.of(group)).all());
        }
        List<String> gone = new ArrayList<>(plan.internal());
        gone.addAll(plan.derived());
        for (String topic : gone) {
            quietly(admin().deleteTopics(List.of(topic)).all());
        }
        await("topics to be deleted", () -> disjoint(broker.names(), gone));
        for (NewTopic topic : anew.values()) {
            await("topic " + topic.name() + " to be created anew", () -> created(topic));
        }
    }

    /** The derived topics as they are; one that an interrupted reset left out is laid out as at the start of the service. */
    private Map<String, NewTopic> anew(List<String> derived) {
        Set<String> there = broker.names();
        int partitions = broker.one(
                        admin().describeTopics(List.of(topics.reports())).allTopicNames())
                .partitions()
                .size();
        Map<String, NewTopic> layout = TopicLayout.of(topics, partitions).newTopics().stream()
                .collect(Collectors.toMap(NewTopic::name, topic -> topic));
        Map<String, NewTopic> anew = new HashMap<>();
        for (String topic : derived) {
            anew.put(
                    topic,
                    there.contains(topic)
                            ? asItIs(topic)
                            : Optional.ofNullable(layout.get(topic)).orElseThrow());
        }
        return anew;
    }

    private NewTopic asItIs(String topic) {
        TopicDescription description =
                broker.one(admin().describeTopics(List.of(topic)).allTopicNames());
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = broker.one(admin().describeConfigs(List.of(resource)).all());
        Map<String, String> set = config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, entry -> String.valueOf(entry.value())));
        short copies = (short) description.partitions().get(0).replicas().size();
        return new NewTopic(topic, Optional.of(description.partitions().size()), Optional.of(copies)).configs(set);
    }

    private boolean created(NewTopic topic) {
        try {
            broker.await(admin().createTopics(List.of(topic)).all());
            return true;
        } catch (TopicExistsException e) {
            // the broker is still deleting the one before
            return false;
        }
    }

    private void quietly(KafkaFuture<Void> deletion) {
        try {
            broker.await(deletion);
        } catch (GroupIdNotFoundException | UnknownTopicOrPartitionException e) {
            // gone already
        }
    }

    private Admin admin() {
        return broker.admin();
    }

    private static boolean disjoint(Collection<String> there, Collection<String> gone) {
        Set<String> both = new HashSet<>(there);
        both.retainAll(gone);
        return both.isEmpty();
    }

    private static void await(String what, BooleanSupplier done) {
        for (int i = 0; i < TRIES; i++) {
            if (done.getAsBoolean()) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        throw new UnavailableException(
                "waited in vain for " + what + "; do it again before the service is started",
                new IllegalStateException(what));
    }
}
