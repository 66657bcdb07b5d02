package org.claimline.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.claimline.ingest.file.Content;

/** The files to take in, looked at before any is taken: each is there, can be read, and is known by its path or by the name given. */
final class IngestInputs implements AutoCloseable {
    private static final String PIPE = "-";

    private final List<Input> inputs = new ArrayList<>();
    private final List<Path> spooled = new ArrayList<>();

    /**
     * One of them.
     *
     * @param identity      what its position is kept under
     * @param keepsPosition whether one is kept: what comes on a pipe without a name could not be told from what comes on the next
     */
    record Input(Content content, String identity, boolean keepsPosition) {}

    private IngestInputs() {}

    /** @param spools whether what comes on a pipe is read twice, and so is put aside first */
    static IngestInputs of(List<String> files, Optional<String> name, Optional<Path> refused, boolean spools)
            throws IOException {
        if (name.isPresent() && files.size() > 1) {
            throw new ConfigException("--name is for one file, and here are " + files.size() + "; leave it out");
        }
        if (refused.isPresent() && files.size() > 1) {
            throw new ConfigException("--refused is for one file, and here are " + files.size()
                    + "; take them in one at a time, each with a file of its own for what is refused");
        }
        IngestInputs inputs = new IngestInputs();
        try {
            for (String file : files) {
                inputs.inputs.add(
                        file.equals(PIPE)
                                ? inputs.pipe(name, spools, new FileInputStream(FileDescriptor.in), "stdin")
                                : inputs.file(Path.of(file), file, name, refused, spools));
            }
            return inputs;
        } catch (IOException | RuntimeException e) {
            inputs.close();
            throw e;
        }
    }

    List<Input> all() {
        return List.copyOf(inputs);
    }

    /** Removes what was put aside. */
    @Override
    public void close() throws IOException {
        for (Path file : spooled) {
            Files.deleteIfExists(file);
        }
    }

    private Input file(Path path, String label, Optional<String> name, Optional<Path> refused, boolean spools)
            throws IOException {
        if (!Files.exists(path)) {
            throw new ConfigException(label + ": there is no such file");
        }
        if (Files.isDirectory(path)) {
            throw new ConfigException(label + " is a directory; name the files in it, such as " + label + "/*.ndjson");
        }
        if (!Files.isReadable(path)) {
            throw new ConfigException(label + " cannot be read; check its permissions");
        }
        if (!Files.isRegularFile(path)) {
            return pipe(name, spools, Files.newInputStream(path), label);
        }
        if (refused.isPresent() && Files.exists(refused.get()) && Files.isSameFile(path, refused.get())) {
            throw new ConfigException("--refused " + label + " is the file to take in; name another");
        }
        return new Input(
                Content.file(path, label), name.orElse(path.toRealPath().toString()), true);
    }

    private Input pipe(Optional<String> name, boolean spools, InputStream in, String label) throws IOException {
        String identity = name.orElseGet(() -> "pipe-" + UUID.randomUUID());
        if (!spools) {
            return new Input(Content.stream(in, label), identity, name.isPresent());
        }
        Path aside = Files.createTempFile("claimline-ingest-", ".ndjson");
        spooled.add(aside);
        Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
        return new Input(Content.file(aside, label), identity, name.isPresent());
    }
}
