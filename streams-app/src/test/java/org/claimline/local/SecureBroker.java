package org.claimline.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A broker as newsrooms have it: clients come over TLS, say who they are with SCRAM-SHA-512, and may do what access-control lists allow them. Its
 * own user may everything.
 */
public final class SecureBroker implements AutoCloseable {
    private static final String MECHANISM = "SCRAM-SHA-512";

    private final BrokerSockets sockets;
    private final KafkaNode node;

    /**
     * Starts one.
     *
     * @param directory where it keeps its topics; empty so far
     * @param key       its certificate and key: a file of PKCS #12
     * @param password  of that file
     * @param users     the users and their passwords; {@code broker} is its own
     */
    public static SecureBroker start(Path directory, Path key, String password, Map<String, String> users)
            throws Exception {
        BrokerSockets sockets = BrokerSockets.bind(0);
        Path topics = directory.resolve("kafka");
        format(topics, users);
        Map<String, String> settings = new HashMap<>(BrokerSettings.of(topics, sockets, Map.of()));
        String listener = "listener.name." + BrokerSockets.CLIENTS.toLowerCase(java.util.Locale.ROOT) + ".";
        settings.put(
                "listener.security.protocol.map",
                BrokerSockets.CLIENTS + ":SASL_SSL," + BrokerSockets.CONTROLLER + ":PLAINTEXT");
        settings.put(listener + "ssl.keystore.type", "PKCS12");
        settings.put(listener + "ssl.keystore.location", key.toString());
        settings.put(listener + "ssl.keystore.password", password);
        settings.put(listener + "ssl.truststore.type", "PKCS12");
        settings.put(
                listener + "ssl.truststore.location",
                key.resolveSibling("trust.p12").toString());
        settings.put(listener + "ssl.truststore.password", password);
        settings.put(listener + "sasl.enabled.mechanisms", MECHANISM);
        settings.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        settings.put(listener + "scram-sha-512.sasl.jaas.config", jaas("broker", users.getOrDefault("broker", "")));
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:broker;User:ANONYMOUS");
        return new SecureBroker(sockets, settings);
    }

    private SecureBroker(BrokerSockets sockets, Map<String, String> settings) {
        this.sockets = sockets;
        node = KafkaNode.of(settings, sockets, "[secure broker] ");
        node.startup();
    }

    /** What a client says to sign in. */
    public static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    public String bootstrapServers() {
        return sockets.clientAddress();
    }

    @Override
    public void close() {
        node.close();
        sockets.close();
    }

    private static void format(Path topics, Map<String, String> users) throws Exception {
        KafkaNode.formatter(topics)
                .setScramArguments(users.entrySet().stream()
                        .map(user -> MECHANISM + "=[name=" + user.getKey() + ",password=" + user.getValue() + "]")
                        .toList())
                .run();
    }
}
