package org.claimline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
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
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream in = Files.newInputStream(path)) {
            return new Yaml(new SafeConstructor(options)).load(in);
        } catch (NoSuchFileException e) {
            throw new ConfigException(called + " is not there; " + remedy);
        } catch (IOException e) {
            throw new ConfigException(called + " cannot be read: " + e.getMessage());
        } catch (YAMLException e) {
            throw new ConfigException(called + " is no YAML: "
                    + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " "));
        }
    }
}
