package org.claimline.ingest.places;

/**
 * Something in a table of places that does not hold.
 *
 * @param line   where the row begins, from 1
 * @param id     the place; empty where the row has none
 * @param field  the column
 * @param value  what stands there; empty where nothing does
 * @param reason why it does not hold
 * @param wayOut what to write instead
 */
public record Finding(int line, String id, String field, String value, String reason, String wayOut) {

    @Override
    public String toString() {
        return "line " + line + ", " + (id.isEmpty() ? "a place without an id" : id) + ": " + field
                + (value.isEmpty() ? " " : " \"" + value + "\" ") + reason + "; " + wayOut;
    }
}
