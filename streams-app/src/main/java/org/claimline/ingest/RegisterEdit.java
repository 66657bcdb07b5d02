package org.claimline.ingest;

import java.time.Instant;
import java.util.List;
import org.claimline.topology.register.RegisterKind;
import org.jspecify.annotations.Nullable;

/**
 * One edit of a register, as its topic has it for ever.
 *
 * @param number   its place in the topic
 * @param id       of the entry
 * @param what     what became of the entry
 * @param at       when
 * @param editor   who; null for the register that came with the service, and where nobody said
 * @param reason   why; null where nobody said
 * @param changes  what of the entry changed; all of it where it was added or taken out
 */
public record RegisterEdit(
        RegisterKind register,
        long number,
        String id,
        What what,
        Instant at,
        @Nullable String editor,
        @Nullable String reason,
        List<FieldChange> changes) {
    public RegisterEdit {
        changes = List.copyOf(changes);
    }

    /** What became of the entry. */
    public enum What {
        ADDED,
        CHANGED,
        REMOVED,
        /** The record cannot be read; the entry before it counts. */
        UNREADABLE
    }

    /**
     * A field that changed.
     *
     * @param field  as the contract calls it
     * @param before its value; null where it had none
     * @param after  likewise
     */
    public record FieldChange(
            String field, @Nullable Object before, @Nullable Object after) {}
}
