package org.claimline.alert.delivery;

import org.claimline.avro.Delivery;

/** Keys of the topic of deliveries: {@code townId|alertId|receiverId}. Ids of alerts and receivers have no bar in them; a town's may. */
public final class DeliveryKeys {
    private static final char BAR = '|';

    private DeliveryKeys() {}

    public static String key(Delivery delivery) {
        return key(delivery.getTownId(), delivery.getAlertId(), delivery.getReceiverId());
    }

    public static String key(String townId, String alertId, String receiverId) {
        return townId + BAR + alertId + BAR + receiverId;
    }

    /** The town of a key. Refuses one that has not two bars. */
    public static String townOf(String key) {
        int last = key.lastIndexOf(BAR);
        int bar = last < 1 ? -1 : key.lastIndexOf(BAR, last - 1);
        if (bar < 0) {
            throw new IllegalArgumentException(
                    "key of a delivery \"" + key + "\": it should be townId|alertId|receiverId");
        }
        return key.substring(0, bar);
    }
}
