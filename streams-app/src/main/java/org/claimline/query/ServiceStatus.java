package org.claimline.query;

import java.util.List;
import java.util.Map;

/**
 * Where the service stands, in numbers that add up. Of reports: received = accepted + duplicate + superseded + deadLettered. Of claims:
 * accepted = placed + waiting + held.
 *
 * @param caughtUp       every input was read past the last data record that was known at the request, and no town is still being settled
 * @param unsettledTowns towns of which what corrections undid is found apart from the claims, since that takes long: still to be found, or
 *                       found so lately that it may not be written yet; while there is one, {@code caughtUp} is false
 * @param rereads        reports, and names whose reports are still to be looked up, that are to be read again since a register or a decision about a
 *                       source changed, or were so lately that it may not be written yet; while there is one, {@code caughtUp} is false
 * @param unreadable     entries of registers whose newest record cannot be read
 * @param inputs       the inputs, in the order in which they feed each other
 * @param applications the state of each Kafka Streams application
 * @param connection   what it is connected to, for commands that talk to the broker themselves
 */
public record ServiceStatus(
        boolean caughtUp,
        Reports reports,
        Claims claims,
        int towns,
        int openDisputes,
        int unsettledTowns,
        long rereads,
        List<UnreadableEntry> unreadable,
        List<Input> inputs,
        Map<String, String> applications,
        Connection connection) {

    /** Reports, each revision counted once for every time it was received. */
    public record Reports(long received, long accepted, long duplicate, long superseded, long deadLettered) {}

    /** Claims in force: {@code placed} in a town, {@code waiting} for their place to be known, {@code held} back until released. */
    public record Claims(long accepted, long placed, long waiting, long held) {}

    /**
     * One input of one reader.
     *
     * @param reader    who reads it
     * @param topic     what it reads
     * @param caughtUp  whether it has read every data record known at the request
     */
    public record Input(String reader, String topic, boolean caughtUp) {}

    /**
     * What an instance is connected to. No credentials: users and passwords in addresses are masked.
     *
     * @param bootstrapServers the brokers, host:port separated by commas
     * @param schemaRegistry   the registry, one URL or several separated by commas
     * @param topicPrefix      what stands before the name of every topic
     */
    public record Connection(String bootstrapServers, String schemaRegistry, String topicPrefix) {}
}
