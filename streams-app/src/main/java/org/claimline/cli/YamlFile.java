package org.claimline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads files of YAML: plain values, lists and maps, and no key twice. */
final class YamlFile {
    private YamlFile() {}

    /**
     * What stands in it; null where that is nothing.
     *
     * @param called how messages begin that refuse it
     * @param remedy where it is not there
     */
    static @Nullable Object read(Path path, String called, String remedy) {
        try (InputStream in = Files.newInputStream(path)) {
            return yaml().load(in);
        } catch (NoSuchFileException e) {
            throw new ConfigException(called + " is not there; " + remedy);
        } catch (IOException e) {
            throw new ConfigException(called + " cannot be read: " + e.getMessage());
        } catch (YAMLException e) {
            throw new ConfigException(called + " is no YAML: "
                    + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " "));
        }
    }

    /** The same of what was read already, of a file whose contents no message may repeat. */
    static @Nullable Object secret(byte[] contents, String called) {
        try {
            return yaml().load(new String(contents, StandardCharsets.UTF_8));
        } catch (MarkedYAMLException e) {
            Mark where = e.getProblemMark();
            throw new ConfigException(called + " is no YAML"
                    + (where == null
                            ? ""
                            : " (line " + (where.getLine() + 1) + ", column " + (where.getColumn() + 1) + ")"));
        } catch (YAMLException e) {
            throw new ConfigException(called + " is no YAML");
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
