package org.claimline.query;

/** What normalise has counted, in one instance or in all together. */
public record Counts(
        long received,
        long accepted,
        long duplicate,
        long superseded,
        long deadLettered,
        long placed,
        long waiting,
        long held) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                received + other.received,
                accepted + other.accepted,
                duplicate + other.duplicate,
                superseded + other.superseded,
                deadLettered + other.deadLettered,
                placed + other.placed,
                waiting + other.waiting,
                held + other.held);
    }

    /** Whether every report received is accounted for. */
    boolean addsUp() {
        return received == accepted + duplicate + superseded + deadLettered;
    }

    ServiceStatus.Reports reports() {
        return new ServiceStatus.Reports(received, accepted, duplicate, superseded, deadLettered);
    }

    ServiceStatus.Claims claims() {
        return new ServiceStatus.Claims(placed + waiting + held, placed, waiting, held);
    }
}
