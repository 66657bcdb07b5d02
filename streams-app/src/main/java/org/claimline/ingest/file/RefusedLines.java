package org.claimline.ingest.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file to which refused lines go as they came, so that they can be mended and taken in by themselves. After an interruption it is cut to
 * what it held at the position from which the taking goes on, so that no line stands in it twice.
 */
final class RefusedLines extends OutputStream {
    private static final int LINE_FEED = '\n';

    private final Optional<Path> path;
    private final String name;
    private Optional<FileChannel> file = Optional.empty();
    private long length;

    RefusedLines(Optional<Path> path) {
        this.path = path;
        this.name = path.map(p -> Name.hash(p.toAbsolutePath().normalize().toString()))
                .orElse("");
    }

    /** Opens the file with what belongs to the lines before {@code from}, and nothing else. */
    void begin(Position from) throws IOException {
        if (path.isEmpty()) {
            return;
        }
        FileChannel channel = FileChannel.open(path.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file = Optional.of(channel);
        Position.@Nullable Kept kept = from.kept();
        length = kept != null && kept.file().equals(name) && kept.bytes() <= channel.size() ? kept.bytes() : 0;
        channel.truncate(length);
        channel.position(length);
    }

    void line(byte[] bytes) throws IOException {
        write(bytes);
        write(LINE_FEED);
    }

    /** What a position says of the file; null where there is none. */
    Position.@Nullable Kept kept() {
        return path.isPresent() ? new Position.Kept(name, length) : null;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value});
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (file.isPresent()) {
            ByteBuffer left = ByteBuffer.wrap(bytes, offset, count);
            while (left.hasRemaining()) {
                length += file.get().write(left);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
