package org.claimline.topology.fold;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.topology.binary.ByteSink;
import org.claimline.topology.binary.ByteSource;

/** How a claim is written where a state or a dispute tells of it. */
interface ClaimCodec {
    void write(ByteSink to, ClaimVersion claim);

    ClaimVersion read(ByteSource from);

    /** With all that the core knows of it. */
    ClaimCodec WHOLE = new ClaimCodec() {
        @Override
        public void write(ByteSink to, ClaimVersion claim) {
            CoreCodec.write(to, claim);
        }

        @Override
        public ClaimVersion read(ByteSource from) {
            return CoreCodec.claim(from);
        }
    };

    /**
     * By reference to its row, so that a state stays small whatever its claims bring along. The reference carries a digest of the content:
     * states are equal by their bytes only if their claims say the same.
     *
     * @param as the row to take in place of the stored one, which a change has just replaced
     */
    record References(String town, ClaimRows rows, Optional<ClaimRow> as) implements ClaimCodec {

        @Override
        public void write(ByteSink to, ClaimVersion claim) {
            to.raw(rows.reference(claim));
        }

        static byte[] reference(ClaimVersion claim) {
            ByteSink to = new ByteSink();
            to.instant(claim.when().estimate()).instant(claim.knownTime());
            CoreCodec.write(to, claim.key());
            return to.instant(claim.knownFrom()).number(ClaimRow.digest(claim)).toBytes();
        }

        @Override
        public ClaimVersion read(ByteSource from) {
            Instant eventTime = from.instant();
            Instant knownTime = from.instant();
            ClaimKey key = CoreCodec.key(from);
            byte[] position = TownKeys.row(town, eventTime, knownTime, key, from.instant());
            long digest = from.number();
            return as.filter(other -> Arrays.equals(other.key(), position))
                    .or(() -> rows.get(position))
                    .filter(row -> row.digest() == digest)
                    .map(ClaimRow::claim)
                    .orElseThrow(() -> new IllegalStateException("the stores of town " + town
                            + " do not fit each other at claim " + key
                            + ": reset the application's local state, so that it is restored"));
        }
    }
}
