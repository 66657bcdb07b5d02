package org.claimline.query;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.claimline.avro.AlertAcknowledgement;
import org.claimline.avro.AlertKind;
import org.claimline.avro.ContestedAlert;
import org.jspecify.annotations.Nullable;

/** Something that the read model has read: what is so from its position on. */
public sealed interface Change {
    Position position();

    /** What a later one of the same feed takes the place of. */
    String key();

    /** Whether it tells that something is no more. */
    boolean isGone();

    String townId();

    /** The governorate of the town; empty where it was never told. */
    Optional<String> governorate();

    /**
     * A town's state, or that it has none any more, because its last claim ended.
     *
     * @param entry   the state; empty where there is none any more
     * @param version the town's version; empty where the record did not tell it
     */
    record OfTown(
            Position position,
            String townId,
            Optional<String> governorate,
            Optional<TownEntry> entry,
            OptionalLong version)
            implements Change {
        @Override
        public String key() {
            return townId;
        }

        @Override
        public boolean isGone() {
            return entry.isEmpty();
        }
    }

    /**
     * A dispute, or that it never was.
     *
     * @param key     the key of the topic
     * @param dispute as it stands; empty where it never was
     */
    record OfDispute(
            Position position, String townId, Optional<String> governorate, String key, Optional<KeptDispute> dispute)
            implements Change {
        @Override
        public boolean isGone() {
            return dispute.isEmpty();
        }
    }

    /**
     * That somebody at the desk has seen an alert, or that this was taken back; either is kept for good.
     *
     * @param acknowledgement what holds of the alert from then on
     */
    record OfAcknowledgement(
            Position position, String townId, Optional<String> governorate, AlertAcknowledgement acknowledgement)
            implements Change {
        @Override
        public String key() {
            return acknowledgement.getAlertId();
        }

        @Override
        public boolean isGone() {
            return false;
        }
    }

    /** An alert that was raised. Kept as bytes, for many are kept and few are asked for. */
    final class OfAlert implements Change {
        private final Position position;
        private final Instant raised;
        private final Instant at;
        private final AlertKind kind;
        private final String alertId;
        private final String townId;
        private final @Nullable String governorate;
        private final byte[] bytes;

        /** @param raised time of the record: that of the report that made it, as the broker has it */
        OfAlert(Position position, Instant raised, ContestedAlert alert) {
            this.position = position;
            this.raised = raised;
            this.at = alert.getAt();
            this.kind = alert.getKind();
            this.alertId = alert.getAlertId();
            this.townId = alert.getTownId();
            this.governorate = alert.getPlace().getGovernorate();
            this.bytes = Packed.pack(alert::toByteBuffer);
        }

        @Override
        public Position position() {
            return position;
        }

        /** When it was raised, by the time of its record. */
        public Instant raised() {
            return raised;
        }

        /** Event time of what it tells. */
        public Instant at() {
            return at;
        }

        public AlertKind kind() {
            return kind;
        }

        @Override
        public String key() {
            return alertId;
        }

        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public String townId() {
            return townId;
        }

        @Override
        public Optional<String> governorate() {
            return Optional.ofNullable(governorate);
        }

        int size() {
            return bytes.length;
        }

        public ContestedAlert alert() {
            return Packed.unpack(bytes, ContestedAlert::fromByteBuffer);
        }
    }
}
