package org.claimline.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.claimline.schema.Contract;

/** Values that no reader of a contract should come to harm by, in the wire format, their writers' schemas registered like anybody's. */
final class Hostile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNKNOWN_SCHEMA = 424_242;
    private static final int WIRE_HEADER = 5;
    private static final int DEPTH = 50_000;
    private static final long COUNT = Integer.MAX_VALUE - 8L;

    private final SchemaRegistryClient registry;

    Hostile(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /** By what is wrong with them. */
    Map<String, byte[]> values(Contract contract) {
        byte[] good = random(contract.schema());
        Map<String, byte[]> values = new LinkedHashMap<>();
        values.put("text", "no Avro at all".getBytes(StandardCharsets.UTF_8));
        values.put("empty", new byte[0]);
        values.put("one byte", new byte[] {0});
        values.put("unknown schema", wire(UNKNOWN_SCHEMA, good));
        byte[] magic = wire(id(contract.name(), contract.schema()), good);
        magic[0] = 1;
        values.put("wrong magic", magic);
        values.put("truncated", wire(id(contract.name(), contract.schema()), Arrays.copyOf(good, good.length / 2)));
        Contract other = contract == Contract.PARTIES ? Contract.DISPUTES : Contract.PARTIES;
        values.put("another contract", wire(id(other.name(), other.schema()), random(other.schema())));
        values.put("deep", deep(contract));
        values.put(
                "endless list of nulls", with(contract, "endless", "{\"type\":\"array\",\"items\":\"null\"}", COUNT));
        values.put("endless map", with(contract, "map", "{\"type\":\"map\",\"values\":\"null\"}", COUNT));
        values.put("long text", with(contract, "text", "\"string\"", COUNT));
        values.put("long bytes", with(contract, "bytes", "\"bytes\"", COUNT));
        values.put("negative length", with(contract, "negative", "\"bytes\"", -7));
        values.put("laughs", laughs(contract));
        values.put("wrong type", wrongType(contract));
        return values;
    }

    /** A value of the contract with an enum's symbol, somewhere in it, that only its writer knows. */
    byte[] future(Contract contract, byte[] good, String symbol, java.util.function.Consumer<GenericRecord> change) {
        String known = contract.schema().toString();
        String newer = known.replaceAll("\"UNRECOGNISED\"\\]", "\"UNRECOGNISED\",\"" + symbol + "\"]");
        Schema schema = new Schema.Parser().parse(newer);
        try {
            GenericRecord read = new GenericDatumReader<GenericRecord>(contract.schema(), schema)
                    .read(null, DecoderFactory.get().binaryDecoder(good, WIRE_HEADER, good.length - WIRE_HEADER, null));
            change.accept(read);
            return wire(id(contract.name() + "-" + symbol, schema), encoded(schema, read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] deep(Contract contract) {
        Schema schema = withField(
                contract,
                "[\"null\",{\"type\":\"record\",\"name\":\"Nest\",\"fields\":[{\"name\":\"in\",\"type\":[\"null\",\"Nest\"]}]}]");
        byte[] nest = new byte[DEPTH + 1];
        Arrays.fill(nest, 0, DEPTH, (byte) 2);
        return wire(id(contract.name() + "-deep", schema), joined(random(contract.schema()), nest));
    }

    /** Ends after a count or length that nothing follows. */
    private byte[] with(Contract contract, String name, String type, long length) {
        Schema schema = withField(contract, type);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            encoder.writeLong(length);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return wire(id(contract.name() + "-" + name, schema), joined(random(contract.schema()), bytes.toByteArray()));
    }

    /** Forty records, each four times in the one around it, and no byte. */
    private byte[] laughs(Contract contract) {
        String type = "{\"type\":\"record\",\"name\":\"L0\",\"fields\":[]}";
        for (int i = 1; i < 40; i++) {
            String inner = "L" + (i - 1);
            type = "{\"type\":\"record\",\"name\":\"L" + i + "\",\"fields\":[{\"name\":\"a\",\"type\":" + type
                    + "},{\"name\":\"b\",\"type\":\"" + inner + "\"},{\"name\":\"c\",\"type\":\"" + inner
                    + "\"},{\"name\":\"d\",\"type\":\"" + inner + "\"}]}";
        }
        return wire(id(contract.name() + "-laughs", withField(contract, type)), random(contract.schema()));
    }

    private byte[] wrongType(Contract contract) {
        ObjectNode json = json(contract);
        ((ObjectNode) json.path("fields").get(0)).put("type", "boolean").remove("default");
        Schema schema = new Schema.Parser().parse(json.toString());
        return wire(id(contract.name() + "-wrong", schema), random(schema));
    }

    private static Schema withField(Contract contract, String type) {
        ObjectNode json = json(contract);
        try {
            ((ArrayNode) json.path("fields"))
                    .add(JSON.createObjectNode().put("name", "bomb").set("type", JSON.readTree(type)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return new Schema.Parser().parse(json.toString());
    }

    private static ObjectNode json(Contract contract) {
        try {
            return (ObjectNode) JSON.readTree(contract.schema().toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under a subject of nobody's, which has no compatibility to keep. */
    private int id(String name, Schema schema) {
        try {
            return registry.register("poison-" + name, new AvroSchema(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RestClientException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(Schema schema) {
        return encoded(schema, new RandomData(schema, 1, 7L).iterator().next());
    }

    private static byte[] encoded(Schema schema, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema).write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] wire(int id, byte[] avro) {
        return ByteBuffer.allocate(WIRE_HEADER + avro.length)
                .put((byte) 0)
                .putInt(id)
                .put(avro)
                .array();
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
