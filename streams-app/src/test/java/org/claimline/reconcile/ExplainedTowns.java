package org.claimline.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.RandomGenerator;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.DeskMark;
import org.claimline.explain.Dossier;
import org.claimline.source.report.Decision;

/**
 * Generated wars with all that an explanation tells of besides: words for the desk only, decisions of every kind, corrections, undone disputes,
 * towns of few claims and of very many, asked for at any moment. The same number is the same town.
 */
final class ExplainedTowns {
    private static final Duration LATER = Duration.ofMinutes(50);

    private final RandomGenerator<List<Wars.Draft>> drafts = Wars.drafts().generator(1_000);

    Dossier town(int number) {
        Random random = new Random(number);
        List<Wars.Draft> told = new ArrayList<>();
        int size = number % 25 == 24 ? 20 : 1 + number % 4;
        while (told.isEmpty() || size-- > 0) {
            told.addAll(drafts.next(random).value());
        }
        List<ClaimVersion> war = Wars.of("c", Wars.ALL, told).stream()
                .map(c -> random.nextInt(8) == 0
                        ? Versions.deskOnly(c, c.speaker().name())
                        : c)
                .toList();
        Instant first = war.stream()
                .map(ClaimVersion::knownFrom)
                .min(Instant::compareTo)
                .orElseThrow();
        Optional<Instant> at = moment(random, first);
        Optional<Instant> known = moment(random, first);
        Account account = Reconciliation.of(war, at, known);
        return account.isEmpty()
                ? dossier(war, Optional.empty(), Optional.empty(), random)
                : dossier(war, at, known, random);
    }

    private static Optional<Instant> moment(Random random, Instant first) {
        Instant moment = first.plus(Duration.ofHours(random.nextInt(140)));
        return random.nextInt(3) == 0 ? Optional.of(moment) : Optional.empty();
    }

    private static Dossier dossier(
            List<ClaimVersion> war, Optional<Instant> at, Optional<Instant> known, Random random) {
        Account account = Reconciliation.of(war, at, known);
        Stream<Dispute> withdrawn = Reconciliation.withdrawn(war, known).stream()
                .filter(d -> at.filter(d.openedAt()::isAfter).isEmpty());
        List<Dossier.Decided> decisions = war.stream()
                .flatMap(c -> decided(c, random.nextInt(12)))
                .filter(d -> known.filter(d.decision().at()::isAfter).isEmpty())
                .toList();
        return new Dossier(
                war,
                at,
                known,
                account,
                Stream.concat(account.disputes().stream(), withdrawn).toList(),
                decisions);
    }

    /** What the desk decided about a claim, and about some it never decided anything. */
    private static Stream<Dossier.Decided> decided(ClaimVersion c, int chance) {
        Optional<Decision.Kind> marked = c.mark().map(DeskMark::kind).map(kind -> switch (kind) {
            case REJECTED -> Decision.Kind.REJECT;
            case VERIFIED -> Decision.Kind.VERIFY;
            case SUSPENDED -> Decision.Kind.SUSPEND_SOURCE;
        });
        if (marked.isPresent()) {
            return Stream.of(decided(c, marked.get(), c.knownFrom(), false));
        }
        Instant later = c.knownFrom().plus(LATER);
        return switch (chance) {
            case 0 -> Stream.of(decided(c, Decision.Kind.NOTE, later, false));
            case 1 -> Stream.of(decided(c, Decision.Kind.NOTE, later, true));
            case 2 -> Stream.of(decided(c, Decision.Kind.RELEASE, later, false));
            case 3 -> Stream.of(decided(c, Decision.Kind.UNDO, later, false));
            default ->
                c.knownUntil().map(end -> decided(c, Decision.Kind.HOLD, end, false)).stream()
                        .filter(d -> chance < 8);
        };
    }

    private static Dossier.Decided decided(ClaimVersion c, Decision.Kind kind, Instant at, boolean ofSource) {
        return new Dossier.Decided(
                c.key().source(),
                ofSource ? Optional.empty() : Optional.of(c.key()),
                new Decision(
                        "d-" + c.key().report(),
                        kind,
                        at,
                        "m.k.",
                        "see the file of " + c.key().report(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }
}
