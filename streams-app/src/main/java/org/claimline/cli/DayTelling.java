package org.claimline.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.claim.ClaimKey;
import org.claimline.local.Directories;
import org.claimline.query.DeskModel;
import org.claimline.query.ReadModel;
import org.claimline.query.StreamsAccounts;
import org.claimline.query.TownEntry;
import org.claimline.replay.Span;
import org.claimline.replay.feed.ExternalOrder;
import org.claimline.replay.log.DayLog;
import org.claimline.replay.log.DaySummary;
import org.claimline.replay.log.LogEntry;
import org.claimline.replay.log.TownDay;
import org.claimline.topology.fold.TownRow;
import org.claimline.topology.mapping.AvroClaims;
import org.claimline.web.Json;

/**
 * Tells what became known of the towns of a replay, in its order, from their claims. Looks only at towns that changed since it told last; the
 * first time at all. What does not fit into memory is put in order on disk.
 */
final class DayTelling implements AutoCloseable {
    private final Span span;
    private final Optional<String> town;
    private final StreamsAccounts accounts;
    private final Set<Integer> partitions;
    private final ReadModel model;
    private final DeskModel desk;
    private final DayLog log;
    private final Path directory;
    private final ExternalOrder.Form<LogEntry> form;
    private final Set<String> changed = new HashSet<>();
    private final ReadModel.Follower follower;
    private Instant toldUntil;
    private int orders;

    /**
     * @param town      the only town to be told of; empty for all
     * @param directory for what does not fit into memory; nobody else's
     */
    DayTelling(Service service, int partitions, Span span, Optional<String> town, Path directory) {
        this.span = span;
        this.town = town;
        this.accounts = service.accounts();
        this.partitions = IntStream.range(0, partitions).boxed().collect(Collectors.toSet());
        this.model = service.model();
        this.desk = service.desk();
        this.directory = directory;
        log = new DayLog(span.zone(), service.registers()::partyName, this::isHeld);
        form = new Form(new Json(span.zone()));
        toldUntil = span.from();
        follower = (change, mark) -> remember(change.townId());
        model.follow(Optional.empty(), follower);
    }

    /** Gives {@code to} what became known until just before {@code until} and was not told yet. */
    void tell(Instant until, Consumer<LogEntry> to) throws IOException {
        if (!until.isAfter(toldUntil)) {
            return;
        }
        Instant from = toldUntil;
        Set<String> towns = from.equals(span.from()) ? all() : changedOrLapsed(from, until);
        Path here = Files.createDirectory(directory.resolve("told-" + orders++));
        try (ExternalOrder<LogEntry> order = new ExternalOrder<>(here, ExternalOrder.Limits.DEFAULT, form)) {
            read(towns, from, until, order);
            try (ExternalOrder.Items<LogEntry> entries = order.inOrder()) {
                for (Optional<LogEntry> next = entries.next(); next.isPresent(); next = entries.next()) {
                    to.accept(next.get());
                }
            }
        } finally {
            Directories.delete(here);
        }
        toldUntil = until;
    }

    /** Where a town cannot be read just now, all of them are to be told the next time. */
    private void read(Set<String> towns, Instant from, Instant until, ExternalOrder<LogEntry> order)
            throws IOException {
        try {
            for (String one : towns) {
                Told told =
                        accounts.rows(one, rows -> new Told(log.entries(one, rows, from, until), goesOn(rows, until)));
                for (LogEntry entry : told.entries()) {
                    order.add(entry);
                }
                if (told.goesOn()) {
                    remember(one);
                }
            }
        } catch (RuntimeException e) {
            towns.forEach(this::remember);
            throw e;
        }
    }

    /** What is told of a town, and whether something of it is known already that is told only later. */
    private record Told(List<LogEntry> entries, boolean goesOn) {}

    private static boolean goesOn(List<? extends TownRow> rows, Instant until) {
        return rows.stream()
                .anyMatch(row -> !row.claim().knownFrom().isBefore(until)
                        || row.knownUntil().filter(end -> !end.isBefore(until)).isPresent());
    }

    /** All of it in sum. */
    DaySummary summary() {
        DaySummary.Sum sum = new DaySummary.Sum(span.from(), span.until());
        for (String one : all()) {
            Optional<TownDay> day =
                    accounts.rows(one, rows -> log.tell(one, rows, span.from(), span.until(), entry -> {}));
            day.ifPresent(sum::add);
        }
        return sum.summary();
    }

    private Set<String> all() {
        synchronized (changed) {
            changed.clear();
        }
        return town.map(Set::of).orElseGet(() -> accounts.towns(partitions));
    }

    /** Those of which something was heard, and those of which nothing was though their contest has lapsed meanwhile. */
    private Set<String> changedOrLapsed(Instant from, Instant until) {
        Set<String> towns = new TreeSet<>();
        synchronized (changed) {
            towns.addAll(changed);
            changed.clear();
        }
        model.towns().stream()
                .map(TownEntry::state)
                .filter(state -> isOurs(state.getTownId()))
                .filter(state -> state.getLapsesAt() != null
                        && !state.getLapsesAt().isBefore(from)
                        && state.getLapsesAt().isBefore(until))
                .forEach(state -> towns.add(state.getTownId()));
        return towns;
    }

    private boolean isOurs(String townId) {
        return town.isEmpty() || town.get().equals(townId);
    }

    /** Whether the desk holds a claim back at a known time: the last of its decisions to hold or release, none of them taken back by then. */
    private boolean isHeld(ClaimKey claim, Instant at) {
        List<DeskDecision> byThen = desk.decisions().stream()
                .filter(decision -> !decision.getDecidedAt().isAfter(at))
                .toList();
        Set<String> undone = byThen.stream()
                .filter(decision -> decision.getKind() == DecisionKind.UNDO)
                .map(decision -> String.valueOf(decision.getUndoes()))
                .collect(Collectors.toSet());
        return byThen.stream()
                .filter(decision -> decision.getTargetClaim() != null
                        && AvroClaims.key(decision.getTargetClaim()).equals(claim))
                .filter(decision ->
                        decision.getKind() == DecisionKind.HOLD || decision.getKind() == DecisionKind.RELEASE)
                .filter(decision -> !undone.contains(decision.getDecisionId()))
                .max(Comparator.comparing(DeskDecision::getDecidedAt).thenComparing(DeskDecision::getDecisionId))
                .filter(decision -> decision.getKind() == DecisionKind.HOLD)
                .isPresent();
    }

    private void remember(String townId) {
        if (isOurs(townId)) {
            synchronized (changed) {
                changed.add(townId);
            }
        }
    }

    @Override
    public void close() {
        model.unfollow(follower);
    }

    /** Entries in the order in which a day is told; those of one town at one time stay as they came. */
    private record Form(Json json) implements ExternalOrder.Form<LogEntry> {
        private static final int WEIGHT = 1_500;

        @Override
        public Comparator<LogEntry> order() {
            return LogEntry.ORDER;
        }

        @Override
        public long weight(LogEntry entry) {
            return WEIGHT;
        }

        @Override
        public void write(LogEntry entry, DataOutputStream to) throws IOException {
            ExternalOrder.Form.bytes(json.bytes(entry), to);
        }

        @Override
        public LogEntry read(DataInputStream from) throws IOException {
            byte[] bytes = Objects.requireNonNull(ExternalOrder.Form.bytes(from), "an entry");
            return json.read(bytes, new TypeReference<>() {});
        }
    }
}
