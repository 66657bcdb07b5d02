package org.claimline.alert;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.claimline.avro.Delivery;
import org.claimline.avro.DeliveryOrder;
import org.claimline.avro.DeliveryState;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.Sink;

/** What was delivered and what was not, and orders to send it again. */
public final class DeliveryDesk {
    private final Deliveries deliveries;
    private final Sink<DeliveryOrder> orders;
    private final Supplier<String> ids;
    private final Clock clock;

    /** @param ids makes an id that nobody has */
    public DeliveryDesk(Deliveries deliveries, Sink<DeliveryOrder> orders, Supplier<String> ids, Clock clock) {
        this.deliveries = deliveries;
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    /** Orders one to be sent again; says no where it is not known, or forgotten. */
    public boolean sendAgain(String alertId, String receiverId) throws NotWrittenException {
        Optional<Delivery> delivery = deliveries.get(alertId, receiverId);
        if (delivery.isPresent()) {
            orders.write(List.of(order(delivery.get())));
        }
        return delivery.isPresent();
    }

    /** Orders all that were given up at a receiver to be sent again; says how many. */
    public int sendFailedAgain(String receiverId) throws NotWrittenException {
        List<DeliveryOrder> all = deliveries.all(Optional.of(DeliveryState.FAILED), Optional.of(receiverId)).stream()
                .map(this::order)
                .toList();
        orders.write(all);
        return all.size();
    }

    private DeliveryOrder order(Delivery delivery) {
        return DeliveryOrder.newBuilder()
                .setOrderId(ids.get())
                .setAlertId(delivery.getAlertId())
                .setTownId(delivery.getTownId())
                .setReceiverId(delivery.getReceiverId())
                .setOrderedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }
}
