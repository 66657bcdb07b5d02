package org.claimline.topology.register;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Puts what comes on a register's topic into its global store, unread, and says that something came. It has nothing to fail at; a record without
 * a key is no entry's.
 */
final class RegisterUpdate implements Processor<byte[], byte[], Void, Void> {
    private final RegisterKind kind;
    private final RegisterFeed registers;
    private KeyValueStore<String, byte[]> store;
    private ProcessorContext<Void, Void> context;

    @SuppressWarnings("NullAway.Init") // filled by init, which Kafka Streams calls before anything else
    RegisterUpdate(RegisterKind kind, RegisterFeed registers) {
        this.kind = kind;
        this.registers = registers;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        store = context.getStateStore(kind.store());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.key() != null) {
            take(record);
        }
        context.recordMetadata().ifPresent(at -> registers.hasRead(kind, at.offset() + 1));
        registers.changed();
    }

    private void take(Record<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            store.delete(id);
        } else {
            byte[] known = store.get(id);
            store.put(id, EntryHistory.with(record.value(), known == null ? List.of() : EntryHistory.values(known)));
            context.recordMetadata()
                    .ifPresent(at -> registers.cameFrom(
                            kind, id, at.topic() + " partition " + at.partition() + " offset " + at.offset()));
        }
    }
}
