package org.claimline.topology.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Dispute;
import org.claimline.topology.fold.TownUpdate.Disputed;

/**
 * What a claim event changed of a town's disputes. A town shows, by id, the disputes of its fold, and beside them those that
 * corrections undid, unless the fold has one of that id again.
 */
final class DisputeChanges {
    private final CorrectionIndex index;
    private final Corrections corrections;
    private final String town;
    private final Map<String, Disputed> before = new LinkedHashMap<>();
    private final Map<String, Disputed> after = new LinkedHashMap<>();
    private final Map<String, Disputed> changed = new LinkedHashMap<>();
    private final List<String> removed = new ArrayList<>();

    DisputeChanges(CorrectionIndex index, Corrections corrections, String town) {
        this.index = index;
        this.corrections = corrections;
        this.town = town;
    }

    /** Takes what the fold replaced. */
    void folded(Head head, Refold.Result folded) {
        collect(folded.before(), head, before);
        collect(folded.after(), folded.head(), after);
        before.keySet().stream().filter(id -> !after.containsKey(id)).forEach(id -> index.deleteDispute(town, id));
        after.keySet().stream().filter(id -> !before.containsKey(id)).forEach(id -> index.putDispute(town, id));
    }

    private static void collect(Segment segment, Head head, Map<String, Disputed> into) {
        segment.closed().forEach(d -> into.put(d.id(), Disputed.ended(d)));
        Disputed.open(head.state()).ifPresent(d -> into.put(d.dispute().id(), d));
    }

    /**
     * Brings up to date what corrections undid, and compares.
     *
     * @param undone what the corrections concerned undo now, by their time
     */
    void correct(Map<Instant, List<Dispute>> undone) {
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        ids.removeIf(id -> isOpenAsBefore(id) && undone.isEmpty());
        undone.forEach((at, disputes) -> {
            ids.addAll(index.undoneAt(town, at));
            disputes.forEach(d -> ids.add(d.id()));
        });
        Map<String, Optional<Dispute>> undoneBefore = new HashMap<>();
        ids.forEach(id -> undoneBefore.put(id, index.undone(town, id)));
        undone.forEach((at, disputes) -> index.putUndone(town, at, disputes));
        for (String id : ids) {
            compare(id, undoneBefore.getOrDefault(id, Optional.empty()), index.undone(town, id));
        }
    }

    /** The open dispute of which nothing is new: the usual case. */
    private boolean isOpenAsBefore(String id) {
        return Optional.ofNullable(before.get(id)).equals(Optional.ofNullable(after.get(id)));
    }

    private void compare(String id, Optional<Dispute> undoneBefore, Optional<Dispute> undoneAfter) {
        boolean elsewhere = !before.containsKey(id) && !after.containsKey(id) && index.hasDispute(town, id);
        if (elsewhere) {
            return;
        }
        Optional<Disputed> was = Optional.ofNullable(before.get(id)).or(() -> undoneBefore.map(Disputed::ended));
        Optional<Disputed> is = Optional.ofNullable(after.get(id)).or(() -> undoneAfter.map(Disputed::ended));
        if (is.isEmpty() && was.isPresent()) {
            removed.add(id);
        } else if (!is.equals(was)) {
            is.ifPresent(d -> changed.put(id, d));
        }
    }

    /** Adds disputes whose record reads otherwise though they are the same: the town, or a source in them, has another name. */
    void render(RowChange change, Head headBefore, Head head) {
        boolean otherPlace =
                headBefore.place().isPresent() && !headBefore.place().equals(head.place());
        boolean otherWords =
                change.before().isPresent() && change.after().isPresent() && change.differs(ClaimRow::content);
        if (!otherPlace && !otherWords) {
            return;
        }
        ClaimVersion claim = change.after().or(change::before).orElseThrow().claim();
        List<Dispute> ended = otherPlace
                ? corrections.allDisputes(town, head)
                : corrections.disputesThatMayTellOf(town, head, change.key(), claim);
        List<Disputed> all = new ArrayList<>();
        ended.stream().filter(d -> !d.isOpen()).map(Disputed::ended).forEach(all::add);
        Disputed.open(head.state()).ifPresent(all::add);
        index.allUndone(town).stream()
                .filter(d -> !index.hasDispute(town, d.id()))
                .map(Disputed::ended)
                .forEach(all::add);
        all.stream()
                .filter(d -> otherPlace || Corrections.tellsOf(d.dispute(), claim))
                .forEach(d -> changed.putIfAbsent(d.dispute().id(), d));
    }

    List<Disputed> changed() {
        return changed.values().stream()
                .sorted(Comparator.comparing(Disputed::dispute, Dispute.BY_OPENING))
                .toList();
    }

    List<String> removed() {
        return removed;
    }
}
