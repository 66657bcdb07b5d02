package org.claimline.schema;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** The kept versions of contracts: {@code released/<subject>/v1.avsc}, {@code v2.avsc} and so on, numbered without gaps. */
record ReleasedVersions(Path folder) {
    /** A kept version. */
    record Version(int number, Schema schema) {
        @Override
        public String toString() {
            return "v" + number;
        }
    }

    static ReleasedVersions ofThisModule() {
        return new ReleasedVersions(Path.of("released"));
    }

    List<String> subjects() {
        return names(folder);
    }

    /** The kept versions of {@code subject}, the oldest first; none where it has no folder. */
    List<Version> of(String subject) {
        Path versions = folder.resolve(subject);
        return Files.isDirectory(versions)
                ? names(versions).stream()
                        .map(name -> read(versions.resolve(name)))
                        .sorted(comparing(Version::number))
                        .toList()
                : List.of();
    }

    /** What is wrong with {@code current} as the newest version of {@code subject}, in words with the way out; none where all is well. */
    List<String> faults(String subject, Schema current) {
        List<Version> versions = of(subject);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Version kept = versions.get(i);
            if (kept.number() != i + 1) {
                faults.add(subject + ": " + kept + " where v" + (i + 1)
                        + " should be: versions are numbered without gaps");
            }
            for (Version later : versions.subList(i + 1, versions.size())) {
                Compatibility.faults(kept.schema(), later.schema())
                        .forEach(fault -> faults.add(subject + ": " + later + " cannot read " + kept + ": " + fault));
            }
            Compatibility.faults(kept.schema(), current)
                    .forEach(fault -> faults.add(subject + ": the current schema cannot read " + kept + ": " + fault));
        }
        if (versions.isEmpty() || !isSame(versions.get(versions.size() - 1).schema(), current)) {
            faults.add(subject + ": the current schema is kept as no version yet. Where the change is meant, keep it: "
                    + "cp schemas/target/current-schemas/%s.avsc schemas/released/%s/v%d.avsc"
                            .formatted(subject, subject, versions.size() + 1));
        }
        return faults;
    }

    /** Equal to the last letter of the documentation: for a registry that is another version too. */
    private static boolean isSame(Schema kept, Schema current) {
        return kept.toString().equals(current.toString());
    }

    private static Version read(Path file) {
        String name = file.getFileName().toString();
        if (!name.matches("v[1-9][0-9]*\\.avsc")) {
            throw new IllegalStateException(file + " is no kept version: name it v1.avsc, v2.avsc and so on");
        }
        try {
            return new Version(
                    Integer.parseInt(name.substring(1, name.indexOf('.'))),
                    new SchemaParser().parse(file).mainSchema());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the kept version " + file, e);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the kept versions in " + folder.toAbsolutePath(), e);
        }
    }
}
