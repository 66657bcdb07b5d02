package org.claimline.web;

import com.google.common.base.Suppliers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer as they travel, plain or compressed, and the tag made from what they say; each made when it is first needed, and once. */
final class Packed {
    private static final int TAG_BYTES = 16;

    private final byte[] plain;
    private final Supplier<byte[]> compressed;
    private final Supplier<String> tag;

    /** @param link the address of the next page, which is a part of what is said */
    Packed(byte[] plain, @Nullable String link) {
        this.plain = plain;
        this.compressed = Suppliers.memoize(() -> compressed(plain));
        this.tag = Suppliers.memoize(() -> tag(plain, link));
    }

    int length() {
        return plain.length;
    }

    byte[] bytes(boolean gzip) {
        return gzip ? compressed.get() : plain;
    }

    /** As the header has it, in quotes. */
    String tag(boolean gzip) {
        return "\"" + tag.get() + (gzip ? "-gzip\"" : "\"");
    }

    private static String tag(byte[] body, @Nullable String link) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body);
            if (link != null) {
                digest.update(link.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
