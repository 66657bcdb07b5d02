package org.claimline.topology.fold;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.claimline.avro.TownChange;
import org.claimline.topology.Spliced;

/** One step of a town's chain: a change whose states are written already. */
public final class TownStep implements Spliced<TownChange> {
    private static final List<Part> PARTS =
            TownChange.getClassSchema().getFields().stream().map(Part::of).toList();

    private final TownChange rest;
    private final Optional<WrittenState> before;
    private final Optional<WrittenState> after;

    /** @param rest the change without its states */
    TownStep(TownChange rest, Optional<WrittenState> before, Optional<WrittenState> after) {
        this.rest = rest;
        this.before = before;
        this.after = after;
    }

    /** A field of the contract. */
    private record Part(String name, int at, SpecificDatumWriter<Object> writer, int whereNull, int whereState) {
        static Part of(Schema.Field field) {
            Schema schema = field.schema();
            boolean isUnion = schema.getType() == Schema.Type.UNION;
            int whereNull = isUnion ? schema.getIndexNamed("null") : -1;
            return new Part(
                    field.name(),
                    field.pos(),
                    new SpecificDatumWriter<>(schema, SpecificData.getForClass(TownChange.class)),
                    whereNull,
                    whereNull == 0 ? 1 : 0);
        }

        void write(Optional<WrittenState> state, Encoder to) throws IOException {
            if (state.isEmpty()) {
                to.writeIndex(whereNull);
                to.writeNull();
            } else {
                to.writeIndex(whereState);
                state.get().writeTo(to);
            }
        }
    }

    long version() {
        return rest.getVersion();
    }

    Optional<WrittenState> after() {
        return after;
    }

    @Override
    public Schema schema() {
        return TownChange.getClassSchema();
    }

    @Override
    public TownChange whole() {
        return TownChange.newBuilder(rest)
                .setBefore(before.map(WrittenState::whole).orElse(null))
                .setAfter(after.map(WrittenState::whole).orElse(null))
                .build();
    }

    @Override
    public void writeTo(Encoder to) throws IOException {
        for (Part part : PARTS) {
            switch (part.name()) {
                case "before" -> part.write(before, to);
                case "after" -> part.write(after, to);
                default -> part.writer().write(rest.get(part.at()), to);
            }
        }
    }
}
