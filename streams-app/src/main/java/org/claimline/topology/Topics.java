package org.claimline.topology;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.claimline.schema.Contract;

/**
 * The names of all topics behind one prefix. The live service has {@code claimline.}, each replay another; the names after the prefix
 * never differ. Refuses a prefix that Kafka would refuse in a topic's name, or that does not end with its separator.
 *
 * @param prefix what stands before every name, with its separator: {@code claimline.} or {@code replay-7.}
 */
public record Topics(String prefix) {
    public static final Topics LIVE = new Topics("claimline.");

    private static final String DEAD_LETTERS = "dead-letters.v1";
    private static final int LONGEST_PREFIX = 200;

    public Topics {
        if (!prefix.matches("[A-Za-z0-9._-]{0,199}[._-]") || prefix.startsWith(".")) {
            throw new IllegalArgumentException("topic prefix \"" + prefix + "\": use at most " + LONGEST_PREFIX
                    + " letters, digits, '.', '_' and '-', the last one a separator, such as \"claimline.\"");
        }
    }

    /** The archive of all reports, keyed by source. */
    public String reports() {
        return of(Contract.REPORTS);
    }

    public String sources() {
        return of(Contract.SOURCES);
    }

    public String places() {
        return of(Contract.PLACES);
    }

    public String parties() {
        return of(Contract.PARTIES);
    }

    public String decisions() {
        return of(Contract.DECISIONS);
    }

    /** Claim versions with their town, keyed by town. */
    public String claims() {
        return of(Contract.CLAIMS);
    }

    /** The reconciled stream. */
    public String townStates() {
        return of(Contract.TOWN_STATES);
    }

    public String townChanges() {
        return of(Contract.TOWN_CHANGES);
    }

    public String disputes() {
        return of(Contract.DISPUTES);
    }

    public String alerts() {
        return of(Contract.ALERTS);
    }

    public String unplaced() {
        return of(Contract.UNPLACED);
    }

    /** Who is told alerts over HTTP, secrets included. */
    public String receivers() {
        return of(Contract.RECEIVERS);
    }

    /** What became of each alert at each receiver. */
    public String deliveries() {
        return of(Contract.DELIVERIES);
    }

    public String deliveryOrders() {
        return of(Contract.DELIVERY_ORDERS);
    }

    /** Who at the desk has seen which alert. */
    public String acknowledgements() {
        return of(Contract.ACKNOWLEDGEMENTS);
    }

    /** Bytes that could not be processed; they have no contract. */
    public String deadLetters() {
        return prefix + DEAD_LETTERS;
    }

    public String of(Contract contract) {
        return contract.topic(prefix);
    }

    public List<String> all() {
        return Stream.concat(Arrays.stream(Contract.values()).map(this::of), Stream.of(deadLetters()))
                .toList();
    }
}
