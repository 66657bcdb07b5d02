package org.claimline.copy;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.SourceReport;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryFailures;

/**
 * Holds back the reports that are left out, every revision of them, and what the desk decided about their claims. Retractions by other reports go
 * through: they hold ids only. Reads a record only where something is left out. One that cannot be read goes through, and is told apart.
 */
final class Sieve {
    private final LeaveOuts leaveOuts;
    private final Optional<Deserializer<? extends SpecificRecord>> reader;
    private final BitSet found = new BitSet();

    /** What becomes of a record. */
    enum Verdict {
        COPIED,
        LEFT_OUT,
        /** Copied, though nobody knows what is in it. */
        UNREADABLE
    }

    /** @param serdes there where anything is left out */
    Sieve(LeaveOuts leaveOuts, Optional<ContractSerdes> serdes) {
        this.leaveOuts = leaveOuts;
        reader = leaveOuts.isEmpty()
                ? Optional.empty()
                : Optional.of(serdes.orElseThrow(
                                () -> new IllegalArgumentException("reports are told apart by a registry: name one"))
                        .reports()
                        .deserializer());
    }

    /** The numbers of those that were found so far. */
    BitSet found() {
        return found;
    }

    Verdict look(ConsumerRecord<byte[], byte[]> item) {
        if (reader.isEmpty() || item.value() == null) {
            return Verdict.COPIED;
        }
        SpecificRecord read;
        try {
            read = reader.get().deserialize(item.topic(), item.value());
        } catch (RuntimeException e) {
            if (RegistryFailures.isUnreachable(e)) {
                throw new KafkaException(
                        "the schema registry does not answer (" + e.getMessage()
                                + "); run it again, it goes on where it stopped",
                        e);
            }
            return Verdict.UNREADABLE;
        }
        OptionalInt number = OptionalInt.empty();
        if (read instanceof SourceReport report) {
            number = leaveOuts.find(report.getSourceId(), report.getReportId());
        } else if (read instanceof DeskDecision decision) {
            ClaimRef claim = decision.getTargetClaim();
            number = claim == null ? number : leaveOuts.find(claim.getSourceId(), claim.getReportId());
        }
        number.ifPresent(found::set);
        return number.isPresent() ? Verdict.LEFT_OUT : Verdict.COPIED;
    }
}
