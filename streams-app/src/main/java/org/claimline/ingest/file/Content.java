package org.claimline.ingest.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/**
 * Where lines come from: a file, or a stream that is there once. Content that gzip compressed is told by its first bytes and unpacked.
 */
public interface Content {
    /** What messages call it. */
    String label();

    /** Bytes as they lie there, for the share that was read; empty where nobody knows. */
    OptionalLong size();

    /** Opens it from its beginning. */
    Opened open() throws IOException;

    /** Whether it can be opened again. */
    boolean isRepeatable();

    /** A file. */
    static Content file(Path path, String label) {
        return new Content() {
            @Override
            public String label() {
                return label;
            }

            @Override
            public OptionalLong size() {
                try {
                    return OptionalLong.of(Files.size(path));
                } catch (IOException e) {
                    return OptionalLong.empty();
                }
            }

            @Override
            public Opened open() throws IOException {
                return new Opened(Files.newInputStream(path));
            }

            @Override
            public boolean isRepeatable() {
                return true;
            }
        };
    }

    /** What comes once. */
    static Content stream(InputStream in, String label) {
        return new Content() {
            @Override
            public String label() {
                return label;
            }

            @Override
            public OptionalLong size() {
                return OptionalLong.empty();
            }

            @Override
            public Opened open() throws IOException {
                return new Opened(in);
            }

            @Override
            public boolean isRepeatable() {
                return false;
            }
        };
    }

    /** Content that is being read, unpacked, with the count of bytes read as they lie there. */
    final class Opened extends FilterInputStream {
        private static final int BUFFER = 64 * 1024;

        private final Counted raw;

        Opened(InputStream in) throws IOException {
            this(new Counted(in));
        }

        private Opened(Counted raw) throws IOException {
            super(unpacked(raw));
            this.raw = raw;
        }

        long bytesRead() {
            return raw.count;
        }

        /** One byte at a time is how a pipe's first bytes come; it is waited for no more than these two. */
        private static InputStream unpacked(Counted raw) throws IOException {
            BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
            buffered.mark(2);
            boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
            buffered.reset();
            return packed ? new GZIPInputStream(buffered, BUFFER) : buffered;
        }
    }

    /** Counts what is read. */
    final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
