package org.claimline.query;

import java.util.EnumMap;
import java.util.Map;
import org.claimline.topology.register.RegisterKind;

/**
 * What normalise has counted, in one instance or in all together.
 *
 * @param rereads reports, and names whose reports are still to be looked up, that wait to be read again
 * @param registersRead offset before which the topic of each register is read everywhere; a register that is not among them is not read yet
 */
public record Counts(
        long received,
        long accepted,
        long duplicate,
        long superseded,
        long deadLettered,
        long placed,
        long waiting,
        long held,
        long rereads,
        Map<RegisterKind, Long> registersRead) {
    /** Of nothing: whoever has no reports has read every register for them. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, everythingRead());

    public Counts {
        registersRead = Map.copyOf(registersRead);
    }

    Counts plus(Counts other) {
        return new Counts(
                received + other.received,
                accepted + other.accepted,
                duplicate + other.duplicate,
                superseded + other.superseded,
                deadLettered + other.deadLettered,
                placed + other.placed,
                waiting + other.waiting,
                held + other.held,
                rereads + other.rereads,
                least(registersRead, other.registersRead));
    }

    /** Offset before which everything of a register is read. */
    long read(RegisterKind register) {
        return registersRead.getOrDefault(register, 0L);
    }

    private static Map<RegisterKind, Long> everythingRead() {
        Map<RegisterKind, Long> read = new EnumMap<>(RegisterKind.class);
        for (RegisterKind register : RegisterKind.values()) {
            read.put(register, Long.MAX_VALUE);
        }
        return read;
    }

    private static Map<RegisterKind, Long> least(Map<RegisterKind, Long> one, Map<RegisterKind, Long> other) {
        Map<RegisterKind, Long> least = new EnumMap<>(RegisterKind.class);
        one.forEach((register, offset) -> least.put(register, Math.min(offset, other.getOrDefault(register, 0L))));
        return least;
    }

    /** Whether every report received is accounted for. */
    boolean addsUp() {
        return unaccounted() == 0;
    }

    /** Reports received that are nothing else: 0 unless something is wrong. */
    public long unaccounted() {
        return received - accepted - duplicate - superseded - deadLettered;
    }

    public ServiceStatus.Reports reports() {
        return new ServiceStatus.Reports(received, accepted, duplicate, superseded, deadLettered);
    }

    public ServiceStatus.Claims claims() {
        return new ServiceStatus.Claims(placed + waiting + held, placed, waiting, held);
    }
}
