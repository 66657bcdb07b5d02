package org.claimline.topology;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The producer of a stream thread, which says when it has written and when it has committed. */
final class MarkingProducer extends OwnTopicsProducer<byte[], byte[]> {
    private final Commits commits;

    MarkingProducer(Topics topics, Map<String, Object> settings, Commits commits) {
        super(topics, settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.commits = commits;
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> item, @Nullable Callback callback) {
        commits.written();
        return super.send(item, callback);
    }

    @Override
    public void commitTransaction() {
        super.commitTransaction();
        commits.ended();
    }

    @Override
    public void abortTransaction() {
        super.abortTransaction();
        commits.ended();
    }
}
