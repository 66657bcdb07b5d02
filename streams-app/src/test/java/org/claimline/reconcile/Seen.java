package org.claimline.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;

/** What a reader sees of an account: its timeline, disputes and fates, without the claims' own fields. */
public record Seen(Sum end, List<Entry> timeline, List<Episode> disputes, Map<ClaimKey, End> fates) {
    /** Both layers in one. */
    public record Sum(
            Status status,
            Optional<Subject> controller,
            Optional<Subject> claimedBy,
            Rule rule,
            boolean orderUncertain) {
        static Sum of(Verdict v) {
            return new Sum(v.status(), v.controller(), v.claimedBy(), v.rule(), v.orderUncertain());
        }
    }

    public record Entry(Instant at, Optional<ClaimKey> cause, Sum sum, Optional<String> dispute) {}

    public record Episode(
            String id,
            Dispute.Kind kind,
            Dispute.State state,
            Instant openedAt,
            List<ClaimKey> claims,
            Optional<Instant> closedAt,
            Optional<Closing> closing,
            Optional<ClaimKey> closedBy) {}

    public record End(Role role, Optional<SetAside> reason, Optional<ClaimKey> by) {}

    public static Seen of(Account account) {
        Map<ClaimKey, End> fates = new TreeMap<>();
        account.fates().forEach((key, f) -> fates.put(key, new End(f.role(), f.reason(), f.by())));
        return new Seen(
                Sum.of(account.verdict()),
                account.timeline().stream()
                        .map(e -> new Entry(
                                e.at(),
                                e.cause(),
                                Sum.of(e.verdict()),
                                e.state().dispute().map(Dispute::id)))
                        .toList(),
                account.disputes().stream()
                        .map(d -> new Episode(
                                d.id(),
                                d.kind(),
                                d.state(),
                                d.openedAt(),
                                d.claims().stream().map(t -> t.claim().key()).toList(),
                                d.closedAt(),
                                d.closing(),
                                d.closedBy()))
                        .toList(),
                fates);
    }

    Seen withoutFateOf(ClaimKey key) {
        Map<ClaimKey, End> others = new TreeMap<>(fates);
        others.remove(key);
        return new Seen(end, timeline, disputes, others);
    }
}
