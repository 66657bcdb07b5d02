package org.claimline.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Fields of answers as tables show them. */
final class Shown {
    /** What stands where there is nothing to say. */
    static final String NOTHING = "-";

    private static final int TO_THE_MINUTE = 16;

    private Shown() {}

    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isMissingNode() || value.isNull() || value.asText().isEmpty() ? NOTHING : value.asText();
    }

    /** A time to the minute; its offset is told beside the table. */
    static String time(JsonNode object, String field) {
        return time(text(object, field));
    }

    /** {@code 2024-11-30 20:00} of {@code 2024-11-30T20:00:00+03:00}. */
    static String time(String iso) {
        return iso.length() > TO_THE_MINUTE ? iso.substring(0, TO_THE_MINUTE).replace('T', ' ') : iso;
    }

    /** The offset at the end of an ISO time; empty where there is none. */
    static String offset(String iso) {
        String offset = iso.replaceFirst("^.*?T[0-9:.]+", "");
        return offset.equals(iso) ? "" : offset;
    }
}
