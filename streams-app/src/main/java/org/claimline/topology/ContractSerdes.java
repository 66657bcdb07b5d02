package org.claimline.topology;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
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
 * The serdes of all contracts: Confluent's wire format, written with the schemas this service was compiled with. They look up what is
 * registered and register nothing ({@link SchemaRegistrar} does, when it is told to). One client and so one cache serves them all;
 * they may be shared between threads. Topics of any prefix share their subjects.
 */
public final class ContractSerdes {
    private static final int CACHE_CAPACITY = 1_000;

    private final SchemaRegistryClient registry;
    private final Serde<SpecificRecord> records;

    private ContractSerdes(SchemaRegistryClient registry, Map<String, ?> clientSettings) {
        this.registry = registry;
        Map<String, Object> settings = new HashMap<>(clientSettings);
        settings.put(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS, false);
        settings.put(AbstractKafkaSchemaSerDeConfig.USE_LATEST_VERSION, false);
        settings.put(
                AbstractKafkaSchemaSerDeConfig.VALUE_SUBJECT_NAME_STRATEGY,
                PrefixFreeSubjectNameStrategy.class.getName());
        settings.put(KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true);
        settings.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry);
        serializer.configure(settings, false);
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(registry);
        deserializer.configure(settings, false);
        records = Serdes.serdeFrom(
                new WireSerializer(narrowed(serializer)), new ContractDeserializer(registry, narrowed(deserializer)));
    }

    /**
     * Serdes on the registry at {@code urls}.
     *
     * @param urls     one URL, or several of one registry with commas between; {@code mock://name} in tests
     * @param security settings of the registry client, such as {@code basic.auth.user.info} or {@code
     *                 schema.registry.ssl.truststore.location}; passed on as they are
     */
    public static ContractSerdes connect(String urls, Map<String, ?> security) {
        Map<String, Object> settings = new HashMap<>(security);
        settings.put(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, urls);
        SchemaRegistryClient registry = SchemaRegistryClientFactory.newClient(
                Arrays.asList(urls.split(",")), CACHE_CAPACITY, List.of(new AvroSchemaProvider()), settings, Map.of());
        return new ContractSerdes(registry, settings);
    }

    /** The client that the serdes use. */
    public SchemaRegistryClient registry() {
        return registry;
    }

    public Serde<SourceReport> reports() {
        return serde();
    }

    public Serde<Source> sources() {
        return serde();
    }

    public Serde<Place> places() {
        return serde();
    }

    public Serde<Party> parties() {
        return serde();
    }

    public Serde<DeskDecision> decisions() {
        return serde();
    }

    public Serde<ClaimEvent> claims() {
        return serde();
    }

    public Serde<TownState> townStates() {
        return serde();
    }

    public Serde<TownChange> townChanges() {
        return serde();
    }

    public Serde<Dispute> disputes() {
        return serde();
    }

    public Serde<ContestedAlert> alerts() {
        return serde();
    }

    public Serde<UnplacedClaim> unplaced() {
        return serde();
    }

    public Serde<Receiver> receivers() {
        return serde();
    }

    public Serde<Delivery> deliveries() {
        return serde();
    }

    public Serde<DeliveryOrder> deliveryOrders() {
        return serde();
    }

    public Serde<AlertAcknowledgement> acknowledgements() {
        return serde();
    }

    /** The wire format names its schema itself, so that one serde serves all; the topic decides which records are in it. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T extends SpecificRecord> Serde<T> serde() {
        return (Serde<T>) records;
    }

    @SuppressWarnings("unchecked")
    private static Serializer<SpecificRecord> narrowed(KafkaAvroSerializer serializer) {
        return (Serializer<SpecificRecord>) (Serializer<?>) serializer;
    }

    @SuppressWarnings("unchecked")
    private static Deserializer<SpecificRecord> narrowed(KafkaAvroDeserializer deserializer) {
        return (Deserializer<SpecificRecord>) (Deserializer<?>) deserializer;
    }
}
