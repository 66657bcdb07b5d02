package org.claimline.ingest;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.claimline.avro.Place;

/**
 * What the desk does with a name under which claims wait, as JSON: {@code {spelling, within, editor, reason}} with one of {@code place}, the id of
 * the place that it means; {@code create}, an entry of the register of places; {@code dismiss}, why it is no work.
 *
 * @param spelling the name as written, in any of its forms
 * @param within   the wider place as the reports name it
 * @param editor   id of the editor
 * @param reason   why
 * @param place    id of the place that is meant
 * @param create   the place that is meant and that the register does not have yet
 * @param dismiss  why nobody need place it
 */
public record PlacingOrder(
        String spelling,
        Optional<String> within,
        String editor,
        Optional<String> reason,
        Optional<String> place,
        Optional<Place> create,
        Optional<String> dismiss) {
    private static final String ONE_OF = "exactly one of place, create and dismiss";

    /**
     * Reads one.
     *
     * @param now when the entry is changed
     * @throws MalformedJsonException if it is not JSON within the limits
     */
    public static Entries<PlacingOrder> read(byte[] document, Instant now) throws MalformedJsonException {
        return Entries.read(document, "order", (fields, faults) -> {
            PlacingOrder order = new PlacingOrder(
                    fields.requiredText("spelling", "the name under which claims wait"),
                    fields.text("within"),
                    fields.requiredText("editor", "the id of the editor; it stands in the record for ever"),
                    fields.text("reason"),
                    fields.text("place"),
                    fields.child("create").map(child -> {
                        Place entry = PlaceJson.entry(child, now);
                        child.end();
                        return entry;
                    }),
                    fields.text("dismiss"));
            if (order.ways() != 1 && faults.isEmpty()) {
                fields.missing(order.ways() == 0 ? "place" : "dismiss", ONE_OF);
            }
            return order;
        });
    }

    private long ways() {
        return Stream.of(place, create, dismiss).filter(Optional::isPresent).count();
    }

    /** Why, in words that stand in the record. */
    public String why() {
        return dismiss.or(() -> reason).orElse("claims waited under \"" + spelling + "\"");
    }
}
