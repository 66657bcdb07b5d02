package org.claimline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.claimline.local.Directories;
import org.claimline.local.LocalBroker;
import org.claimline.web.WebConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code claimline demo}: everything on this machine, with the seed feed; runs until it is stopped. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs everything on this machine: a broker, a schema registry, the service and the seed feed.",
            "",
            "Prints one line with the addresses when it is ready, and runs until it is stopped (Ctrl-C)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  claimline demo",
            "  claimline demo --port 0 --data ./claimline-data",
            "  claimline demo --speed 3600      an hour of the feed each second"
        })
final class DemoCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the page and the API; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this directory; it is there again at the next start."
                    + " Without it, a temporary directory is used and removed at the end.")
    private @Nullable Path data;

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "max",
            description = "How many times faster than it was the feed runs (default: ${DEFAULT-VALUE}).")
    private String speed = "max";

    @Override
    public Integer call() throws Exception {
        LocalBroker.requireClasses();
        Optional<Double> factor = Speed.of(spec, speed);
        ConfigSource source = new ConfigSource(Optional.empty(), System.getenv());
        WebConfig web = WebConfig.local(freePort()).with(Protections.of(source));
        AlertConfig alerts = AlertConfig.of(source);
        Path directory = data == null ? Files.createTempDirectory("claimline-demo-") : data;
        AtomicReference<@Nullable Demo> running = new AtomicReference<>();
        Thread stop = new Thread(() -> stop(Optional.ofNullable(running.get()), directory), "demo-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        Demo demo = Demo.start(new Demo.Settings(directory, web, alerts, factor), Clock.systemUTC());
        running.set(demo);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Claimline is ready: page " + demo.page() + "  broker " + demo.bootstrapServers() + "  registry "
                + demo.registry());
        out.flush();
        int code = demo.brokerExit().get();
        if (demo.isStopping()) {
            return ExitCode.OK;
        }
        throw new IllegalStateException("the broker ended by itself with code " + code + "; "
                + directory.resolve("broker.log") + " may say why");
    }

    private int freePort() {
        if (port < 0 || port > 65_535) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--port " + port + " is none; choose 0 (a free one) to 65535");
        }
        return Ports.free("127.0.0.1", port, "choose another with --port, or --port 0 for any free one");
    }

    private void stop(Optional<Demo> demo, Path directory) {
        demo.ifPresent(Demo::close);
        if (data != null) {
            return;
        }
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            LOG.warn("temporary directory {} could not be removed: {}", directory, e.toString());
        }
    }
}
