package org.claimline.alert;

import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A message to a receiver.
 *
 * @param wanted whether it is still to be sent when its turn comes
 */
public record Parcel(
        String receiverId,
        URI url,
        List<WebhookSecret> secrets,
        WebhookSender.Message message,
        BooleanSupplier wanted) {
    public Parcel {
        secrets = List.copyOf(secrets);
    }
}
