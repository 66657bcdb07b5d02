package org.claimline.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON document that a stranger sent, as UTF-8: one value and nothing after it, no key twice, nested at most {@value
 * #MAX_DEPTH} deep, no text longer than {@value #MAX_TEXT} characters.
 */
final class StrictJson {
    static final int MAX_DEPTH = 32;
    static final int MAX_TEXT = 20_000;
    private static final int MAX_NUMBER = 40;
    /** So that a document of nothing but brackets takes no more memory than any other of its size. */
    private static final long MAX_TOKENS = 1_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNameLength(200)
                            .maxNumberLength(MAX_NUMBER)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int WIDEST = 4;

    private StrictJson() {}

    static JsonNode read(byte[] document) throws MalformedJsonException {
        String text = ByteOrderMark.strip(utf8(document));
        if (text.isBlank()) {
            throw new MalformedJsonException("the document is empty", "send a JSON object, or an array of them");
        }
        try {
            return MAPPER.readTree(text);
        } catch (MismatchedInputException e) {
            throw new MalformedJsonException(
                    "something follows after the end of the JSON",
                    "send one object or one array, or put each report on a line of its own into a file");
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException(
                    where(e.getLocation()) + plain(e.getOriginalMessage()),
                    "send complete JSON within the limits: at most " + MAX_DEPTH + " levels deep, texts of at most "
                            + MAX_TEXT + " characters, " + MAX_TOKENS + " values and brackets in all");
        }
    }

    private static String utf8(byte[] document) throws MalformedJsonException {
        if (isWide(document)) {
            throw new MalformedJsonException(
                    "the document is UTF-16 or UTF-32", "convert it to UTF-8 and send it again");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("the document is not UTF-8", "convert it and send it again");
        }
    }

    /** JSON has no zero byte in UTF-8; in wider encodings one of its first two characters has. */
    private static boolean isWide(byte[] document) {
        for (int i = 0; i < Math.min(WIDEST, document.length); i++) {
            if (document[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static String where(@Nullable JsonLocation at) {
        return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    /** Jackson adds its own classes and settings; those who send JSON need neither. */
    private static String plain(String message) {
        return message.lines()
                .findFirst()
                .orElse("cannot be read")
                .replaceAll("\\s*\\(?(?:start marker|for (?:Object|Array) starting).*$", "")
                .replaceAll("(?:: enable `|: was expecting|: expected a valid value).*$", "")
                .replaceAll(", from `[^`]*`", "");
    }
}
