package org.claimline.faults;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** How far the service has come with the reports, as its commits say, and who does and keeps what. */
final class Progress {
    private static final int PATIENCE_SECONDS = 30;

    private final Admin admin;
    private final Front front;

    Progress(Admin admin, Front front) {
        this.admin = admin;
        this.front = front;
    }

    /** Reports of {@code partitions} up to {@code ends} that no commit covers. */
    long inFlight(Map<Integer, Long> ends, Collection<Integer> partitions) {
        Map<Integer, Long> committed = committed();
        return partitions.stream()
                .mapToLong(p -> Math.max(0, ends.getOrDefault(p, 0L) - committed.getOrDefault(p, 0L)))
                .sum();
    }

    /** Whether all up to {@code ends} is committed; no, where nobody can say. */
    boolean isPast(Map<Integer, Long> ends) {
        try {
            return inFlight(ends, ends.keySet()) == 0;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Partitions of the reports that {@code instance} reads. */
    Set<Integer> partitionsOf(String instance) {
        ConsumerGroupDescription group =
                await(admin.describeConsumerGroups(List.of(group())).all()).get(group());
        Set<Integer> partitions = new HashSet<>();
        if (group != null) {
            for (MemberDescription member : group.members()) {
                if (member.groupInstanceId()
                        .filter(id -> id.startsWith(instance + "-"))
                        .isPresent()) {
                    member.assignment().topicPartitions().stream()
                            .filter(p -> p.topic().equals(front.topics().reports()))
                            .forEach(p -> partitions.add(p.partition()));
                }
            }
        }
        return partitions;
    }

    /** The node that leads a partition. */
    int leader(String topic, int partition) {
        Node leader = await(admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions()
                .get(partition)
                .leader();
        return leader.id();
    }

    @Override
    public String toString() {
        return "committed " + committed();
    }

    private Map<Integer, Long> committed() {
        Map<Integer, Long> committed = new HashMap<>();
        await(admin.listConsumerGroupOffsets(group()).partitionsToOffsetAndMetadata())
                .forEach((p, offset) -> {
                    if (offset != null && isOfReports(p)) {
                        committed.put(p.partition(), offset.offset());
                    }
                });
        return committed;
    }

    private boolean isOfReports(TopicPartition partition) {
        return partition.topic().equals(front.topics().reports());
    }

    private String group() {
        return front.topics().prefix() + "reconcile";
    }

    private static <T> T await(org.apache.kafka.common.KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the brokers do not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
