package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Side;
import org.claimline.claim.Subject;
import org.claimline.explain.SeedTowns;
import org.claimline.oracle.Oracle;
import org.claimline.oracle.Oracle.Answer;
import org.claimline.oracle.Oracle.Entry;
import org.claimline.oracle.Oracle.Outlook;

/** The fold and the {@link Oracle}, written differently, say the same of generated wars, of all scenarios and of the seed feed. */
@AddLifecycleHook(Tries.class)
class OracleTest {
    private static final SeedTowns SEED = SeedTowns.load();
    private static final Path EXPECTED = Path.of("..", "seeds", "expected-states.json");

    @Property(seed = "20241205")
    void theFoldAgreesWithTheOracle(
            @ForAll("wars") List<ClaimVersion> war, @ForAll("hours") int at, @ForAll("hours") int knownAt) {
        Optional<Instant> then = Optional.of(Wars.START.plus(Duration.ofHours(at)));
        Optional<Instant> known = Optional.of(Wars.START.plus(Duration.ofHours(knownAt)));

        agree(war, Optional.empty(), Optional.empty());
        agree(war, Optional.of(Wars.END), Optional.empty());
        agree(war, then, known);
    }

    @Example
    void theyAgreeOnAllScenarios() throws IOException {
        int checks = 0;
        for (String file : ScenariosTest.scenarios()) {
            for (Scenario.Check check : ScenariosTest.read(file).checks()) {
                agree(check.claims(), check.at(), check.known());
                checks++;
            }
        }
        System.out.printf("oracle: %d expectations of scenarios%n", checks);
        assertThat(checks).isGreaterThan(300);
    }

    @Example
    @Tag("seeds")
    void theyAgreeOnTheSeedFeed() {
        int moments = 0;
        for (Map.Entry<String, List<ClaimVersion>> town : SEED.all().entrySet()) {
            agree(town.getValue(), Optional.empty(), Optional.empty());
            for (ClaimVersion claim : town.getValue()) {
                agree(town.getValue(), Optional.of(claim.when().estimate()), Optional.of(claim.knownTime()));
                moments++;
            }
        }
        System.out.printf("oracle: %d moments of the seed feed%n", moments);
        assertThat(moments).isGreaterThanOrEqualTo(200);
    }

    @Example
    @Tag("seeds")
    void theOracleSaysWhatTheArticlesSupport() throws IOException {
        List<String> broken = new ArrayList<>();
        for (JsonNode expected : new ObjectMapper().readTree(EXPECTED.toFile())) {
            List<ClaimVersion> town =
                    SEED.versions(SeedTowns.id(expected.get("town").asText()));
            Outlook outlook = Oracle.of(
                            town,
                            Optional.of(time(expected.get("at"))),
                            Optional.ofNullable(expected.get("knownAt")).map(OracleTest::time))
                    .end();
            if (expected.get("hard").asBoolean() && !isAccepted(outlook, expected)) {
                broken.add(expected.get("town") + " " + expected.get("at") + ": " + outlook);
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean isAccepted(Outlook outlook, JsonNode expected) {
        JsonNode conflict = expected.get("conflict");
        boolean dispute = conflict.isNull() || conflict.asBoolean() == outlook.dispute();
        for (JsonNode accept : expected.get("accept")) {
            boolean status =
                    accept.get("status").asText().equals(outlook.status().name());
            boolean holder = !accept.has("controller")
                    || accept.get("controller").asText().equals(shown(outlook.controller()));
            boolean claimant =
                    !accept.has("claimedBy") || accept.get("claimedBy").asText().equals(shown(outlook.claimedBy()));
            if (dispute && status && holder && claimant) {
                return true;
            }
        }
        return false;
    }

    /** As everybody reads it: the camp's party. */
    private static String shown(Optional<Subject> party) {
        return party.map(Subject::side).map(Side::id).orElse("unknown");
    }

    private static Instant time(JsonNode told) {
        return OffsetDateTime.parse(told.asText()).toInstant();
    }

    private static void agree(List<ClaimVersion> town, Optional<Instant> at, Optional<Instant> knownAt) {
        assertThat(fold(town, at, knownAt)).as("at %s known %s", at, knownAt).isEqualTo(Oracle.of(town, at, knownAt));
    }

    /** What the fold says, in the oracle's words. */
    private static Answer fold(List<ClaimVersion> town, Optional<Instant> at, Optional<Instant> knownAt) {
        Account account = Reconciliation.of(town, at, knownAt);
        List<Entry> timeline = new ArrayList<>();
        for (TimelineEntry entry : account.timeline()) {
            Outlook outlook = outlook(entry.verdict(), entry.state().dispute());
            if (timeline.isEmpty()
                    || !timeline.get(timeline.size() - 1).outlook().equals(outlook)) {
                timeline.add(new Entry(entry.at(), outlook));
            }
        }
        return new Answer(outlook(account.verdict(), account.openDispute()), timeline);
    }

    private static Outlook outlook(Verdict verdict, Optional<Dispute> dispute) {
        return new Outlook(verdict.status(), verdict.controller(), verdict.claimedBy(), dispute.isPresent());
    }

    @Provide
    Arbitrary<List<ClaimVersion>> wars() {
        return Wars.drafts().map(d -> Wars.of("c", Wars.ALL, d));
    }

    @Provide
    Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(0, 160);
    }
}
