package org.claimline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.claimline.schema.Contract;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryFailures;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as people can read them: the record of a contract where they are one, text where they are that, hexadecimal else.
 *
 * @param record what they are in the topic's contract; null where they are not
 * @param text   what they are as text; null where they are none
 * @param hex    the bytes; null where there are none or they could be read
 * @param length how many bytes they are
 */
record LetterContent(
        @Nullable JsonNode record,
        @Nullable String text,
        @Nullable String hex,
        int length) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BYTES_A_LINE = 16;
    private static final int MOST_LINES = 64;
    private static final int LONGEST_TEXT = 8_000;

    static LetterContent of(byte @Nullable [] bytes, Optional<Contract> contract, ContractSerdes serdes) {
        if (bytes == null) {
            return new LetterContent(null, null, null, 0);
        }
        Optional<JsonNode> record = contract.flatMap(c -> record(bytes, c, serdes));
        if (record.isPresent()) {
            return new LetterContent(record.get(), null, null, bytes.length);
        }
        Optional<String> text = text(bytes);
        return new LetterContent(
                null,
                text.orElse(null),
                text.isPresent() ? null : HexFormat.of().formatHex(bytes),
                bytes.length);
    }

    /** Lines for the screen, not more than fit a few screens. */
    List<String> lines() {
        if (record != null) {
            return record.toPrettyString().lines().toList();
        }
        if (text != null) {
            return text.length() > LONGEST_TEXT
                    ? List.of(text.substring(0, LONGEST_TEXT), "... (" + length + " bytes; --json has them all)")
                    : text.lines().toList();
        }
        return hex == null ? List.of("nothing (null)") : hexLines(HexFormat.of().parseHex(hex));
    }

    private static Optional<JsonNode> record(byte[] bytes, Contract contract, ContractSerdes serdes) {
        try {
            // every serde of ours reads every contract; the bytes themselves name their schema
            Object read = serdes.reports().deserializer().deserialize(contract.topic(""), bytes);
            return Optional.of(JSON.readTree(String.valueOf(read)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // bytes that are no record make deserializers throw whatever they like
            if (RegistryFailures.isUnreachable(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean plain = text.codePoints().allMatch(c -> !Character.isISOControl(c) || Character.isWhitespace(c));
            return plain ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static List<String> hexLines(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length && lines.size() < MOST_LINES; from += BYTES_A_LINE) {
            int to = Math.min(bytes.length, from + BYTES_A_LINE);
            StringBuilder readable = new StringBuilder();
            for (int i = from; i < to; i++) {
                readable.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "%06x  %-47s  %s",
                    from,
                    HexFormat.ofDelimiter(" ").formatHex(bytes, from, to),
                    readable));
        }
        if (bytes.length > MOST_LINES * BYTES_A_LINE) {
            lines.add("... (" + bytes.length + " bytes; --json has them all)");
        }
        return lines;
    }
}
