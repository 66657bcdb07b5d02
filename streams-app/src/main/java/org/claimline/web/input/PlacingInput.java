package org.claimline.web.input;

import org.jspecify.annotations.Nullable;

/**
 * What the desk does with a name under which claims wait: exactly one of place, create and dismiss.
 *
 * @param spelling the name as written, in any of its forms
 * @param within   the wider place as the reports name it; left out where they name none
 * @param editor   id of the editor
 * @param reason   why, in words that stand in the record
 * @param place    id of the place that it means
 * @param create   the place that it means and that the register does not have yet
 * @param dismiss  why nobody need place it
 */
public record PlacingInput(
        String spelling,
        @Nullable String within,
        String editor,
        @Nullable String reason,
        @Nullable String place,
        @Nullable PlaceInput create,
        @Nullable String dismiss) {}
