package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.DeskMark;
import org.claimline.claim.Evidence;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Stance;
import org.claimline.claim.Status;

/** The generated wars hold all that the laws must hold for: each kind of thing is counted, and none may be rare. */
class WarsTest {
    private static final int ENOUGH = 10;

    @Property(seed = "20241130", tries = 1, shrinking = ShrinkingMode.OFF)
    void aThousandWarsHoldEverythingThatCanBeSaid(@ForAll("aThousand") List<List<ClaimVersion>> wars) {
        Map<String, Integer> counts = new TreeMap<>();
        wars.forEach(war -> features(war).forEach(f -> counts.merge(f, 1, Integer::sum)));

        System.out.println("wars: " + counts);
        assertThat(Stream.of(
                                names(Assertion.values()),
                                names(Stance.values()),
                                names(Certainty.values()),
                                names(Extent.values()),
                                names(Precision.values()),
                                names(EvidenceKind.values()),
                                names(ClaimantCondition.values()),
                                names(DeskMark.Kind.values()),
                                Stream.of("party regime", "party opposition", "party sdf", "party sna", "party ndf"),
                                Stream.of("same evidence", "evidence before the event", "revision", "retraction"),
                                Stream.of("copy", "unknown source", "late arrival", "quoted", "other's origin"))
                        .flatMap(Function.identity()))
                .allSatisfy(feature ->
                        assertThat(counts.getOrDefault(feature, 0)).as(feature).isGreaterThanOrEqualTo(ENOUGH));
    }

    @Property(seed = "20241130", tries = 1, shrinking = ShrinkingMode.OFF)
    void theyReachEveryRuleAndEveryEnd(@ForAll("fourThousand") List<List<ClaimVersion>> wars) {
        Map<String, Integer> counts = new TreeMap<>();
        wars.forEach(war -> outcomes(war).forEach(f -> counts.merge(f, 1, Integer::sum)));

        System.out.println("outcomes: " + counts);
        assertThat(Stream.of(
                                names(Status.values()),
                                names(Rule.values()),
                                names(Dispute.Kind.values()),
                                names(Closing.values()).filter(c -> !c.equals("Closing WITHDRAWN")),
                                names(SetAside.values()))
                        .flatMap(Function.identity()))
                .allSatisfy(outcome ->
                        assertThat(counts.getOrDefault(outcome, 0)).as(outcome).isPositive());
    }

    @Provide
    Arbitrary<List<List<ClaimVersion>>> aThousand() {
        return Wars.drafts().map(d -> Wars.of("c", Wars.ALL, d)).list().ofSize(1000);
    }

    @Provide
    Arbitrary<List<List<ClaimVersion>>> fourThousand() {
        return Wars.drafts().map(d -> Wars.of("c", Wars.ALL, d)).list().ofSize(4000);
    }

    private static Stream<String> features(List<ClaimVersion> war) {
        Stream<String> single = war.stream().flatMap(WarsTest::features);
        List<ClaimVersion> told = war.stream()
                .filter(c -> c.stands() && !c.isRejected())
                .sorted(ClaimVersion.FOLD_ORDER)
                .toList();
        List<String> pieces = told.stream()
                .flatMap(c -> c.evidence().stream())
                .map(Evidence::sha256)
                .flatMap(Optional::stream)
                .toList();
        return Stream.of(
                        single,
                        when(pieces.stream().distinct().count() < pieces.size(), "same evidence"),
                        when(told.stream().anyMatch(c -> isRevised(c, war)), "revision"),
                        when(war.stream().anyMatch(c -> isRetracted(c, war)), "retraction"),
                        when(!Copies.among(told).isEmpty(), "copy"),
                        when(isLate(told), "late arrival"))
                .flatMap(Function.identity())
                .distinct();
    }

    private static Stream<String> features(ClaimVersion c) {
        return Stream.of(
                        names(c.assertion(), c.speaker().stance(), c.certainty(), c.extent()),
                        names(c.when().precision(), c.speaker().condition()),
                        c.evidence().stream().flatMap(e -> names(e.kind())),
                        c.mark().stream().flatMap(m -> names(m.kind())),
                        Stream.of("party " + c.subject().party()),
                        when(c.evidence().stream().anyMatch(e -> e.predates(c.when())), "evidence before the event"),
                        when(!c.speaker().rated(), "unknown source"),
                        when(!c.speaker().ownChannel(), "quoted"),
                        when(!c.origin().equals(c.speaker().id()), "other's origin"))
                .flatMap(Function.identity());
    }

    private static boolean isRevised(ClaimVersion now, List<ClaimVersion> war) {
        return war.stream()
                .anyMatch(c -> c.key().equals(now.key()) && !c.knownTime().equals(now.knownTime()));
    }

    private static boolean isRetracted(ClaimVersion then, List<ClaimVersion> war) {
        return war.stream().noneMatch(c -> c.key().equals(then.key()) && c.stands());
    }

    /** Something was known before what had happened before it. */
    private static boolean isLate(List<ClaimVersion> told) {
        for (int i = 1; i < told.size(); i++) {
            if (told.get(i).knownTime().isBefore(told.get(i - 1).knownTime())) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> outcomes(List<ClaimVersion> war) {
        Account account = Reconciliation.of(war, Optional.of(Wars.END), Optional.empty());
        return Stream.of(
                        account.timeline().stream()
                                .flatMap(e ->
                                        names(e.verdict().status(), e.verdict().rule())),
                        account.disputes().stream()
                                .flatMap(d -> names(d.kind(), d.closing().orElseThrow())),
                        account.fates().values().stream()
                                .flatMap(f -> f.reason().stream())
                                .flatMap(r -> names(r)))
                .flatMap(Function.identity())
                .distinct();
    }

    private static Stream<String> when(boolean holds, String feature) {
        return holds ? Stream.of(feature) : Stream.empty();
    }

    private static Stream<String> names(Enum<?>... symbols) {
        return Arrays.stream(symbols).map(s -> s.getDeclaringClass().getSimpleName() + " " + s.name());
    }
}
