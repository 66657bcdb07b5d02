package org.claimline.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.UnplacedClaim;
import org.claimline.claim.ClaimKey;
import org.claimline.ingest.TopicContents;
import org.claimline.replay.compare.Comparison;
import org.claimline.replay.compare.ComparisonResult;
import org.claimline.replay.compare.Side;
import org.claimline.replay.compare.Strays;
import org.claimline.replay.compare.TownDifference;
import org.claimline.replay.compare.TownOutcome;
import org.claimline.source.report.Decision;
import org.claimline.topology.ContractSerdes;
import org.claimline.topology.RegistryFailures;
import org.claimline.topology.ReportMapping;
import org.claimline.topology.Topics;
import org.claimline.topology.fold.TownRow;
import org.claimline.topology.mapping.AvroClaims;

/**
 * Two runs that lie on one broker beside each other: each the live service or a replay. Where nothing became known of a town later, what was
 * published of it is compared, byte for byte; else, and for the timelines in any case, what the claims of both sides make by the rules of this
 * program.
 */
public final class Runs {
    private final Map<String, ?> client;
    private final ContractSerdes serdes;
    private final Instant knownAt;
    private final Path directory;
    private int read;

    /**
     * One of two.
     *
     * @param name   {@code live}, or a replay's
     * @param topics where it lies
     */
    public record Run(String name, Topics topics) {}

    /**
     * @param client    settings of all Kafka clients
     * @param knownAt   what became known later does not count
     * @param directory for what does not fit into memory; empty and nobody else's
     */
    public Runs(Map<String, ?> client, ContractSerdes serdes, Instant knownAt, Path directory) {
        this.client = Map.copyOf(client);
        this.serdes = serdes;
        this.knownAt = knownAt;
        this.directory = directory;
    }

    /**
     * Compares them.
     *
     * @param only the only town to be compared; empty for all
     */
    public ComparisonResult compare(Run here, Run there, Optional<String> only) throws IOException {
        Strays straysHere = new Strays();
        Strays straysThere = new Strays();
        Comparison comparison = new Comparison(
                new Side(here.name(), knownAt, straysHere, decisions(here)),
                new Side(there.name(), knownAt, straysThere, decisions(there)));
        ComparisonResult first = pass(comparison, here, there, only);
        if (straysHere.isEmpty() && straysThere.isEmpty()) {
            return first;
        }
        look(here, straysHere);
        look(there, straysThere);
        return pass(comparison, here, there, only);
    }

    private ComparisonResult pass(Comparison comparison, Run here, Run there, Optional<String> only)
            throws IOException {
        ComparisonResult.Sum sum = new ComparisonResult.Sum(comparison);
        try (RunTowns ours = towns(here);
                RunTowns theirs = towns(there)) {
            Optional<String> next = first(ours, theirs);
            while (next.isPresent()) {
                String town = next.get();
                Ended our = ended(town, ours);
                Ended their = ended(town, theirs);
                boolean concerned = only.isEmpty() || only.get().equals(town);
                if (concerned && !(our.isNothing() && their.isNothing())) {
                    sum.add(compare(comparison, town, our, their));
                }
                next = first(ours, theirs);
            }
        }
        return sum.result();
    }

    private static Optional<TownDifference> compare(Comparison comparison, String town, Ended here, Ended there) {
        if (here.published().isPresent() && there.published().isPresent()) {
            Optional<TownDifference> published = comparison.compare(
                    town,
                    here.rows(),
                    here.published().get(),
                    there.rows(),
                    there.published().get());
            if (published.isPresent()) {
                return published;
            }
        }
        return comparison.compare(town, here.rows(), there.rows());
    }

    /**
     * What a run has of a town.
     *
     * @param published what was published, where nothing became known later
     */
    private record Ended(List<TownRow> rows, Optional<TownOutcome> published, Instant knownAt) {
        boolean isNothing() {
            return rows.stream().noneMatch(row -> !row.claim().knownFrom().isAfter(knownAt));
        }
    }

    private Ended ended(String town, RunTowns towns) throws IOException {
        if (towns.peek().filter(town::equals).isEmpty()) {
            return new Ended(List.of(), Optional.of(TownOutcome.published(Optional.empty(), List.of())), knownAt);
        }
        RunTowns.Town found = towns.next();
        List<TownRow> rows = found.told().rows();
        boolean later = rows.stream()
                .anyMatch(row -> row.claim().knownFrom().isAfter(knownAt)
                        || row.knownUntil().filter(knownAt::isBefore).isPresent());
        return new Ended(
                rows,
                later ? Optional.empty() : Optional.of(TownOutcome.published(found.state(), found.disputes())),
                knownAt);
    }

    private static Optional<String> first(RunTowns ours, RunTowns theirs) {
        Optional<String> our = ours.peek();
        Optional<String> their = theirs.peek();
        if (our.isPresent() && their.isPresent()) {
            return our.get().compareTo(their.get()) <= 0 ? our : their;
        }
        return our.or(() -> their);
    }

    private void look(Run run, Strays strays) throws IOException {
        try (RunTowns towns = towns(run)) {
            while (towns.peek().isPresent()) {
                RunTowns.Town town = towns.next();
                strays.look(town.id(), town.told().rows());
            }
        }
        strays.waiting(waiting(run));
    }

    private RunTowns towns(Run run) throws IOException {
        return RunTowns.read(client, run.topics(), serdes, Files.createDirectory(directory.resolve("run-" + read++)));
    }

    /** The claims of a run that wait for their place. */
    private Set<ClaimKey> waiting(Run run) {
        Map<String, ClaimKey> waiting = new HashMap<>();
        String topic = run.topics().unplaced();
        TopicContents.read(client, topic, item -> {
            if (item.value() == null) {
                waiting.remove(TopicContents.key(item));
            } else {
                UnplacedClaim claim = serdes.unplaced().deserializer().deserialize(topic, item.value());
                waiting.put(TopicContents.key(item), AvroClaims.key(claim.getClaim()));
            }
            return true;
        });
        return new HashSet<>(waiting.values());
    }

    /** What the desk of a run decided by then, by claim or source. */
    private Function<ClaimKey, List<Decision>> decisions(Run run) {
        Map<ClaimKey, List<Decision>> ofClaims = new HashMap<>();
        Map<String, List<Decision>> ofSources = new HashMap<>();
        String topic = run.topics().decisions();
        TopicContents.read(client, topic, item -> {
            Optional<DeskDecision> read = decision(topic, item.value());
            read.filter(decision -> !decision.getDecidedAt().isAfter(knownAt)).ifPresent(decision -> {
                ClaimRef claim = decision.getTargetClaim();
                List<Decision> its = claim == null
                        ? ofSources.computeIfAbsent(
                                String.valueOf(decision.getTargetSourceId()), id -> new ArrayList<>())
                        : ofClaims.computeIfAbsent(AvroClaims.key(claim), key -> new ArrayList<>());
                its.add(ReportMapping.decision(decision));
            });
            return true;
        });
        return claim -> {
            List<Decision> all = new ArrayList<>(ofClaims.getOrDefault(claim, List.of()));
            all.addAll(ofSources.getOrDefault(claim.source(), List.of()));
            return all;
        };
    }

    /** What cannot be read became a dead letter on both sides, and decided nothing. */
    private Optional<DeskDecision> decision(String topic, byte[] value) {
        try {
            return Optional.ofNullable(value)
                    .map(bytes -> serdes.decisions().deserializer().deserialize(topic, bytes));
        } catch (RuntimeException e) {
            if (RegistryFailures.isUnreachable(e)) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
