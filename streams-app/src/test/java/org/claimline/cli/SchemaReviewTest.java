package org.claimline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import org.claimline.schema.Contract;
import org.claimline.topology.SchemaRegistrar;
import org.junit.jupiter.api.Test;

class SchemaReviewTest {
    private static final Contract CONTRACT = Contract.ALERTS;

    private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

    @Test
    void whatIsNotRegisteredIsMissing() throws Exception {
        SchemaReview review = SchemaReview.of(registry, CONTRACT);

        assertThat(review.registered()).isFalse();
        assertThat(review.equal()).isFalse();
        assertThat(review.version()).isNull();
        assertThat(review.isFine()).isFalse();
    }

    @Test
    void whatWasRegisteredByUsIsFine() throws Exception {
        SchemaRegistrar.register(registry, CONTRACT);

        SchemaReview review = SchemaReview.of(registry, CONTRACT);

        assertThat(review.version()).isEqualTo(1);
        assertThat(review.isFine()).isTrue();
    }

    @Test
    void ourSchemaAmongOthersIsFoundByItsVersion() throws Exception {
        registry.register(CONTRACT.subject(), other("{\"name\":\"one\",\"type\":\"string\"}"));
        registry.updateCompatibility(CONTRACT.subject(), "NONE");
        registry.register(CONTRACT.subject(), new AvroSchema(CONTRACT.schema()));

        SchemaReview review = SchemaReview.of(registry, CONTRACT);

        assertThat(review.version()).isEqualTo(2);
        assertThat(review.compatible()).isFalse();
        assertThat(review.why()).isNotEmpty();
        assertThat(review.isFine()).isFalse();
    }

    @Test
    void aSubjectThatIsHeldToLessIsNotFine() throws Exception {
        SchemaRegistrar.register(registry, CONTRACT);
        registry.updateCompatibility(CONTRACT.subject(), "BACKWARD");

        assertThat(SchemaReview.of(registry, CONTRACT).isFine()).isFalse();
        assertThat(SchemaReview.of(registry, CONTRACT).level()).isEqualTo("BACKWARD");
    }

    private static AvroSchema other(String field) {
        return new AvroSchema(
                "{\"type\":\"record\",\"name\":\"" + CONTRACT.schema().getName() + "\",\"namespace\":\""
                        + CONTRACT.schema().getNamespace() + "\",\"fields\":[" + field + "]}");
    }
}
