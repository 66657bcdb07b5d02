package org.claimline.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.claimline.alert.AddressGuard;
import org.claimline.web.Tiles;
import org.claimline.web.WebConfig;
import org.claimline.web.access.Network;
import org.claimline.web.access.PeerSecret;
import org.jspecify.annotations.Nullable;

/**
 * The variables as they are set: the environment goes before the file, the file before the defaults. Every value is read into its type
 * here; one that does not fit is refused with the variable, the value, where it was set, and what would do.
 *
 * @param file        what the file sets; empty where there is none
 * @param environment what the environment sets, variables of others included
 */
record ConfigSource(Optional<ConfigFile> file, Map<String, String> environment) {
    private static final Pattern HOST_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):([0-9]{1,5})");
    private static final Pattern BOOTSTRAP =
            Pattern.compile("(?:[A-Za-z_]+://)?" + HOST_PORT.pattern().replace("(", "(?:"));
    private static final String FILE = "_FILE";
    private static final int LARGEST_PORT = 65_535;

    ConfigSource {
        environment = Map.copyOf(environment);
    }

    /** Variables of others whose names begin like ours: those of the start script, and what Kubernetes sets for a service of our name. */
    private static final Pattern OF_OTHERS =
            Pattern.compile("CLAIMLINE_(?:CONFIG|JAVA_OPTS|LOG_LEVEL|URL|TOKEN|TOKEN_FILE|SERVICE_.*|PORT|PORT_.*)");

    /** The environment and the file that {@code --config} or {@code CLAIMLINE_CONFIG} names. */
    static ConfigSource of(Optional<Path> file, Map<String, String> environment) {
        Optional<Path> named =
                file.or(() -> filled(environment.get("CLAIMLINE_CONFIG")).map(Path::of));
        return new ConfigSource(named.map(ConfigFile::read), environment);
    }

    /** What the environment sets in our name although there is no such variable: most likely a slip. */
    List<String> unknown() {
        return environment.keySet().stream()
                .filter(name -> name.startsWith(Variable.OURS))
                .filter(name -> Variable.called(base(name)).isEmpty())
                .filter(name -> !OF_OTHERS.matcher(name).matches())
                .sorted()
                .toList();
    }

    /** A value and where it was set: {@code environment}, a file's name, or {@code default}. */
    record Setting(String value, String from) {}

    Optional<Setting> setting(String name) {
        return plain(name).or(() -> inFile(name));
    }

    private Optional<Setting> plain(String name) {
        return filled(environment.get(name))
                .map(value -> new Setting(value, "environment"))
                .or(() -> file.flatMap(f -> filled(f.values().get(name)).map(value -> new Setting(value, f.name()))));
    }

    /** What stands in the file that {@code NAME_FILE} names, as secrets are given to containers, without the end of its line. */
    private Optional<Setting> inFile(String name) {
        String variable = name + FILE;
        if (!isOfFile(variable)) {
            return Optional.empty();
        }
        return plain(variable).map(named -> {
            try {
                String text = Files.readString(Path.of(named.value())).replaceAll("\\R+$", "");
                return new Setting(text, variable);
            } catch (IOException | InvalidPathException e) {
                throw new ConfigException(variable + " is \"" + named.value() + "\" (" + named.from()
                        + "), which cannot be read; name a file that holds the value of " + name);
            }
        });
    }

    /** Whether it names a file with the value of another variable; some settings of Kafka's clients only look so. */
    static boolean isOfFile(String variable) {
        return variable.endsWith(FILE)
                && !(variable.startsWith(Variable.OF_KAFKA)
                        && ClientSettings.isKafkas(dotted(variable.substring(Variable.OF_KAFKA.length()))));
    }

    /** The variable of whose value it names the file, or itself. */
    static String base(String variable) {
        return isOfFile(variable) ? variable.substring(0, variable.length() - FILE.length()) : variable;
    }

    /** What is in force, the default where nothing is set; empty where there is no default. */
    Optional<Setting> inForce(Variable variable) {
        return setting(variable.name())
                .or(() -> filled(variable.otherwise()).map(value -> new Setting(value, "default")));
    }

    Optional<String> text(Variable variable) {
        return inForce(variable).map(Setting::value);
    }

    String required(Variable variable, String example) {
        return text(variable)
                .orElseThrow(() -> new ConfigException(variable + " is not set; give it "
                        + variable.meaning().replace("; required", "") + ", such as " + example));
    }

    int number(Variable variable, int least, int most) {
        return read(variable, "give a whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    boolean flag(Variable variable) {
        return read(variable, "say true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    ZoneId zone(Variable variable) {
        return read(variable, "use a zone such as Asia/Damascus or +03:00", ZoneId::of);
    }

    Path path(Variable variable) {
        return read(variable, "give the name of a directory", Path::of);
    }

    /** A host and a port at which something can be reached. */
    Optional<String> address(Variable variable) {
        return optional(variable, "give host:port, such as claimline-1.example.org:8080", ConfigSource::hostPort);
    }

    /** One or more brokers, separated by commas. */
    String brokers(Variable variable) {
        required(variable, "localhost:9092");
        return read(
                variable, "give host:port, several separated by commas, such as kafka-1:9092,kafka-2:9092", text -> {
                    for (String broker : text.split(",", -1)) {
                        if (!BOOTSTRAP.matcher(broker.strip()).matches()) {
                            throw new IllegalArgumentException();
                        }
                        port(broker.strip());
                    }
                    return text;
                });
    }

    /** One or more HTTP addresses, separated by commas. */
    String addresses(Variable variable) {
        required(variable, "http://localhost:8081");
        return read(variable, "give an http or https URL, such as http://localhost:8081", text -> {
            for (String address : text.split(",", -1)) {
                httpAddress(address.strip());
            }
            return text;
        });
    }

    /** Origins of pages, separated by commas; none where nothing is set. */
    List<String> origins(Variable variable) {
        return optional(variable, "give scheme and host without a path, such as https://desk.example.org", text -> {
                    List<String> origins = Arrays.stream(text.split(",", -1))
                            .map(String::strip)
                            .toList();
                    origins.forEach(WebConfig::checkOrigin);
                    return origins;
                })
                .orElse(List.of());
    }

    /** What lies under the map; nothing where nothing is set. */
    Optional<Tiles> tiles() {
        return optional(
                Variable.CLAIMLINE_TILES,
                "give an address such as https://tiles.example.org/{z}/{x}/{y}.png, or a path such as /tiles/{z}/{x}/{y}.png",
                text -> new Tiles(text, text(Variable.CLAIMLINE_TILES_CREDIT).orElse("")));
    }

    /** One HTTP address, without a slash at its end. */
    Optional<URI> web(Variable variable) {
        return optional(
                variable,
                "give an http or https URL, such as https://claims.example.org",
                text -> httpAddress(text.strip().replaceAll("/+$", "")));
    }

    private static URI httpAddress(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
            throw new IllegalArgumentException();
        }
        return uri;
    }

    /** Networks in CIDR notation, separated by commas, that are allowed beside the public internet; none where nothing is set. */
    AddressGuard guard(Variable variable) {
        return optional(
                        variable,
                        "give networks such as 10.1.0.0/16, several separated by commas",
                        text -> new AddressGuard(Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .toList()))
                .orElseGet(() -> new AddressGuard(List.of()));
    }

    /** Networks in CIDR notation, separated by commas; none where nothing is set. */
    List<Network> networks(Variable variable) {
        return optional(
                        variable,
                        "give networks such as 10.1.0.0/16, several separated by commas",
                        text -> Arrays.stream(text.split(",", -1))
                                .map(Network::of)
                                .toList())
                .orElse(List.of());
    }

    /** What instances share. */
    Optional<PeerSecret> secretOfPeers(Variable variable, Clock clock) {
        return optional(
                variable,
                "give " + PeerSecret.SHORTEST + " characters or more of chance, such as: openssl rand -base64 32",
                text -> PeerSecret.of(text, clock));
    }

    /** Settings of a client of others: {@code START_X_Y} is {@code prefix} and {@code x.y}. */
    Map<String, Object> startingWith(String start, String prefix) {
        Map<String, Object> settings = new HashMap<>();
        names(start).forEach(name -> setting(name)
                .ifPresent(set -> settings.put(prefix + dotted(name.substring(start.length())), set.value())));
        return settings;
    }

    /** The names that are set somewhere and begin so, in order. */
    Iterable<String> names(String start) {
        Map<String, String> all = new TreeMap<>(environment);
        file.ifPresent(f -> all.putAll(f.values()));
        return all.keySet().stream()
                .filter(name -> name.startsWith(start))
                .map(ConfigSource::base)
                .distinct()
                .toList();
    }

    static String dotted(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private <T> T read(Variable variable, String remedy, Function<String, T> reader) {
        return optional(variable, remedy, reader)
                .orElseThrow(() -> new ConfigException(variable + " is empty; " + remedy));
    }

    private <T> Optional<T> optional(Variable variable, String remedy, Function<String, T> reader) {
        return inForce(variable).map(set -> {
            try {
                return reader.apply(set.value());
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new ConfigException(variable + " is \"" + Secrets.masked(variable.name(), set.value()) + "\" ("
                        + set.from() + "): " + why(e) + remedy);
            }
        });
    }

    /** What the types themselves say of a value they refuse is worth telling; what the JDK says is not. */
    private static String why(RuntimeException refusal) {
        if (refusal instanceof Tiles.NotTilesException) {
            return refusal.getMessage() + "; ";
        }
        return refusal instanceof InvalidPathException ? "that cannot be a path here; " : "";
    }

    private static String hostPort(String text) {
        if (!HOST_PORT.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        port(text);
        return text;
    }

    private static void port(String hostPort) {
        int port = Integer.parseInt(hostPort.substring(hostPort.lastIndexOf(':') + 1));
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException();
        }
    }

    private static Optional<String> filled(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
