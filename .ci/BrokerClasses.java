import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for classes of a Kafka broker in the jars below a directory, and fails where there are any. For .ci/containers. */
class BrokerClasses {
    private static final Pattern BROKER = Pattern.compile(
            "kafka/(server|raft|cluster|log|coordinator|network|controller|tools|docker|Kafka)\\b.*|org/apache/kafka/(raft|controller|image|metadata)/.*");

    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        long found = 0;
        for (Path jar : jars) {
            try (JarFile open = new JarFile(jar.toFile())) {
                long here = open.stream().filter(e -> BROKER.matcher(e.getName()).matches() && !e.isDirectory()).count();
                found += here;
                if (here > 0) {
                    System.out.println(jar.getFileName() + ": " + here + " classes of a broker");
                }
            }
        }
        System.out.println(jars.size() + " jars, " + found + " classes of a broker");
        System.exit(jars.isEmpty() ? 2 : found > 0 ? 1 : 0);
    }
}
