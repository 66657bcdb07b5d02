package org.claimline.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.claimline.schema.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text, time and number of every contract, wherever it lies, is looked at. */
class ContractLimitsTest {
    private static final String LONG = "x".repeat(ContractLimits.LONGEST_TEXT + 1);
    private static final Instant EARLY = Instant.parse("0000-12-31T23:59:59.999Z");
    private static final Instant LATE = Instant.parse("+10000-01-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource(
            value = Contract.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REPORTS", "DECISIONS"})
    void nothingThatIsTooLongTooLateOrNoNumberPasses(Contract contract) throws Exception {
        SpecificRecord whole = full(contract.schema());
        assertThatCode(() -> demand(contract, whole)).doesNotThrowAnyException();

        assertThat(spoilt(contract, whole, whole)).isGreaterThan(2);

        assertThatCode(() -> demand(contract, whole)).doesNotThrowAnyException();
    }

    /** As a record that comes from a topic. */
    private static void demand(Contract contract, SpecificRecord record) {
        ContractLimits.demand(contract, record, AvroBounds.demand(contract.schema(), written(record), 0));
    }

    private static byte[] written(SpecificRecord record) {
        byte[] stored = StoreCodec.of(record.getSchema()).encode(record);
        return Arrays.copyOfRange(stored, 1, stored.length);
    }

    /** Puts what is refused into each place of {@code part} in turn; returns how many that were. */
    private static int spoilt(Contract contract, SpecificRecord whole, SpecificRecord part) {
        int places = 0;
        for (Schema.Field field : part.getSchema().getFields()) {
            Object good = part.get(field.pos());
            if (good instanceof SpecificRecord inner) {
                places += spoilt(contract, whole, inner);
            } else if (good instanceof List<?> items && items.get(0) instanceof SpecificRecord inner) {
                places += spoilt(contract, whole, inner);
            } else {
                for (Object bad : bad(good)) {
                    part.put(field.pos(), bad);
                    assertThatThrownBy(() -> demand(contract, whole))
                            .as(part.getSchema().getName() + "." + field.name())
                            .isInstanceOf(SerializationException.class)
                            .hasMessageContaining("/" + field.name() + " ");
                    part.put(field.pos(), good);
                    places++;
                }
            }
        }
        return places;
    }

    private static List<Object> bad(Object good) {
        if (good instanceof List<?> items) {
            return bad(items.get(0)).stream().<Object>map(List::of).toList();
        } else if (good instanceof CharSequence) {
            return List.of(LONG);
        } else if (good instanceof Instant) {
            return List.of(EARLY, LATE);
        } else if (good instanceof Double) {
            return List.of(Double.NaN, Double.NEGATIVE_INFINITY);
        }
        return List.of();
    }

    /** A record in which nothing is missing. */
    private static SpecificRecord full(Schema schema) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(value(schema), encoder);
        encoder.flush();
        return new SpecificDatumReader<SpecificRecord>(schema, schema, SpecificData.getForSchema(schema))
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    }

    private static Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> {
                GenericRecord made = new GenericData.Record(schema);
                schema.getFields().forEach(field -> made.put(field.pos(), value(field.schema())));
                yield made;
            }
            case ARRAY -> List.of(value(schema.getElementType()));
            case UNION ->
                value(schema.getTypes().stream()
                        .filter(branch -> branch.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow());
            case ENUM ->
                new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(0));
            case STRING -> "good";
            case LONG -> 0L;
            case INT -> 0;
            case DOUBLE -> 0.5;
            case BOOLEAN -> true;
            default -> throw new IllegalArgumentException("no contract has a " + schema.getType());
        };
    }
}
