package org.claimline.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.claimline.alert.Deliveries;
import org.claimline.avro.AlertKind;
import org.claimline.avro.Delivery;
import org.claimline.avro.DeliveryState;
import org.claimline.query.BrokerAwayException;
import org.claimline.query.ClaimAccounts;
import org.claimline.query.CountSource;
import org.claimline.query.Counts;
import org.claimline.query.Holder;
import org.claimline.query.MovingException;
import org.claimline.query.ReadModel;
import org.claimline.query.Registers;
import org.claimline.query.ServiceStatus;
import org.claimline.query.StatusSource;
import org.junit.jupiter.api.Test;

/** What is told of an instance is what it holds and knows, and what could not be found out is not made up. */
class FiguresTest {
    private static final Map<Holder, Set<Integer>> DIVISION =
            Map.of(new Holder.Here(), Set.of(0, 2), new Holder.There(URI.create("http://other:8080")), Set.of(1));

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void onlyWhatTheInstanceHoldsIsTold() {
        Held counts = new Held(new Counts(10, 6, 1, 2, 1, 7, 2, 1, 3, Map.of()));

        new HeldFigures(registry, counts, accounts(4)).take();

        assertThat(counts.asked).isEqualTo(Set.of(0, 2));
        assertThat(value("claimline.partitions", "of", "reports")).isEqualTo(2);
        assertThat(value("claimline.partitions", "of", "towns")).isEqualTo(2);
        assertThat(value("claimline.reports", "outcome", "received")).isEqualTo(10);
        assertThat(value("claimline.reports", "outcome", "accepted")).isEqualTo(6);
        assertThat(value("claimline.reports", "outcome", "duplicate")).isEqualTo(1);
        assertThat(value("claimline.reports", "outcome", "superseded")).isEqualTo(2);
        assertThat(value("claimline.reports", "outcome", "dead_lettered")).isEqualTo(1);
        assertThat(value("claimline.reports.unaccounted")).isZero();
        assertThat(value("claimline.claims", "state", "placed")).isEqualTo(7);
        assertThat(value("claimline.claims", "state", "waiting")).isEqualTo(2);
        assertThat(value("claimline.claims", "state", "held")).isEqualTo(1);
        assertThat(value("claimline.rereads")).isEqualTo(3);
        assertThat(value("claimline.towns.unsettled")).isEqualTo(4);
    }

    @Test
    void aReportThatIsNowhereIsTold() {
        Held counts = new Held(new Counts(10, 6, 1, 1, 1, 0, 0, 0, 0, Map.of()));

        new HeldFigures(registry, counts, accounts(0)).take();

        assertThat(value("claimline.reports.unaccounted")).isEqualTo(1);
    }

    @Test
    void whilePartitionsMoveNothingIsTold() {
        Held counts = new Held(new Counts(10, 6, 1, 2, 1, 7, 2, 1, 3, Map.of()));
        HeldFigures figures = new HeldFigures(registry, counts, accounts(0));
        figures.take();
        counts.moving = true;

        figures.take();

        assertThat(registry.find("claimline.reports").gauges()).isEmpty();
        assertThat(registry.find("claimline.partitions").gauges()).isEmpty();

        counts.moving = false;
        figures.take();
        assertThat(value("claimline.reports", "outcome", "received")).isEqualTo(10);
    }

    @Test
    void deliveriesAreToldByReceiverAndStateAndGoWithThem() {
        Deliveries deliveries = new Deliveries();
        deliveries.put("a|desk", delivery("a", "desk", DeliveryState.PENDING));
        deliveries.put("b|desk", delivery("b", "desk", DeliveryState.FAILED));
        KnownFigures figures = new KnownFigures(registry, new ReadModel(), new Registers(), deliveries);
        figures.take();
        assertThat(value("claimline.deliveries", "receiver", "desk", "state", "failed"))
                .isEqualTo(1);
        assertThat(value("claimline.disputes", "state", "open")).isZero();
        assertThat(value("claimline.towns", "status", "contested")).isZero();

        deliveries.remove("b|desk");
        figures.take();

        assertThat(registry.find("claimline.deliveries")
                        .tags("receiver", "desk", "state", "failed")
                        .gauges())
                .isEmpty();
        assertThat(value("claimline.deliveries", "receiver", "desk", "state", "pending"))
                .isEqualTo(1);
    }

    @Test
    void whoDoesNotKnowWhetherAllIsReadSaysNo() {
        Asked asked = new Asked();
        StatusFigures figures = new StatusFigures(registry, asked);
        figures.take();
        assertThat(value("claimline.caught.up")).isEqualTo(1);
        assertThat(value("claimline.input.caught.up", "reader", "reconcile", "topic", "reports"))
                .isEqualTo(1);

        asked.failure = new BrokerAwayException("no answer within 5 s", new IllegalStateException());
        assertThatThrownBy(figures::take).isInstanceOf(BrokerAwayException.class);

        assertThat(value("claimline.caught.up")).isZero();
        assertThat(registry.find("claimline.input.caught.up").gauges()).isEmpty();

        asked.failure = new MovingException("a partition is nobody's");
        figures.take();
        assertThat(value("claimline.caught.up")).isZero();
    }

    private double value(String name, String... tags) {
        Gauge gauge = registry.find(name).tags(tags).gauge();
        assertThat(gauge).as(name + String.join(" ", tags)).isNotNull();
        return gauge.value();
    }

    private static Delivery delivery(String alert, String receiver, DeliveryState state) {
        return Delivery.newBuilder()
                .setAlertId(alert)
                .setReceiverId(receiver)
                .setEpisodeId("episode")
                .setTownId("hama")
                .setKind(AlertKind.NEWLY_CONTESTED)
                .setHeadline("Hama is contested")
                .setState(state)
                .setAttempts(1)
                .setCreatedAt(Instant.EPOCH)
                .setAlertOffset(0)
                .build();
    }

    /** Accounts of which only the division and the number of unsettled towns are asked. */
    private static ClaimAccounts accounts(int unsettled) {
        return (ClaimAccounts) Proxy.newProxyInstance(
                FiguresTest.class.getClassLoader(),
                new Class<?>[] {ClaimAccounts.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "division" -> DIVISION;
                    case "unsettled" -> unsettled;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static final class Held implements CountSource {
        private final Counts counts;
        private boolean moving;
        private Set<Integer> asked = Set.of();

        Held(Counts counts) {
            this.counts = counts;
        }

        @Override
        public Map<Holder, Set<Integer>> division() {
            return DIVISION;
        }

        @Override
        public Counts of(Set<Integer> partitions) {
            if (moving) {
                throw new MovingException("it moves");
            }
            asked = partitions;
            return counts;
        }
    }

    private static final class Asked implements StatusSource {
        private RuntimeException failure;

        @Override
        public ServiceStatus status() {
            if (failure != null) {
                throw failure;
            }
            return new ServiceStatus(
                    true,
                    new ServiceStatus.Reports(1, 1, 0, 0, 0),
                    new ServiceStatus.Claims(1, 1, 0, 0),
                    1,
                    0,
                    0,
                    0,
                    List.of(),
                    List.of(new ServiceStatus.Input("reconcile", "reports", true)),
                    Map.of(),
                    new ServiceStatus.Connection("broker:9092", "http://registry:8081", "claimline."));
        }
    }
}
