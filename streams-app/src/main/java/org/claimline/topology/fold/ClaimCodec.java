package org.claimline.topology.fold;

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
            to.instant(claim.when().estimate()).instant(claim.knownTime());
            CoreCodec.write(to, claim.key());
            to.instant(claim.knownFrom()).number(digest(claim));
        }

        @Override
        public ClaimVersion read(ByteSource from) {
            var eventTime = from.instant();
            var knownTime = from.instant();
            ClaimKey key = CoreCodec.key(from);
            byte[] row = TownKeys.row(town, eventTime, knownTime, key, from.instant());
            long digest = from.number();
            ClaimVersion claim = as.filter(other -> Arrays.equals(other.key(), row))
                    .or(() -> rows.get(row))
                    .map(ClaimRow::claim)
                    .orElseThrow(() -> inconsistent(key));
            if (digest(claim) != digest) {
                throw inconsistent(key);
            }
            return claim;
        }

        private IllegalStateException inconsistent(ClaimKey key) {
            return new IllegalStateException("the stores of town " + town + " do not fit each other at claim " + key
                    + ": reset the application's local state, so that it is restored");
        }

        /** FNV-1a over the whole content. */
        private static long digest(ClaimVersion claim) {
            ByteSink content = new ByteSink();
            CoreCodec.write(content, claim);
            long hash = 0xcbf29ce484222325L;
            for (byte b : content.toBytes()) {
                hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
            }
            return hash;
        }
    }
}
