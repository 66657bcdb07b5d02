package org.claimline.topology;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificRecord;

/** A record of which parts are written already: what is sent in several records is written once. */
public interface Spliced<R extends SpecificRecord> {
    /** Of {@link #whole}. */
    Schema schema();

    /** All of it. */
    R whole();

    /** Writes what Avro would write of {@link #whole}. */
    void writeTo(Encoder to) throws IOException;
}
