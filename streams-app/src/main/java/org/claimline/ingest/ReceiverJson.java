package org.claimline.ingest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.claimline.avro.AlertKind;
import org.claimline.avro.Circle;
import org.claimline.topology.Fault;

/**
 * A receiver of alerts as JSON: {@code {id, url, secret, towns, governorates, near: {lat, lon, km}, kinds}}. {@code id} and {@code url} must be there;
 * what is left out of the others lets all pass. Whether they can be used is for others to say.
 */
public final class ReceiverJson {
    private static final int POLE = 90;
    private static final int DATE_LINE = 180;

    private ReceiverJson() {}

    /**
     * A receiver as somebody wrote it.
     *
     * @param secret as text; empty where one is to be made, or the one before to be kept
     * @param towns  in whatever spelling
     */
    public record Draft(
            String id,
            String url,
            Optional<String> secret,
            List<String> towns,
            List<String> governorates,
            Optional<Circle> near,
            List<AlertKind> kinds) {
        public Draft {
            towns = List.copyOf(towns);
            governorates = List.copyOf(governorates);
            kinds = List.copyOf(kinds);
        }

        @Override
        public String toString() {
            return "receiver " + id;
        }
    }

    /**
     * Reads one receiver or an array of them.
     *
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Entries<Draft> read(byte[] document) throws MalformedJsonException {
        return Entries.read(document, "receiver", ReceiverJson::draft);
    }

    private static Draft draft(JsonFields fields, List<Fault> faults) {
        return new Draft(
                fields.requiredText("id"),
                fields.requiredText("url"),
                fields.text("secret"),
                fields.texts("towns"),
                fields.texts("governorates"),
                fields.child("near").flatMap(near -> circle(near)),
                fields.items("kinds").stream()
                        .flatMap(item -> fields.word(item.node(), item.pointer(), AlertKind.class).stream())
                        .toList());
    }

    private static Optional<Circle> circle(JsonFields near) {
        OptionalDouble latitude = near.requiredDegrees("lat", POLE);
        OptionalDouble longitude = near.requiredDegrees("lon", DATE_LINE);
        OptionalDouble kilometres = near.requiredDistance("km");
        near.end();
        return latitude.isPresent() && longitude.isPresent() && kilometres.isPresent()
                ? Optional.of(new Circle(latitude.getAsDouble(), longitude.getAsDouble(), kilometres.getAsDouble()))
                : Optional.empty();
    }
}
