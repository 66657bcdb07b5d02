package org.claimline.replay.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.GeneratedWars;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.Tries;
import org.claimline.reconcile.Verdict;
import org.claimline.replay.WarRows;
import org.claimline.replay.log.LogEntry.Kind;
import org.claimline.topology.fold.ClaimRow;

/** What the log of a day is, on generated wars: one story, however it is cut, that says what readers of each moment saw. */
@AddLifecycleHook(Tries.class)
@Tries.OneIn(10)
class DayLogLawsTest {
    private static final String SEED = "20241130";
    private static final DayLog LOG = DayLog.plain(ZoneId.of("Asia/Damascus"));
    private static final Instant BEFORE = GeneratedWars.START.minus(Duration.ofDays(3));
    private static final Instant AFTER = GeneratedWars.END;
    private static final String SECRET = "Abu Secret";

    private static final Set<Kind> seen = new HashSet<>();

    @Property(seed = SEED)
    void adjoiningSpansTellTogetherWhatTheWholeTells(@ForAll("wars") List<ClaimVersion> war, @ForAll long seed) {
        List<ClaimRow> rows = WarRows.of(war);
        List<LogEntry> whole = entries(rows, BEFORE, AFTER);

        List<LogEntry> together = new ArrayList<>();
        Instant from = BEFORE;
        for (Instant cut : cuts(war, new Random(seed))) {
            together.addAll(entries(rows, from, cut));
            from = cut;
        }
        together.addAll(entries(rows, from, AFTER));

        assertThat(together).isEqualTo(whole);
        whole.forEach(entry -> seen.add(entry.kind()));
    }

    @Property(seed = SEED)
    void theOrderOfRowsAndWhatBecomesKnownLaterChangeNothing(
            @ForAll("wars") List<ClaimVersion> war, @ForAll long seed) {
        Random random = new Random(seed);
        List<ClaimRow> shuffled = new ArrayList<>(WarRows.of(war));
        Collections.shuffle(shuffled, random);
        for (Instant until : cuts(war, random)) {
            List<ClaimRow> known = WarRows.of(knownBefore(war, until));

            assertThat(entries(shuffled, BEFORE, until)).isEqualTo(entries(known, BEFORE, until));
        }
    }

    @Property(seed = SEED)
    void atAnyMomentTheLogSoFarSaysWhatAReaderOfThatMomentSees(
            @ForAll("wars") List<ClaimVersion> war, @ForAll long seed) {
        List<LogEntry> log = entries(WarRows.of(war), BEFORE, AFTER);

        for (Instant at : cuts(war, new Random(seed))) {
            Account account = Reconciliation.of(war, Optional.empty(), Optional.of(at));
            FoldState state = account.state().readAt(at);
            List<LogEntry> soFar =
                    log.stream().filter(e -> !e.knownTime().isAfter(at)).toList();

            Optional<Standing> standing = soFar.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(soFar.get(soFar.size() - 1).after());
            assertThat(standing)
                    .isEqualTo(account.isEmpty() ? Optional.empty() : Optional.of(Standing.of(Verdict.of(state))));
            assertThat(openIn(soFar))
                    .isEqualTo(state.dispute().map(Dispute::id).map(Set::of).orElse(Set.of()));
            Set<String> ever = new HashSet<>();
            account.disputes().forEach(d -> ever.add(d.id()));
            assertThat(knownIn(soFar)).isEqualTo(ever);
        }
    }

    @Property(seed = SEED)
    void whatStoodBeforeIsWhatStoodAfterTheEntryBefore(@ForAll("wars") List<ClaimVersion> war) {
        List<LogEntry> log = entries(WarRows.of(war), BEFORE, AFTER);

        LogEntry last = null;
        for (LogEntry entry : log) {
            if (last != null && last.knownTime().equals(entry.knownTime())) {
                assertThat(entry.before()).isEqualTo(last.before());
                assertThat(entry.after()).isEqualTo(last.after());
            } else {
                assertThat(entry.before()).isEqualTo(last == null ? null : last.after());
            }
            last = entry;
        }
    }

    @Property(seed = SEED)
    void everyVersionIsToldOnceWhenItComesAndOnceWhereNothingFollowsIt(@ForAll("wars") List<ClaimVersion> war) {
        List<LogEntry> log = entries(WarRows.of(war), BEFORE, AFTER);

        assertThat(log)
                .filteredOn(e -> e.kind() == Kind.CLAIMED || e.kind() == Kind.CORRECTED)
                .hasSize(war.size());
        assertThat(log).filteredOn(e -> e.kind() == Kind.WITHDRAWN).hasSize((int)
                war.stream().filter(c -> endsForGood(c, war)).count());
        TownDay day = LOG.tell(WarRows.TOWN, WarRows.of(war), BEFORE, AFTER, entry -> {})
                .orElse(null);
        int told = day == null
                ? 0
                : day.corrected()
                        + day.claims().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum();
        assertThat(told).isEqualTo(war.size());
    }

    @Property(seed = SEED)
    void theSummaryCountsAsContestedWhatTheLogLeavesOpen(@ForAll("wars") List<ClaimVersion> war, @ForAll long seed) {
        List<ClaimRow> rows = WarRows.of(war);
        List<Instant> cuts = cuts(war, new Random(seed));
        Instant from = cuts.get(0);
        Instant until = cuts.get(cuts.size() - 1);
        List<LogEntry> background = entries(rows, BEFORE, from);
        List<LogEntry> log = new ArrayList<>(background);

        Optional<TownDay> day = LOG.tell(WarRows.TOWN, rows, from, until, log::add);

        Set<String> open = new HashSet<>();
        Set<String> ofTheDay = new HashSet<>();
        day.ifPresent(d -> d.contests().forEach(contest -> {
            ofTheDay.add(contest.disputeId());
            if (contest.end() == Contest.End.OPEN) {
                open.add(contest.disputeId());
            }
        }));
        assertThat(open).isEqualTo(openIn(log));
        assertThat(ofTheDay).isEqualTo(of(openIn(background), log.subList(background.size(), log.size())));
    }

    /** The disputes that were open at the outset or later, as they are called at the end. */
    private static Set<String> of(Set<String> outset, List<LogEntry> log) {
        Set<String> ids = new HashSet<>(outset);
        for (LogEntry entry : log) {
            boolean had = entry.formerly() != null && ids.remove(entry.formerly());
            if (had || entry.kind() == Kind.CONTESTED) {
                ids.add(entry.disputeId());
            }
        }
        return ids;
    }

    @Property(seed = SEED)
    void whatIsForTheDeskOnlyIsInNoEntryAndNoSummary(@ForAll("wars") List<ClaimVersion> war, @ForAll long seed) {
        List<ClaimRow> rows = WarRows.of(GeneratedWars.withSecrets(war, SECRET, new Random(seed)));
        List<LogEntry> log = new ArrayList<>();

        Optional<TownDay> day = LOG.tell(WarRows.TOWN, rows, BEFORE, AFTER, log::add);

        assertThat(log.toString() + day).doesNotContain("Secret");
    }

    @AfterContainer
    static void everyKindWasTold() {
        assertThat(seen).containsExactlyInAnyOrder(Kind.values());
    }

    private static List<LogEntry> entries(List<ClaimRow> rows, Instant from, Instant until) {
        return LOG.entries(WarRows.TOWN, rows, from, until);
    }

    private static Set<String> openIn(List<LogEntry> log) {
        return told(log, entry -> entry.kind() == Kind.SETTLED);
    }

    /** Those that are open or over. */
    private static Set<String> knownIn(List<LogEntry> log) {
        return told(log, entry -> false);
    }

    private static Set<String> told(List<LogEntry> log, Predicate<LogEntry> ends) {
        Set<String> ids = new HashSet<>();
        for (LogEntry entry : log) {
            boolean had = entry.formerly() != null && ids.remove(entry.formerly());
            switch (entry.kind()) {
                case CONTESTED -> ids.add(entry.disputeId());
                case MOVED -> {
                    if (had) {
                        ids.add(entry.disputeId());
                    }
                }
                case SETTLED -> {
                    if (ends.test(entry)) {
                        ids.remove(entry.disputeId());
                    } else {
                        ids.add(entry.disputeId());
                    }
                }
                case UNDONE -> ids.remove(entry.disputeId());
                case CLAIMED, CORRECTED, WITHDRAWN, CHANGED -> {}
            }
        }
        return ids;
    }

    private static boolean endsForGood(ClaimVersion claim, List<ClaimVersion> war) {
        return !claim.stands()
                && war.stream()
                        .noneMatch(o -> o.key().equals(claim.key())
                                && claim.knownUntil().equals(Optional.of(o.knownFrom())));
    }

    private static List<ClaimVersion> knownBefore(List<ClaimVersion> war, Instant until) {
        return war.stream()
                .filter(c -> c.knownFrom().isBefore(until))
                .map(c -> c.inForceUntil(c.knownUntil().filter(end -> end.isBefore(until))))
                .toList();
    }

    /** Some of the moments at which something becomes known, and others. */
    private static List<Instant> cuts(List<ClaimVersion> war, Random random) {
        Set<Instant> cuts = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            cuts.add(GeneratedWars.START.plus(Duration.ofMinutes(random.nextInt(200 * 60))));
        }
        war.stream()
                .filter(c -> random.nextInt(6) == 0)
                .forEach(c -> cuts.add(c.knownUntil().orElse(c.knownFrom()).plusMillis(random.nextInt(2))));
        return new ArrayList<>(cuts);
    }

    @Provide
    Arbitrary<List<ClaimVersion>> wars() {
        return GeneratedWars.wars();
    }
}
