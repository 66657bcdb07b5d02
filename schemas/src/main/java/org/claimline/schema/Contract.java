package org.claimline.schema;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.claimline.avro.AlertAcknowledgement;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ContestedAlert;
import org.claimline.avro.Delivery;
import org.claimline.avro.DeliveryOrder;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Dispute;
import org.claimline.avro.Party;
import org.claimline.avro.Place;
import org.claimline.avro.Receiver;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.avro.UnplacedClaim;

/**
 * The Avro contract of a topic: its name without prefix, the schema of its values, and the registry subject under which that schema
 * stands. A topic is {@code <prefix><name>}; the prefix of a deployment or replay changes the topic, never the subject, so that a
 * replay registers nothing. Dead letters have no contract: they are the bytes as they came.
 */
public enum Contract {
    REPORTS("reports.v1", SourceReport.getClassSchema()),
    SOURCES("sources.v1", Source.getClassSchema()),
    PLACES("places.v1", Place.getClassSchema()),
    PARTIES("parties.v1", Party.getClassSchema()),
    DECISIONS("decisions.v1", DeskDecision.getClassSchema()),
    CLAIMS("claims.v1", ClaimEvent.getClassSchema()),
    TOWN_STATES("town-states.v1", TownState.getClassSchema()),
    TOWN_CHANGES("town-changes.v1", TownChange.getClassSchema()),
    DISPUTES("disputes.v1", Dispute.getClassSchema()),
    ALERTS("alerts.v1", ContestedAlert.getClassSchema()),
    UNPLACED("unplaced.v1", UnplacedClaim.getClassSchema()),
    RECEIVERS("receivers.v1", Receiver.getClassSchema()),
    DELIVERIES("deliveries.v1", Delivery.getClassSchema()),
    DELIVERY_ORDERS("delivery-orders.v1", DeliveryOrder.getClassSchema()),
    ACKNOWLEDGEMENTS("acknowledgements.v1", AlertAcknowledgement.getClassSchema());

    private static final String SUBJECT_PREFIX = "claimline.";

    /** Asked with each record, which is no time for a copy. */
    private static final Contract[] ALL = values();

    private final String topicName;

    /** Nobody changes a parsed schema. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Schema schema;

    Contract(String topicName, Schema recordSchema) {
        this.topicName = topicName;
        this.schema = withoutJavaProperties(recordSchema);
    }

    /** The contract of {@code topic}, whatever its prefix; empty for a topic that has none. */
    public static Optional<Contract> ofTopic(String topic) {
        for (Contract contract : ALL) {
            if (topic.endsWith(contract.topicName)) {
                return Optional.of(contract);
            }
        }
        return Optional.empty();
    }

    /** The topic under {@code prefix}, which ends with its own separator: {@code claimline.} or {@code replay-7.}. */
    public String topic(String prefix) {
        return prefix + topicName;
    }

    /** The registry subject of the topic's values: {@code claimline.reports.v1-value} under any prefix. */
    public String subject() {
        return SUBJECT_PREFIX + topicName + "-value";
    }

    /**
     * The schema as it is registered: the one of the generated records less what concerns Java alone. Serializers are told to leave that
     * out too ({@code avro.remove.java.properties=true}), else they look for a schema that nobody registered.
     */
    public Schema schema() {
        return schema;
    }

    private static Schema withoutJavaProperties(Schema schema) {
        String json = schema.toString().replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
        return new SchemaParser().parse(json).mainSchema();
    }
}
