package org.claimline.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;

/**
 * What each correction of a town undid (rule 12). A correction is a known time at which versions ended. It undid a dispute that there was as
 * known just before it, if nothing that is disputed as known just after has an instant of event time in common with that.
 *
 * <p>The fold is moved along known time from correction to correction, so that each costs what it changed and not the whole town twice.
 */
public final class Withdrawals {
    private static final BinaryOperator<ClaimKey> SMALLER = BinaryOperator.minBy(Comparator.naturalOrder());

    private final KnownCourse course;
    private final NavigableMap<Instant, ClaimKey> corrections = new TreeMap<>();

    private Withdrawals(Collection<ClaimVersion> versions, int block) {
        versions.forEach(v -> v.knownUntil().ifPresent(end -> corrections.merge(end, v.key(), SMALLER)));
        course = new KnownCourse(corrections.isEmpty() ? List.of() : versions, block);
    }

    /**
     * What corrections undid, as far as they were looked at.
     *
     * @param undone by the time of the correction, in the order of the fold; one that undid none has an empty list
     * @param next   the first correction that was not looked at; empty where all were
     */
    public record Found(NavigableMap<Instant, List<Dispute>> undone, Optional<Instant> next) {}

    /**
     * The disputes that each correction undid.
     *
     * @param versions all versions of a town
     * @param since    the first known time whose correction is asked for
     */
    public static NavigableMap<Instant, List<Dispute>> since(Collection<ClaimVersion> versions, Instant since) {
        return since(versions, since, KnownFold.BLOCK);
    }

    static NavigableMap<Instant, List<Dispute>> since(Collection<ClaimVersion> versions, Instant since, int block) {
        return new Withdrawals(versions, block).since(since, () -> true).undone();
    }

    /**
     * The same, one correction after the other.
     *
     * @param goesOn asked after each correction whether the next may be looked at too
     */
    public static Found since(Collection<ClaimVersion> versions, Instant since, BooleanSupplier goesOn) {
        return new Withdrawals(versions, KnownFold.BLOCK).since(since, goesOn);
    }

    private Found since(Instant since, BooleanSupplier goesOn) {
        NavigableMap<Instant, List<Dispute>> undone = new TreeMap<>();
        for (Map.Entry<Instant, ClaimKey> correction :
                corrections.tailMap(since, true).entrySet()) {
            if (!undone.isEmpty() && !goesOn.getAsBoolean()) {
                return new Found(undone, Optional.of(correction.getKey()));
            }
            undone.put(correction.getKey(), undoneAt(correction.getKey(), correction.getValue()));
        }
        return new Found(undone, Optional.empty());
    }

    /** As {@link Reconciliation#withdrawn(Collection, Optional)} has it. */
    static List<Dispute> of(Collection<ClaimVersion> versions, Optional<Instant> knownAt) {
        return of(versions, knownAt, KnownFold.BLOCK);
    }

    static List<Dispute> of(Collection<ClaimVersion> versions, Optional<Instant> knownAt, int block) {
        Withdrawals town = new Withdrawals(versions, block);
        List<Dispute> undone = new ArrayList<>();
        knownAt.map(at -> town.corrections.headMap(at, true))
                .orElse(town.corrections)
                .forEach((at, by) -> undone.addAll(town.undoneAt(at, by)));
        return standing(undone, () -> town.disputed(knownAt));
    }

    /**
     * What is withdrawn for good of what corrections undid: each dispute as the first correction left it, without those that came back.
     *
     * @param undone   by the time of the correction
     * @param disputed ids of what is disputed as known after the last of these corrections; asked only if anything was undone
     * @return by opening
     */
    public static List<Dispute> standing(List<Dispute> undone, Supplier<Set<String>> disputed) {
        Map<String, Dispute> first = new HashMap<>();
        undone.forEach(dispute -> first.putIfAbsent(dispute.id(), dispute));
        if (!first.isEmpty()) {
            first.keySet().removeAll(disputed.get());
        }
        return first.values().stream().sorted(Dispute.BY_OPENING).toList();
    }

    private List<Dispute> undoneAt(Instant at, ClaimKey by) {
        course.moveBefore(at);
        return course.moveTo(at).gone().stream()
                .filter(d -> course.firstDuring(d).isEmpty())
                .map(d -> d.withdrawn(at, by))
                .toList();
    }

    private Set<String> disputed(Optional<Instant> knownAt) {
        knownAt.ifPresentOrElse(course::moveTo, course::moveToEnd);
        Set<String> ids = new HashSet<>();
        course.disputes().forEach(d -> ids.add(d.id()));
        return ids;
    }
}
