package org.claimline.replay.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.query.ClaimId;
import org.claimline.reconcile.GeneratedWars;
import org.claimline.reconcile.Tries;
import org.claimline.replay.WarRows;
import org.claimline.replay.compare.Cause.Kind;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.web.Json;

/** What a comparison of generated wars says. */
@AddLifecycleHook(Tries.class)
@Tries.OneIn(5)
class ComparisonLawsTest {
    private static final String SEED = "20241201";
    private static int different;

    @Property(seed = SEED)
    void aSetEqualsItselfInAnyOrderAsKnownAtAnyTime(@ForAll("wars") List<ClaimVersion> war, @ForAll long seed) {
        Random random = new Random(seed);
        List<ClaimRow> rows = WarRows.of(war);
        List<ClaimRow> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        isTheSame(rows, shuffled, anyTime(random));
    }

    /** So nothing need be folded of claims that are the same. */
    @Property(seed = SEED)
    void claimsThatDifferInNothingThatIsComparedEndInTheSame(
            @ForAll("wars") List<ClaimVersion> war, @ForAll long seed) {
        Instant known = anyTime(new Random(seed));
        List<ClaimRow> rows = WarRows.of(war);
        List<ClaimRow> others = rows.stream()
                .map(row -> WarRows.with(row, content -> beside(content, row.claim())))
                .toList();

        isTheSame(rows, others, known);
    }

    private static org.claimline.avro.ClaimVersion.Builder beside(
            org.claimline.avro.ClaimVersion.Builder content, ClaimVersion claim) {
        return content.setRevision(7)
                .setPublishedAt(claim.knownFrom().plusSeconds(60))
                .setRecordedAt(GeneratedWars.END)
                .setUrl("https://example.org/other")
                .setTitle("other")
                .setLanguage("ar")
                .setQuote("other")
                .setNote("other")
                .setPlaceAsWritten("Murek")
                .setWithin("Hama")
                .setConflictingContents(true);
    }

    @Property(seed = SEED)
    void whatBecameKnownLaterMakesNoDifference(@ForAll("wars") List<ClaimVersion> war, @ForAll long seed) {
        Instant known = anyTime(new Random(seed));
        List<ClaimVersion> then = war.stream()
                .filter(c -> !c.knownFrom().isAfter(known))
                .map(c -> c.inForceUntil(c.knownUntil().filter(end -> !end.isAfter(known))))
                .toList();

        isTheSame(WarRows.of(war), WarRows.of(then), known);
    }

    /** Claims and what is folded of them. */
    private static void isTheSame(List<ClaimRow> rows, List<ClaimRow> others, Instant known) {
        assertThat(at(known)
                        .compare(
                                WarRows.TOWN,
                                rows,
                                TownOutcome.folded(WarRows.TOWN, rows, known),
                                others,
                                TownOutcome.folded(WarRows.TOWN, others, known)))
                .isEmpty();
        assertThat(ClaimComparison.find(WarRows.TOWN, Side.of("live", known), rows, Side.of("replay", known), others))
                .isEmpty();
    }

    @Property(seed = SEED)
    void aClaimThatIsOnOneSideOnlyIsALateReportWhereItMakesADifference(
            @ForAll("wars") List<ClaimVersion> war, @ForAll long seed) {
        if (war.isEmpty()) {
            return;
        }
        Random random = new Random(seed);
        ClaimKey gone = war.get(random.nextInt(war.size())).key();
        List<ClaimRow> all = WarRows.of(war);
        List<ClaimRow> others =
                WarRows.of(war.stream().filter(c -> !c.key().equals(gone)).toList());

        Optional<TownDifference> ours = at(GeneratedWars.END).compare(WarRows.TOWN, all, others);
        Optional<TownDifference> theirs = at(GeneratedWars.END).compare(WarRows.TOWN, others, all);

        assertThat(theirs.isPresent()).isEqualTo(ours.isPresent());
        ours.ifPresent(town -> onlyIn(town, gone, Where.HERE));
        theirs.ifPresent(town -> onlyIn(town, gone, Where.THERE));
        different += ours.isPresent() ? 1 : 0;
    }

    private static void onlyIn(TownDifference town, ClaimKey gone, Where where) {
        assertThat(town.causes()).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo(Kind.LATE_REPORTS);
            assertThat(cause.claims()).isNotEmpty().allSatisfy(claim -> {
                assertThat(claim.claim()).isEqualTo(ClaimId.of(gone));
                assertThat(claim.where()).isEqualTo(where);
                assertThat(claim.field()).isNull();
            });
        });
    }

    @Property(seed = SEED)
    void twoSidesSeenFromEitherDifferInTheSame(
            @ForAll("wars") List<ClaimVersion> one, @ForAll("wars") List<ClaimVersion> other) {
        Optional<TownDifference> ours = at(GeneratedWars.END).compare(WarRows.TOWN, WarRows.of(one), WarRows.of(other));
        Optional<TownDifference> theirs =
                at(GeneratedWars.END).compare(WarRows.TOWN, WarRows.of(other), WarRows.of(one));

        assertThat(theirs.map(TownDifference::state).orElse(List.of()))
                .isEqualTo(ours.map(TownDifference::state).orElse(List.of()).stream()
                        .map(f -> new FieldDifference(f.field(), f.there(), f.here()))
                        .toList());
        assertThat(kinds(theirs)).isEqualTo(kinds(ours));
        assertThat(kinds(ours)).doesNotContain(Kind.RULES);
    }

    @Property(seed = SEED)
    void aDifferenceIsTheSameBytesInWhateverOrderRowsCome(
            @ForAll("wars") List<ClaimVersion> war, @ForAll("wars") List<ClaimVersion> other, @ForAll long seed) {
        List<ClaimRow> rows = WarRows.of(war);
        List<ClaimRow> others = WarRows.of(other);
        List<ClaimRow> shuffled = new ArrayList<>(others);
        Collections.shuffle(shuffled, new Random(seed));

        byte[] once = json(at(GeneratedWars.END).compare(WarRows.TOWN, rows, others));
        byte[] again = json(at(GeneratedWars.END).compare(WarRows.TOWN, rows, shuffled));

        assertThat(again).isEqualTo(once);
    }

    @AfterContainer
    static void enoughDiffered() {
        System.out.printf("comparisons: %d of claims left out made a difference%n", different);
        assertThat(different).isGreaterThan(Integer.getInteger("jqwik.tries.default", 1000) / 20);
    }

    private static List<Kind> kinds(Optional<TownDifference> town) {
        return town.map(TownDifference::causes).orElse(List.of()).stream()
                .map(Cause::kind)
                .toList();
    }

    private static byte[] json(Optional<TownDifference> town) {
        return new Json(ZoneOffset.UTC).bytes(town.map(List::of).orElse(List.of()));
    }

    private static Comparison at(Instant known) {
        return new Comparison(Side.of("live", known), Side.of("replay", known));
    }

    private static Instant anyTime(Random random) {
        return GeneratedWars.START.plus(Duration.ofMinutes(random.nextInt(120 * 60)));
    }

    @Provide
    Arbitrary<List<ClaimVersion>> wars() {
        return GeneratedWars.wars();
    }
}
