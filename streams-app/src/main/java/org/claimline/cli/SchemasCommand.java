package org.claimline.cli;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.claimline.cli.text.Counts;
import org.claimline.cli.text.Screen;
import org.claimline.cli.text.Table;
import org.claimline.cli.text.Table.Column;
import org.claimline.schema.Contract;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryFailures;
import org.claimline.topology.SchemaRegistrar;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code claimline schemas}: our contracts held against a schema registry. */
@Command(
        name = "schemas",
        mixinStandardHelpOptions = true,
        description = "Holds the schemas of our topics against a schema registry, and registers those that it lacks.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SchemasCommand.Check.class, SchemasCommand.Register.class},
        footerHeading = "%nExamples:%n",
        footer = {"  claimline schemas check", "  claimline schemas register --registry http://localhost:8081"})
final class SchemasCommand extends CommandGroup {
    /** Looks, and changes nothing. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Looks whether the registry has every schema, and changes nothing.",
                "",
                "EQUAL: one of the subject's versions is the schema that this program writes. COMPATIBLE: what was written"
                        + " with any version can still be read. HELD TO: what the registry demands of new versions;"
                        + " BACKWARD_TRANSITIVE is right. The exit code is 1 where anything is wanting.",
                "",
                "--json prints an array of {subject, registered, equal, version, id, compatible, level, why, fine}."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  claimline schemas check",
                "  claimline schemas check --registry http://localhost:8081",
                "  claimline schemas check --json | jq -r '.[] | select(.fine | not).subject'"
            })
    static final class Check extends Reviewing {
        @Override
        public Integer call() throws Exception {
            List<SchemaReview> reviews = reviews(registry());
            print(reviews);
            return reviews.stream().allMatch(SchemaReview::isFine) ? ExitCode.OK : ExitCode.WANTING;
        }
    }

    /** Registers what is missing. */
    @Command(
            name = "register",
            mixinStandardHelpOptions = true,
            description = {
                "Registers the schemas that the registry lacks, each subject held to BACKWARD_TRANSITIVE.",
                "",
                "What is there stays as it is; doing it again changes nothing. Where one of ours could not read what was"
                        + " written with a registered version, nothing is registered and the exit code is 1."
            },
            footerHeading = "%nExamples:%n",
            footer = {
                "  claimline schemas register --dry-run",
                "  claimline schemas register --registry http://localhost:8081"
            })
    static final class Register extends Reviewing {
        @Option(names = "--dry-run", description = "Say what would be registered, and register nothing.")
        private boolean dryRun;

        @Override
        public Integer call() throws Exception {
            SchemaRegistryClient registry = registry();
            List<SchemaReview> before = reviews(registry);
            List<SchemaReview> incompatible =
                    before.stream().filter(r -> !r.compatible()).toList();
            if (!incompatible.isEmpty()) {
                print(incompatible);
                return ExitCode.WANTING;
            }
            List<Contract> lacking = before.stream()
                    .filter(r -> !r.isFine())
                    .map(SchemaReview::contract)
                    .toList();
            if (!dryRun) {
                for (Contract contract : lacking) {
                    SchemaRegistrar.register(registry, contract);
                }
            }
            List<SchemaReview> after = dryRun ? before : reviews(registry);
            print(after);
            if (!isJson()) {
                out().println(Counts.of(lacking.size(), "schema") + (dryRun ? " would be" : "")
                        + " registered or held anew");
                out().flush();
            }
            return dryRun || after.stream().allMatch(SchemaReview::isFine) ? ExitCode.OK : ExitCode.WANTING;
        }
    }

    /** What both do. */
    abstract static class Reviewing implements Callable<Integer> {
        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Mixin
        private OutputOption output = new OutputOption();

        @Mixin
        private ConnectionOptions connections = new ConnectionOptions();

        SchemaRegistryClient registry() throws RestClientException {
            Connection connection = connections.resolve(System.getenv(), Connection.Needs.REGISTRY);
            ContractSerdes serdes = connection.serdes();
            try {
                serdes.registry().getAllSubjects();
            } catch (IOException e) {
                throw RegistryCheck.unavailable(connection, e);
            } catch (RestClientException e) {
                if (RegistryFailures.isUnreachable(e)) {
                    throw RegistryCheck.unavailable(connection, e);
                }
                throw e;
            }
            return serdes.registry();
        }

        static List<SchemaReview> reviews(SchemaRegistryClient registry) throws IOException, RestClientException {
            registry.reset();
            List<SchemaReview> reviews = new ArrayList<>();
            for (Contract contract : Contract.values()) {
                reviews.add(SchemaReview.of(registry, contract));
            }
            return reviews;
        }

        boolean isJson() {
            return output.json();
        }

        PrintWriter out() {
            return spec.commandLine().getOut();
        }

        void print(List<SchemaReview> reviews) {
            if (isJson()) {
                out().println(OutputOption.line(
                        reviews.stream().map(Reviewing::json).toList()));
                out().flush();
                return;
            }
            Table table = new Table(
                    Column.whole("SUBJECT"),
                    Column.whole("VERSION"),
                    Column.number("ID"),
                    Column.whole("EQUAL"),
                    Column.whole("COMPATIBLE"),
                    Column.text("HELD TO", 8));
            reviews.forEach(r -> table.row(
                    r.subject(),
                    r.version() == null
                            ? r.registered() ? "other" : "missing"
                            : r.version().toString(),
                    r.id() == null ? Shown.NOTHING : r.id().toString(),
                    r.equal() ? "yes" : "no",
                    r.compatible() ? "yes" : "no",
                    r.level()));
            table.print(out(), Screen.of(System.getenv()).out());
            reviews.forEach(r -> r.why().forEach(why -> out().println("  " + r.subject() + ": " + why)));
            long wanting = reviews.stream().filter(r -> !r.isFine()).count();
            out().println();
            out().println(
                            wanting == 0
                                    ? "all " + reviews.size() + " are as they should be"
                                    : wanting + " of " + reviews.size()
                                            + " are wanting; \"claimline schemas register\" registers what is missing");
            out().flush();
        }

        private static Map<String, Object> json(SchemaReview review) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("subject", review.subject());
            json.put("registered", review.registered());
            json.put("equal", review.equal());
            json.put("version", review.version());
            json.put("id", review.id());
            json.put("compatible", review.compatible());
            json.put("level", review.level());
            json.put("why", review.why());
            json.put("fine", review.isFine());
            return json;
        }
    }
}
