package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.EventTime;
import org.claimline.claim.Side;
import org.claimline.claim.Status;
import org.claimline.claim.Subject;

/**
 * The laws of docs/methodology.md on generated wars. Each is tried {@code jqwik.tries.default} times (1,000; give
 * {@code -Djqwik.tries.default=10000} for a long run), which {@link Tries} prints and holds it to.
 */
@AddLifecycleHook(Tries.class)
class LawsTest {
    private static final String SEED = "20241130";
    private static final Set<Status> SETTLED = Set.of(Status.CONFIRMED, Status.REPORTED);

    @Property(seed = SEED)
    void law1_theOrderOfArrivalChangesNothing(@ForAll("wars") List<ClaimVersion> war, @ForAll long shuffle) {
        List<ClaimVersion> again = new ArrayList<>(war);
        Collections.shuffle(again, new Random(shuffle));

        assertThat(account(again)).isEqualTo(account(war));
    }

    @Property(seed = SEED)
    void law1_duplicationChangesNothing(@ForAll("wars") List<ClaimVersion> war) {
        assertThat(account(Wars.join(war, war.subList(0, war.size() / 2)))).isEqualTo(account(war));
    }

    @Property(seed = SEED)
    void law2_aRetractionIsAsIfItHadNotBeenSaidFromThenOnAndOnlyThen(
            @ForAll("wars") List<ClaimVersion> war, @ForAll("picks") int pick, @ForAll("hours") int hours) {
        List<ClaimVersion> plain = Wars.undisturbed(war);
        Assume.that(!plain.isEmpty());
        ClaimVersion gone = plain.get(pick % plain.size());
        Instant retraction = gone.knownFrom().plus(Duration.ofHours(1 + hours));
        List<ClaimVersion> without = without(war, gone);
        List<ClaimVersion> retracted = with(
                without,
                Versions.with(
                        gone, gone.key(), gone.certainty(), gone.when(), gone.knownTime(), Optional.of(retraction)));

        for (Instant k : List.of(retraction, retraction.plus(Duration.ofDays(2)))) {
            assertThat(Seen.of(knownAt(retracted, k))).as("known at %s", k).isEqualTo(Seen.of(knownAt(without, k)));
        }
        for (Instant k : List.of(
                retraction.minusMillis(1), gone.knownFrom(), gone.knownFrom().minusMillis(1))) {
            assertThat(Seen.of(knownAt(retracted, k))).as("known at %s", k).isEqualTo(Seen.of(knownAt(war, k)));
        }
        assertThat(Seen.of(account(retracted))).isEqualTo(Seen.of(account(without)));
    }

    @Property(seed = SEED)
    void law4_aRumourChangesNothingButAnEmptyTown(
            @ForAll("wars") List<ClaimVersion> war,
            @ForAll("wars") List<ClaimVersion> more,
            @ForAll("picks") int pick,
            @ForAll boolean echo) {
        Assume.that(!war.isEmpty() && !more.isEmpty());
        ClaimVersion told = war.get(pick % war.size());
        ClaimVersion m = echo ? Versions.echo(told, at(told.when(), more.get(0))) : more.get(0);
        ClaimVersion rumour =
                Versions.with(m, key("rumour"), Certainty.RUMOUR, m.when(), m.knownTime(), Optional.empty());
        // a town is empty until a telling is folded; a copy may come before the one that stands for it
        List<ClaimVersion> standing = war.stream()
                .filter(c -> c.stands() && !c.isRejected())
                .sorted(ClaimVersion.FOLD_ORDER)
                .toList();
        Set<ClaimVersion> copies = Copies.among(standing).keySet();
        Assume.that(standing.stream()
                .filter(c -> !copies.contains(c))
                .anyMatch(c -> c.certainty() != Certainty.RUMOUR && ClaimVersion.FOLD_ORDER.compare(c, rumour) < 0));

        assertThat(Seen.of(atEnd(with(war, rumour))).withoutFateOf(rumour.key()))
                .isEqualTo(Seen.of(atEnd(war)));
    }

    @Property(seed = SEED)
    void law4_campsThatSpeakForThemselvesEstablishNothing(@ForAll("inInterestOnly") List<ClaimVersion> war) {
        assertThat(account(war).timeline())
                .noneMatch(e -> SETTLED.contains(e.verdict().status()));
    }

    @Property(seed = SEED)
    void law5_aCopyThatIsNoBetterChangesNothing(
            @ForAll("wars") List<ClaimVersion> war,
            @ForAll("picks") int pick,
            @ForAll Certainty certainty,
            @ForAll("shifts") int minutes,
            @ForAll("hours") int later) {
        List<ClaimVersion> alone = Wars.undisturbed(war).stream()
                .filter(c -> c.certainty() != Certainty.RUMOUR)
                .filter(c ->
                        war.stream().filter(o -> o.origin().equals(c.origin())).count() == 1)
                .toList();
        Assume.that(!alone.isEmpty());
        ClaimVersion stands = alone.get(pick % alone.size());
        Instant estimate = stands.when().estimate().plus(Duration.ofMinutes(minutes));
        Instant known = Stream.of(stands.knownTime(), estimate)
                .max(Instant::compareTo)
                .orElseThrow()
                .plus(Duration.ofHours(1 + later));
        EventTime when = EventTime.of(estimate, stands.when().precision(), Wars.ZONE, known);
        Account before = account(war);
        Assume.that(certainty.compareTo(stands.certainty()) >= 0 && when.overlaps(stands.when()));
        ClaimVersion copy = Versions.with(stands, key("copy"), certainty, when, known, Optional.empty());

        Account after = account(with(war, copy));

        assertThat(after.fates().get(copy.key()).reason()).contains(SetAside.COPY);
        assertThat(Seen.of(after).withoutFateOf(copy.key())).isEqualTo(Seen.of(before));
        assertThat(after.state()).isEqualTo(before.state());
    }

    @Property(seed = SEED)
    void law7_exchangingTheCampsExchangesThemInTheResult(@ForAll("wars") List<ClaimVersion> war) {
        Account exchanged = account(war.stream().map(Versions::exchanged).toList());

        List<Seen.Sum> expected = Seen.of(account(war)).timeline().stream()
                .map(e -> exchanged(e.sum()))
                .toList();
        assertThat(Seen.of(exchanged).timeline().stream().map(Seen.Entry::sum)).isEqualTo(expected);
        assertThat(Seen.of(exchanged).disputes())
                .isEqualTo(Seen.of(account(war)).disputes());
        assertThat(Seen.of(exchanged).fates()).isEqualTo(Seen.of(account(war)).fates());
    }

    @Property(seed = SEED)
    void law8_oneCampAndStrangersEstablishNothingForThatCamp(@ForAll("adversary") List<ClaimVersion> war) {
        assertThat(account(war).timeline())
                .noneMatch(e -> SETTLED.contains(e.verdict().status())
                        && e.verdict().controller().map(Subject::side).equals(Optional.of(Side.OPPOSITION)));
    }

    @Property(seed = SEED)
    void law8_strangersNeverChangeASettledController(
            @ForAll("ratedWars") List<ClaimVersion> war, @ForAll("strangers") List<ClaimVersion> strangers) {
        List<ClaimVersion> both = new ArrayList<>(war);
        for (int i = 0; i < strangers.size(); i++) {
            boolean echo = i % 2 == 1 && !war.isEmpty();
            ClaimVersion told = echo ? war.get(i % war.size()) : strangers.get(i);
            both.add(echo ? Versions.echo(told, at(told.when(), strangers.get(i))) : told);
        }
        for (int day = 0; day < 6; day++) {
            Optional<Instant> at = Optional.of(Wars.START.plus(Duration.ofDays(day)));
            Verdict before = Reconciliation.of(war, at, Optional.empty()).verdict();
            Verdict after = Reconciliation.of(both, at, Optional.empty()).verdict();

            assertThat(after.controller()).as("at %s", at).isEqualTo(before.controller());
            if (before.status() == Status.CONFIRMED) {
                assertThat(after.status()).as("at %s", at).isEqualTo(Status.CONFIRMED);
            }
        }
    }

    @Property(seed = SEED)
    void asOfIsAPrefixOfTheTimeline(@ForAll("wars") List<ClaimVersion> war, @ForAll("hours") int hours) {
        Instant at = Wars.START.plus(Duration.ofHours(hours));
        Account then = Reconciliation.of(war, Optional.of(at), Optional.empty());
        List<Seen.Entry> all = Seen.of(atEnd(war)).timeline();

        assertThat(Seen.of(then).timeline())
                .isEqualTo(all.stream().filter(e -> !e.at().isAfter(at)).toList());
        if (!then.timeline().isEmpty()) {
            Verdict last = then.timeline().get(then.timeline().size() - 1).verdict();
            assertThat(last.saysTheSameAs(then.verdict())).isTrue();
        }
    }

    @Property(seed = SEED)
    void everyClaimHasOneFate(@ForAll("wars") List<ClaimVersion> war) {
        assertThat(account(war).fates().keySet())
                .isEqualTo(war.stream()
                        .filter(ClaimVersion::stands)
                        .map(ClaimVersion::key)
                        .collect(Collectors.toSet()));
    }

    @Property(seed = SEED)
    void aDisputeIsOpenOnlyWhileContested(@ForAll("wars") List<ClaimVersion> war) {
        Account account = atEnd(war);

        assertThat(account.timeline())
                .noneMatch(e -> e.state().dispute().isPresent() && e.verdict().status() != Status.CONTESTED);
        assertThat(account.openDispute()).isEmpty();
        assertThat(account.disputes()).allMatch(d -> d.state() == Dispute.State.CLOSED);
    }

    @Property(seed = SEED)
    void theTimelineGoesForward(@ForAll("wars") List<ClaimVersion> war) {
        assertThat(account(war).timeline()).isSortedAccordingTo(Comparator.comparing(TimelineEntry::at));
    }

    @Provide
    Arbitrary<List<ClaimVersion>> wars() {
        return Wars.drafts().map(d -> Wars.of("c", Wars.ALL, d));
    }

    @Provide
    Arbitrary<List<ClaimVersion>> ratedWars() {
        return Wars.drafts().map(d -> Wars.of("c", Wars.RATED, d));
    }

    @Provide
    Arbitrary<List<ClaimVersion>> strangers() {
        return Wars.drafts().map(d -> Wars.undisturbed(Wars.of("s", Wars.UNRATED, d)));
    }

    @Provide
    Arbitrary<List<ClaimVersion>> adversary() {
        return Wars.drafts().map(d -> Wars.of("c", Wars.join(Wars.OPPOSITION, Wars.UNRATED), d));
    }

    @Provide
    Arbitrary<List<ClaimVersion>> inInterestOnly() {
        return Wars.drafts().map(d -> Wars.inInterestOnly(d));
    }

    @Provide
    Arbitrary<Integer> picks() {
        return Arbitraries.integers().between(0, 11);
    }

    @Provide
    Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(0, 120);
    }

    @Provide
    Arbitrary<Integer> shifts() {
        return Arbitraries.integers().between(-360, 360);
    }

    /** {@code c} told of the time {@code when}. */
    private static ClaimVersion at(EventTime when, ClaimVersion c) {
        Instant known = c.knownTime().isAfter(when.latest()) ? c.knownTime() : when.latest();
        return Versions.with(c, c.key(), c.certainty(), when, known, Optional.empty());
    }

    private static Account account(List<ClaimVersion> war) {
        return Reconciliation.of(war);
    }

    private static Account atEnd(List<ClaimVersion> war) {
        return Reconciliation.of(war, Optional.of(Wars.END), Optional.empty());
    }

    private static Account knownAt(List<ClaimVersion> war, Instant known) {
        return Reconciliation.of(war, Optional.empty(), Optional.of(known));
    }

    private static ClaimKey key(String id) {
        return new ClaimKey("wire", id, "c");
    }

    private static List<ClaimVersion> with(List<ClaimVersion> war, ClaimVersion claim) {
        return Wars.join(war, List.of(claim));
    }

    private static List<ClaimVersion> without(List<ClaimVersion> war, ClaimVersion claim) {
        return war.stream().filter(c -> !c.key().equals(claim.key())).toList();
    }

    private static Seen.Sum exchanged(Seen.Sum sum) {
        return new Seen.Sum(
                sum.status(),
                sum.controller().map(Versions::exchanged),
                sum.claimedBy().map(Versions::exchanged),
                sum.rule(),
                sum.orderUncertain());
    }
}
