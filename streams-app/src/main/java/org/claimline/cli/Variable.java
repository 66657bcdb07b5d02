package org.claimline.cli;

import java.util.Arrays;
import java.util.Optional;
import org.claimline.alert.RetryPlan;
import org.claimline.topology.TopicLayout;
import org.claimline.topology.Topics;
import org.claimline.web.WebConfig;
import org.claimline.web.access.Budgets;
import org.claimline.web.access.Protection;

/**
 * The variables of the configuration, each with what it means and its default: one name in the environment, in the file, in help, in
 * messages and in {@code serve --print-config} alike. Beside them any {@code KAFKA_X_Y} sets {@code x.y} of every Kafka client, and any
 * {@code SCHEMA_REGISTRY_X_Y} sets {@code schema.registry.x.y} of the registry's client.
 */
enum Variable {
    KAFKA_BOOTSTRAP_SERVERS("the brokers, host:port separated by commas; required", ""),
    SCHEMA_REGISTRY_URL("the schema registry, one URL or several separated by commas; required", ""),
    CLAIMLINE_TOPIC_PREFIX("what stands before the name of every topic, its separator included", Topics.LIVE.prefix()),
    CLAIMLINE_PARTITIONS(
            "partitions of the topics, fixed when they are made; 1 to 1000", "" + TopicLayout.DEFAULT_PARTITIONS),
    CLAIMLINE_CREATE("make missing topics and register missing schemas at start; true or false", "false"),
    CLAIMLINE_STATE_DIR("the directory where stores lie; each instance has its own", "claimline-state"),
    CLAIMLINE_THREADS("stream threads of each of the three applications; 1 to 64", "1"),
    CLAIMLINE_INSTANCE("a name of this instance that stays the same over restarts, so that they are quick", ""),
    CLAIMLINE_HTTP_HOST("the address to listen on; 0.0.0.0 is all of them", "127.0.0.1"),
    CLAIMLINE_HTTP_PORT("the port to listen on; 0 is any free one", "8080"),
    CLAIMLINE_ADVERTISED("host:port at which other instances reach this one; where it listens, unless said", ""),
    CLAIMLINE_ZONE("zone of the times in answers and on the page", WebConfig.DEFAULT_ZONE.getId()),
    CLAIMLINE_MAX_BODY_BYTES(
            "the largest body of a request, in bytes; 1024 to 134217728", "" + WebConfig.DEFAULT_MAX_BODY_BYTES),
    CLAIMLINE_CORS_ORIGINS("origins whose pages may ask and send, separated by commas; * is all of them", ""),
    CLAIMLINE_TILES(
            "address of tiles under the page's map, with {z}, {x} and {y} in it: http, https, or a path of the service's own address",
            ""),
    CLAIMLINE_TILES_CREDIT("whom the map names for its tiles", ""),
    CLAIMLINE_TOKENS("a file of YAML with the tokens that are good here; claimline token create makes them", ""),
    CLAIMLINE_OPEN_TO_ANYONE(
            "listen beyond this machine with no tokens: whoever reaches the address may read and change everything; true or false",
            "false"),
    CLAIMLINE_PEER_SECRET("what the instances of one service share, 32 characters or more; needed beside tokens", ""),
    CLAIMLINE_TRUSTED_PROXIES(
            "networks whose X-Forwarded-For is believed, such as 10.1.0.0/16, separated by commas", ""),
    CLAIMLINE_READS_PER_MINUTE(
            "how often one client may read, by token or address; 1 to 10000000", "" + Budgets.Limits.DEFAULT_READS),
    CLAIMLINE_WRITES_PER_MINUTE("how often one client may write; 1 to 10000000", "" + Budgets.Limits.DEFAULT_WRITES),
    CLAIMLINE_MAX_STREAMS(
            "streams that may be open at a time, a quarter of them to one client; 1 to 100000",
            "" + Protection.DEFAULT_STREAMS),
    CLAIMLINE_PUBLIC_URL(
            "the address at which others reach API and page, for links in messages; where it listens, unless said", ""),
    CLAIMLINE_RECEIVERS("a file of YAML with receivers of alerts, beside those that calls enter", ""),
    CLAIMLINE_WEBHOOK_ALLOWED_NETWORKS(
            "networks that are not the public internet and may have receivers in them, such as 10.1.0.0/16, separated by commas",
            ""),
    CLAIMLINE_WEBHOOK_TIMEOUT_SECONDS("how long one try to tell a receiver may take; 1 to 120", "15"),
    CLAIMLINE_WEBHOOK_ATTEMPTS(
            "tries to tell a receiver an alert before it is given up; 1 to 1000", "" + RetryPlan.DEFAULT.attempts());

    static final String OF_KAFKA = "KAFKA_";
    static final String OF_REGISTRY = "SCHEMA_REGISTRY_";
    static final String OURS = "CLAIMLINE_";

    private final String meaning;
    private final String otherwise;

    Variable(String meaning, String otherwise) {
        this.meaning = meaning;
        this.otherwise = otherwise;
    }

    /** What it is, in a line. */
    String meaning() {
        return meaning;
    }

    /** What holds where it is not set; empty where nothing does. */
    String otherwise() {
        return otherwise;
    }

    static Optional<Variable> called(String name) {
        return Arrays.stream(values()).filter(v -> v.name().equals(name)).findFirst();
    }
}
