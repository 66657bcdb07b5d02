package org.claimline.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The lines of a stream, one at a time, with the position after each and the hash of everything before it. A line is as long as it likes;
 * of one longer than {@code longest} only its first bytes are handed out, and all of it goes to {@code tooLong}, so that no line takes more
 * memory than that.
 */
final class LineReader implements Closeable {
    private static final int BUFFER = 64 * 1024;
    private static final int LINE_FEED = '\n';

    private final InputStream in;
    private final int longest;
    private final OutputStream tooLong;
    private final MessageDigest digest = sha256();
    private MessageDigest digestBefore = digest;
    private long positionBefore;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean ended;
    private long position;

    /**
     * A line without its line break.
     *
     * @param length of the whole line in bytes, its line break left out
     * @param whole  whether it ended with a line break rather than with the stream
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
    record Line(byte[] bytes, long length, boolean whole) {
        boolean isCut() {
            return length > bytes.length;
        }

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    LineReader(InputStream in, int longest, OutputStream tooLong) {
        this.in = in;
        this.longest = longest;
        this.tooLong = tooLong;
    }

    /** Bytes read out so far. */
    long position() {
        return position;
    }

    /** The hash of the bytes read out so far. */
    String hash() {
        return HexFormat.of().formatHex(copy(digest).digest());
    }

    /** Where the line that was read last begins. */
    long positionBefore() {
        return positionBefore;
    }

    /** The hash of the bytes before the line that was read last. */
    String hashBefore() {
        return HexFormat.of().formatHex(copy(digestBefore).digest());
    }

    /** Whether the next line has to be waited for. */
    boolean wouldWait() throws IOException {
        return from == to && !ended && in.available() == 0;
    }

    /** Reads over {@code bytes}; says no where the stream has fewer. */
    boolean skip(long bytes) throws IOException {
        while (position < bytes) {
            if (!fill()) {
                return false;
            }
            consume((int) Math.min(to - from, bytes - position));
        }
        return true;
    }

    /** Reads over the line break that stands here; says no where something else does. At the end of the stream there is nothing to read. */
    boolean skipLineBreak() throws IOException {
        if (!fill()) {
            return true;
        }
        if (buffer[from] == '\r') {
            consume(1);
            if (!fill()) {
                return true;
            }
        }
        if (buffer[from] != LINE_FEED) {
            return false;
        }
        consume(1);
        return true;
    }

    /** The next line; empty at the end. */
    Optional<Line> next() throws IOException {
        if (!fill()) {
            return Optional.empty();
        }
        digestBefore = copy(digest);
        positionBefore = position;
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        long length = 0;
        while (fill()) {
            int end = lineFeed();
            int count = (end < 0 ? to : end) - from;
            length += count;
            if (length <= longest) {
                line.write(buffer, from, count);
            } else {
                overflow(line, length - count, count);
            }
            consume(count);
            if (end >= 0) {
                consume(1);
                return Optional.of(line(line, length, true));
            }
        }
        return Optional.of(line(line, length, false));
    }

    private Line line(ByteArrayOutputStream bytes, long length, boolean whole) throws IOException {
        if (length > longest) {
            tooLong.write(LINE_FEED);
        }
        return new Line(bytes.toByteArray(), length, whole);
    }

    /** The part that makes a line too long, and every part after it. */
    private void overflow(ByteArrayOutputStream line, long before, int count) throws IOException {
        if (before <= longest) {
            line.writeTo(tooLong);
            byte[] head = Arrays.copyOf(line.toByteArray(), Math.min(line.size(), BUFFER));
            line.reset();
            line.write(head);
        }
        tooLong.write(buffer, from, count);
    }

    private int lineFeed() {
        for (int i = from; i < to; i++) {
            if (buffer[i] == LINE_FEED) {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        while (from == to && !ended) {
            from = 0;
            to = 0;
            int read = in.read(buffer);
            ended = read < 0;
            to = Math.max(read, 0);
        }
        return from < to;
    }

    private void consume(int count) {
        digest.update(buffer, from, count);
        from += count;
        position += count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
