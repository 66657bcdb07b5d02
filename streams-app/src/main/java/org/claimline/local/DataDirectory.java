package org.claimline.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The directory of one local broker, held by a lock that the operating system frees when its owner dies.
 *
 * <p>Inside: {@code broker.lock} with the owner's process id, {@code broker.log} of a broker in its own process, and
 * {@code kafka}, the broker's topics.
 */
final class DataDirectory implements AutoCloseable {

    /** A broker whose parent was just killed needs a moment to stop; whoever starts again at once waits that long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration RETRY = Duration.ofMillis(50);

    /**
     * Directories held by this JVM. File locks belong to the whole process and closing any channel of the file drops
     * them, so a second opening within one JVM must not even touch the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Creates the directory if need be and takes its lock; refuses one that another broker holds. */
    static DataDirectory open(Path directory) {
        Path path;
        try {
            path = Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new LocalStartException(
                    "data directory " + directory + " cannot be used: " + e + "; choose one that can be written", e);
        }
        if (!HELD_HERE.add(path)) {
            throw inUse(path, ownPid());
        }
        try {
            return new DataDirectory(path, lock(path));
        } catch (RuntimeException e) {
            HELD_HERE.remove(path);
            throw e;
        }
    }

    static Path logFile(Path directory) {
        return directory.resolve("broker.log");
    }

    Path topics() {
        return path.resolve("kafka");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new IllegalStateException("lock of data directory " + path + " could not be given back", e);
        } finally {
            HELD_HERE.remove(path);
        }
    }

    private static FileChannel lock(Path path) {
        try {
            FileChannel channel = FileChannel.open(
                    path.resolve("broker.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            try {
                if (!locked(channel)) {
                    throw inUse(path, read(channel));
                }
                channel.truncate(0);
                channel.write(StandardCharsets.UTF_8.encode(ownPid()), 0);
                return channel;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LocalStartException("data directory " + path + " cannot be locked: " + e, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        long start = System.nanoTime();
        while (channel.tryLock() == null) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(RETRY.toNanos());
        }
        return true;
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(32);
        channel.read(text, 0);
        return StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
    }

    private static String ownPid() {
        return String.valueOf(ProcessHandle.current().pid());
    }

    private static LocalStartException inUse(Path path, String owner) {
        return new LocalStartException("data directory " + path + " is in use by "
                + (owner.isEmpty() ? "another broker" : "process " + owner)
                + "; stop that one first or choose another directory");
    }
}
