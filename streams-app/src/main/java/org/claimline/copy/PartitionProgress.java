package org.claimline.copy;

import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * How far a copy has come in one partition of what it copies: an offset of its group, with the counts in the offset's metadata.
 *
 * @param next        the first offset that is not copied yet
 * @param copied      records copied, in all runs
 * @param leftOut     records left out
 * @param unreadable  records copied that could not be read, so that nobody knows whether they should have been left out
 * @param fingerprint of what is left out
 * @param found       the numbers of those to be left out that were found, in any partition
 */
record PartitionProgress(long next, long copied, long leftOut, long unreadable, String fingerprint, BitSet found) {
    private static final String FORM = "copy-1";
    private static final String NONE = "-";
    private static final int PARTS = 6;

    PartitionProgress {
        found = (BitSet) found.clone();
    }

    static PartitionProgress beginning(long first, LeaveOuts leaveOuts) {
        return new PartitionProgress(first, 0, 0, 0, leaveOuts.fingerprint(), new BitSet());
    }

    /** Reads what {@link #committed} wrote; empty for the offset of somebody else. */
    static Optional<PartitionProgress> of(OffsetAndMetadata offset) {
        String[] parts = offset.metadata().split(" ", -1);
        if (parts.length != PARTS || !parts[0].equals(FORM)) {
            return Optional.empty();
        }
        byte[] found = parts[5].equals(NONE) ? new byte[0] : Base64.getDecoder().decode(parts[5]);
        return Optional.of(new PartitionProgress(
                offset.offset(),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                parts[1],
                BitSet.valueOf(found)));
    }

    OffsetAndMetadata committed() {
        String bits = found.isEmpty() ? NONE : Base64.getEncoder().encodeToString(found.toByteArray());
        return new OffsetAndMetadata(
                next,
                String.join(
                        " ",
                        FORM,
                        fingerprint,
                        Long.toString(copied),
                        Long.toString(leftOut),
                        Long.toString(unreadable),
                        bits));
    }
}
