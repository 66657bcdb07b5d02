package org.claimline.replay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.claimline.topology.BrokerAnswers;
import org.claimline.topology.Topics;

/**
 * Removes all that a replay left on the broker: groups and topics under its prefix, the manifest last, so that one that was interrupted is
 * still listed and can be removed again. Touches nothing outside the prefix.
 */
final class Removal {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Admin admin;
    private final Topics ofReplay;

    Removal(Admin admin, Topics ofReplay) {
        this.admin = admin;
        this.ofReplay = ofReplay;
    }

    /**
     * Carries it out; returns when all is gone.
     *
     * @throws ReplayAtWorkException if somebody still reads in one of its groups
     */
    void carryOut() {
        String manifest = ReplayName.manifest(ofReplay);
        await("its groups to be left by their members, and its topics to be deleted", () -> {
            boolean left = groups().stream().filter(group -> !isDeleted(group)).count() == 0;
            List<String> topics = Manifests.topicsOf(admin, ofReplay).stream()
                    .filter(topic -> !topic.equals(manifest))
                    .toList();
            if (left) {
                // also what somebody who began to show it just then has brought into being
                delete(topics);
            }
            return left && topics.isEmpty();
        });
        delete(List.of(manifest));
        await("its manifest to be deleted", () -> Manifests.topicsOf(admin, ofReplay)
                .isEmpty());
    }

    private List<String> groups() {
        return BrokerAnswers.await(admin.listGroups().all()).stream()
                .map(group -> group.groupId())
                .filter(id -> id.startsWith(ofReplay.prefix()))
                .toList();
    }

    private boolean isDeleted(String group) {
        try {
            return quietly(admin.deleteConsumerGroups(List.of(group)).all());
        } catch (GroupNotEmptyException e) {
            return false;
        }
    }

    private void delete(List<String> topics) {
        for (String topic : topics) {
            boolean unused = quietly(admin.deleteTopics(List.of(topic)).all());
        }
    }

    private static boolean quietly(KafkaFuture<Void> deletion) {
        try {
            BrokerAnswers.await(deletion);
        } catch (GroupIdNotFoundException | UnknownTopicOrPartitionException e) {
            // gone already
            return true;
        }
        return true;
    }

    private static void await(String what, BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new ReplayAtWorkException("waited in vain for " + what
                        + "; a process still works with this replay: stop it, and remove the replay again");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }
}
