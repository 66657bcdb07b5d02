package org.claimline.ingest.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has been taken in. It is kept by the broker as a committed offset, the bytes as the offset and the rest as its metadata, in
 * the transaction that holds the reports up to there.
 *
 * @param bytes   bytes of the content before it, uncompressed
 * @param lines   lines that begin before it
 * @param whole   whether the last of them ended with its line break; a file may end without
 * @param taken   reports taken
 * @param refused lines refused
 * @param claims  claims of the reports taken
 * @param sha256  of the bytes before it, in hexadecimal: whether the file is still the one that was read
 * @param kept    what was written of the refused lines; null where nobody asked for that
 */
public record Position(
        long bytes,
        long lines,
        boolean whole,
        long taken,
        long refused,
        long claims,
        String sha256,
        @Nullable Kept kept) {
    public static final Position START =
            new Position(0, 0, true, 0, 0, 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", null);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * The file of refused lines.
     *
     * @param file  a short hash of its path
     * @param bytes how long it was
     */
    public record Kept(String file, long bytes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Metadata(
            long lines,
            boolean whole,
            long taken,
            long refused,
            long claims,
            String sha256,
            @Nullable Kept kept) {}

    OffsetAndMetadata committed() {
        try {
            return new OffsetAndMetadata(
                    bytes, JSON.writeValueAsString(new Metadata(lines, whole, taken, refused, claims, sha256, kept)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a position is plain numbers and texts, and still no JSON", e);
        }
    }

    /** Reads what was committed; empty where somebody else wrote it. */
    static Optional<Position> of(OffsetAndMetadata committed) {
        if (committed.metadata().isEmpty()) {
            return Optional.empty();
        }
        try {
            Metadata read = JSON.readValue(committed.metadata(), Metadata.class);
            return Optional.of(new Position(
                    committed.offset(),
                    read.lines(),
                    read.whole(),
                    read.taken(),
                    read.refused(),
                    read.claims(),
                    read.sha256(),
                    read.kept()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
