package org.claimline.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.claimline.avro.EnteredBy;
import org.claimline.avro.Receiver;
import org.claimline.ingest.Entries;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.ReceiverJson.Draft;
import org.claimline.ingest.RegisterSink;
import org.claimline.topology.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Enters receivers and takes them out. What a call entered only calls change, and what the file of receivers names only the file: so neither
 * surprises the other at the next start.
 */
public final class ReceiverRegister {
    /** How long the secret before signs too, so that those who verify have time to change theirs. */
    static final Duration BOTH_SIGN = Duration.ofDays(1);

    private static final Duration UNTIL_READ = Duration.ofSeconds(2);

    private final Receivers receivers;
    private final RegisterSink<Receiver> kept;
    private final Names names;
    private final Supplier<WebhookSecret> secrets;
    private final Clock clock;

    /** What places are called. */
    public interface Names {
        /** The id of the town that any spelling means; throws an {@link IllegalArgumentException} that says why it cannot be told. */
        String townId(String name);

        /** The name under which towns name their governorate; throws the same. */
        String governorate(String name);
    }

    /**
     * @param kept    where receivers are kept for good
     * @param secrets makes a new one
     */
    public ReceiverRegister(
            Receivers receivers,
            RegisterSink<Receiver> kept,
            Names names,
            Supplier<WebhookSecret> secrets,
            Clock clock) {
        this.receivers = receivers;
        this.kept = kept;
        this.names = names;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A receiver as it was entered.
     *
     * @param made its secret, where it was made now: it is shown this once
     */
    public record Entered(Receivers.Known receiver, Optional<WebhookSecret> made) {}

    /**
     * What came of it: nothing is entered while there are faults.
     *
     * @param faults all that is wrong
     */
    public record Result(List<Entered> entered, List<Fault> faults) {}

    /** Enters receivers, or changes them: an entry is the whole of it, but for the secret, which stays where none is given. */
    public Result enter(Entries<Draft> read, EnteredBy by) throws NotWrittenException {
        List<Fault> faults = new ArrayList<>(read.faults());
        List<Entered> entered = entries(read, by, faults);
        if (faults.isEmpty()) {
            List<Receiver> records =
                    entered.stream().map(e -> e.receiver().entry()).toList();
            kept.write(records);
            records.forEach(record -> untilRead(record.getId(), record.getUpdatedAt()));
        }
        return new Result(faults.isEmpty() ? entered : List.of(), faults);
    }

    private List<Entered> entries(Entries<Draft> read, EnteredBy by, List<Fault> faults) {
        List<Entered> entered = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < read.entries().size(); i++) {
            Draft draft = read.entries().get(i);
            if (isAt(read.pointer(i), faults)) {
                continue;
            }
            if (!ids.add(draft.id()) && !isAt(read.pointer(i) + "/id", faults)) {
                faults.add(new Fault(read.pointer(i) + "/id", draft.id(), "is there twice", "send it once"));
            }
            entry(draft, read.pointer(i), by, faults).ifPresent(entered::add);
        }
        return entered;
    }

    /**
     * Makes the receivers that {@code by} entered those, and no others: those that are as they were stay untouched, the others are entered
     * or taken out. Nothing is done while there are faults, which are returned.
     */
    public List<Fault> enterAll(Entries<Draft> read, EnteredBy by) throws NotWrittenException {
        List<Fault> faults = new ArrayList<>(read.faults());
        List<Receiver> changed = new ArrayList<>();
        for (Entered entered : entries(read, by, faults)) {
            Receiver entry = entered.receiver().entry();
            if (receivers
                    .entry(entry.getId())
                    .filter(k -> isSame(k.entry(), entry))
                    .isEmpty()) {
                changed.add(entry);
            }
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        Set<String> named = read.entries().stream().map(Draft::id).collect(Collectors.toSet());
        List<String> gone = receivers.all().stream()
                .map(Receivers.Known::entry)
                .filter(entry -> entry.getEnteredBy() == by && !named.contains(entry.getId()))
                .map(Receiver::getId)
                .toList();
        kept.write(changed);
        kept.remove(gone);
        changed.forEach(record -> untilRead(record.getId(), record.getUpdatedAt()));
        return List.of();
    }

    /** But for when it was entered, and for what became of it since. */
    private static boolean isSame(Receiver one, Receiver other) {
        return Receiver.newBuilder(one)
                .setUpdatedAt(other.getUpdatedAt())
                .setStoppedAt(other.getStoppedAt())
                .build()
                .equals(other);
    }

    private void untilRead(String id, Instant updatedAt) {
        receivers.awaits(
                id,
                known -> known.filter(k -> !k.entry().getUpdatedAt().isBefore(updatedAt))
                        .isPresent(),
                UNTIL_READ);
    }

    /**
     * Takes a receiver out; what is still to be sent to it is cancelled. Says no where there is none.
     *
     * @throws IllegalArgumentException where it stands in the file of receivers
     */
    public boolean remove(String id, EnteredBy by) throws NotWrittenException {
        Optional<Receivers.Known> known = receivers.entry(id);
        if (known.isEmpty()) {
            return false;
        }
        if (isAnothers(known.get(), by)) {
            throw new IllegalArgumentException(othersWayOut(by));
        }
        kept.remove(List.of(id));
        receivers.awaits(id, Optional::isEmpty, UNTIL_READ);
        return true;
    }

    private Optional<Entered> entry(Draft draft, String pointer, EnteredBy by, List<Fault> faults) {
        Optional<Receivers.Known> known = receivers.entry(draft.id());
        // the secret stands in no message
        check(pointer + "/id", draft.id(), faults, () -> AlertReceiver.id(draft.id()));
        check(pointer + "/url", "", faults, () -> AlertReceiver.url(draft.url()));
        Optional<WebhookSecret> given =
                draft.secret().flatMap(text -> check(pointer + "/secret", "", faults, () -> WebhookSecret.of(text)));
        if (known.filter(k -> isAnothers(k, by)).isPresent()) {
            faults.add(new Fault(pointer + "/id", draft.id(), "was entered otherwise", othersWayOut(by)));
        }
        List<String> towns = resolved(draft.towns(), pointer + "/towns", names::townId, faults);
        List<String> governorates =
                resolved(draft.governorates(), pointer + "/governorates", names::governorate, faults);
        if (faults.stream().anyMatch(fault -> fault.pointer().startsWith(pointer + "/"))) {
            return Optional.empty();
        }
        Optional<WebhookSecret> before = known.map(k -> k.meaning().secret());
        Optional<WebhookSecret> made =
                given.isPresent() || before.isPresent() ? Optional.empty() : Optional.of(secrets.get());
        WebhookSecret secret = given.or(() -> before).or(() -> made).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Receiver.Builder record = Receiver.newBuilder()
                .setId(draft.id())
                .setUrl(draft.url())
                .setSecret(secret.reveal())
                .setTowns(towns)
                .setGovernorates(governorates)
                .setWithin(draft.near().orElse(null))
                .setKinds(draft.kinds())
                .setCreatedAt(known.map(k -> k.entry().getCreatedAt()).orElse(now))
                .setUpdatedAt(now)
                .setEnteredBy(by);
        known.ifPresent(k -> keepFormer(record, k, secret, now));
        Receiver entry = record.build();
        return Optional.of(new Entered(new Receivers.Known(entry, AlertReceiver.of(entry)), made));
    }

    private static void keepFormer(Receiver.Builder record, Receivers.Known known, WebhookSecret next, Instant now) {
        boolean changes = !known.meaning().secret().equals(next);
        record.setPreviousSecret(
                changes ? known.entry().getSecret() : known.entry().getPreviousSecret());
        record.setPreviousUntil(changes ? now.plus(BOTH_SIGN) : known.entry().getPreviousUntil());
    }

    private static List<String> resolved(
            List<String> written, String pointer, Function<String, String> meaning, List<Fault> faults) {
        List<String> resolved = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            String name = written.get(i);
            check(pointer + "/" + i, name, faults, () -> meaning.apply(name)).ifPresent(resolved::add);
        }
        return resolved;
    }

    private static <T> Optional<T> check(String pointer, String value, List<Fault> faults, Supplier<@Nullable T> made) {
        try {
            return Optional.ofNullable(made.get());
        } catch (IllegalArgumentException e) {
            if (!isAt(pointer, faults)) {
                faults.add(new Fault(pointer, value, "cannot be used", String.valueOf(e.getMessage())));
            }
            return Optional.empty();
        }
    }

    private static boolean isAt(String pointer, List<Fault> faults) {
        return faults.stream().anyMatch(fault -> fault.pointer().equals(pointer));
    }

    private static boolean isAnothers(Receivers.Known known, EnteredBy by) {
        return (known.entry().getEnteredBy() == EnteredBy.CONFIGURATION) != (by == EnteredBy.CONFIGURATION);
    }

    private static String othersWayOut(EnteredBy by) {
        return by == EnteredBy.CONFIGURATION
                ? "it was entered by a call: take it out with DELETE /api/receivers/{id}, or give another id"
                : "it stands in the file of receivers (CLAIMLINE_RECEIVERS): change it there, or give another id";
    }
}
