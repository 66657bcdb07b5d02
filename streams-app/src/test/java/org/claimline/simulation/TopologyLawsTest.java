package org.claimline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.avro.specific.SpecificRecord;
import org.claimline.avro.Certainty;
import org.claimline.avro.Release;
import org.claimline.avro.SetAsideCount;
import org.claimline.avro.SetAsideReason;
import org.claimline.avro.Status;
import org.claimline.avro.TownChange;
import org.claimline.avro.TownState;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Reconciliation;
import org.claimline.reconcile.Seen;
import org.claimline.reconcile.Tries;
import org.claimline.reconcile.Verdict;

/**
 * The laws of docs/methodology.md through both topologies: generated feeds of reports, revisions, retractions, decisions and edits of
 * registers come in by any weather, and what is there in the end is compared with a calm run and with a plain reading of the feed.
 */
@AddLifecycleHook(Tries.class)
@Tries.OneIn(80)
class TopologyLawsTest {
    private static final String SEED = "20241130";
    private static final Set<Status> SETTLED = Set.of(Status.CONFIRMED, Status.REPORTED);
    private static final Instant END = Run.START.plus(Duration.ofDays(10));
    /** A law that failed goes on shrinking in a thread of its own. */
    private static final ThreadLocal<Lines> LINES = ThreadLocal.withInitial(Lines::new);

    private static final Sights SIGHTS = new Sights();

    @Property(seed = SEED)
    void law1_noOrderNoRepetitionAndNoDelayChangesTheEnd(
            @ForAll("feeds") List<Item> feed, @ForAll("weather") Weather weather) {
        endsAsInACalmRun(feed, weather);
    }

    @Property(seed = SEED)
    void law1_noStopAndNoCrashChangesTheEnd(@ForAll("feeds") List<Item> feed, @ForAll("troubles") Weather weather) {
        endsAsInACalmRun(feed, weather);
    }

    private static void endsAsInACalmRun(List<Item> feed, Weather weather) {
        Run run = nextRun();
        End calm = end("calm", feed, Weather.calm(), run);
        End end = end("other", feed, weather, run);

        SIGHTS.see(end);
        Agreement.agrees(calm, new PlainReading(feed, run));
        Told.isWellTold(calm);
        assertSame(end.determined, calm.determined);
        Told.isWellTold(end);
    }

    @Property(seed = SEED)
    void law2_aRetractionIsAsIfItHadNotBeenSaidFromThenOnAndOnlyThen(
            @ForAll("plain") List<Item> feed, @ForAll("picks") int pick, @ForAll("hours") int hours) {
        Run run = nextRun();
        Item.Report told = oneOf(feed, run, pick);
        String claim = told.claims().get(0).id();
        Item.Report retraction = new Item.Report(
                told.source(),
                "back",
                1,
                told.hour() + hours,
                List.of(),
                List.of(new Item.Retracted(told.id(), claim)));
        Instant then = Run.at(retraction.hour());

        End before = end("calm", feed, Weather.calm(), run);
        End retracted = end("other", Item.join(feed, List.of(retraction)), Weather.calm(), run);
        End without = end("third", without(feed, told, claim), Weather.calm(), run);

        assertThat(retracted.states).isEqualTo(without.states);
        for (String town : retracted.rows.keySet()) {
            for (Instant k : List.of(then, then.plus(Duration.ofDays(2)))) {
                assertThat(knownAt(retracted, town, k)).as("known at %s", k).isEqualTo(knownAt(without, town, k));
            }
            Instant k = then.minusMillis(1);
            assertThat(knownAt(retracted, town, k)).as("known at %s", k).isEqualTo(knownAt(before, town, k));
        }
    }

    @Property(seed = SEED)
    void law5_aCopyThatIsNoBetterChangesNothingButTheCount(
            @ForAll("plain") List<Item> feed, @ForAll("picks") int pick, @ForAll("hours") int hours) {
        Run run = nextRun();
        PlainReading reading = new PlainReading(feed, run);
        List<Item.Report> alone = reports(feed)
                .filter(r -> reading.reads(r) && isToldUnchanged(feed, r) && tellsAlone(r, reading, run))
                .toList();
        Assume.that(!alone.isEmpty());
        Item.Report told = alone.get(pick % alone.size());
        Item.Claim claim = told.claims().get(0);
        ClaimVersion version = versions(told, reading, run).get(0);
        Item.Report copy = new Item.Report(told.source(), "copy", 1, told.hour() + hours, List.of(claim), List.of());

        End before = end("calm", feed, Weather.calm(), run);
        End after = end("other", Item.join(feed, List.of(copy)), Weather.calm(), run);

        assertThat(after.disputes).isEqualTo(before.disputes);
        assertThat(after.states.keySet()).isEqualTo(before.states.keySet());
        after.states.forEach((town, state) -> {
            TownState was = before.states.get(town);
            boolean here = before.claims(town).contains(version);
            assertThat(state.getClaims()).isEqualTo(was.getClaims() + (here ? 1 : 0));
            assertThat(copies(state)).isEqualTo(copies(was) + (here ? 1 : 0));
            assertThat(TownState.newBuilder(state)
                            .setClaims(was.getClaims())
                            .setSetAside(was.getSetAside())
                            .build())
                    .isEqualTo(was);
        });
    }

    @Property(seed = SEED)
    void law6_aReportAboutOnePlaceChangesNoOther(
            @ForAll("feeds") List<Item> feed, @ForAll("reports") List<Item> more, @ForAll("picks") int pick) {
        Assume.that(more.stream().anyMatch(Item.Report.class::isInstance));
        Run run = nextRun();
        Item.Report report = (Item.Report) more.get(0);
        Item.Report alone = new Item.Report(
                report.source(),
                "alone",
                1,
                report.hour(),
                List.of(report.claims().get(0)),
                List.of());
        List<Item> with = new ArrayList<>(feed);
        with.add(pick % (feed.size() + 1), alone);

        End before = end("calm", feed, Weather.calm(), run);
        End after = end("other", with, Weather.calm(), run);

        ClaimKey key = new ClaimKey(
                run.of(alone.source()), "alone", alone.claims().get(0).id());
        String town = after.rows.keySet().stream()
                .filter(t -> after.claims(t).stream().anyMatch(c -> c.key().equals(key)))
                .findFirst()
                .orElse("nowhere");
        Map<String, String> others = after.without(town);
        others.keySet().removeIf(where -> where.contains("|alone|"));
        assertSame(others, before.without(town));
        Set<String> touched = after.changes.stream()
                .filter(change ->
                        change.getCause().getVersion().getClaim().getReportId().equals("alone"))
                .map(TownChange::getTownId)
                .collect(Collectors.toSet());
        assertSame(changesBut(touched, after), changesBut(touched, before));
    }

    @Property(seed = SEED)
    void law7_exchangingTheCampsExchangesThemInTheResult(@ForAll("plain") List<Item> feed) {
        Run run = nextRun();
        Run exchanged = new Run(run.number(), true);

        End one = end("calm", feed, Weather.calm(), run);
        End other = end("other", feed, Weather.calm(), exchanged);

        assertThat(other.states.keySet()).isEqualTo(one.states.keySet());
        one.states.forEach((town, state) ->
                assertThat(tree(other.states.get(town).toString())).isEqualTo(tree(exchanged(state, exchanged))));
        assertThat(other.disputes.keySet()).isEqualTo(one.disputes.keySet());
        one.disputes.forEach((id, dispute) ->
                assertThat(tree(other.disputes.get(id).toString())).isEqualTo(tree(exchanged(dispute, exchanged))));
    }

    @Property(seed = SEED)
    void law8_oneCampAndStrangersEstablishNothingForThatCampEvenForAMoment(
            @ForAll("adversary") List<Item> feed, @ForAll("weather") Weather weather) {
        End end = end("calm", feed, weather, nextRun());

        assertThat(end.changes)
                .extracting(TownChange::getAfter)
                .noneMatch(state -> state != null
                        && SETTLED.contains(state.getStatus())
                        && "opposition".equals(state.getController()));
    }

    @Property(seed = SEED)
    void law8_strangersNeverChangeASettledController(
            @ForAll("rated") List<Item> feed, @ForAll("strangers") List<Item> strangers) {
        Run run = nextRun();

        End before = end("calm", feed, Weather.calm(), run);
        End after = end("other", Item.join(feed, strangers), Weather.calm(), run);

        Set<String> towns = new TreeSet<>(before.rows.keySet());
        towns.addAll(after.rows.keySet());
        for (String town : towns) {
            Verdict was = atEnd(before, town);
            Verdict is = atEnd(after, town);
            assertThat(is.controller()).as(town).isEqualTo(was.controller());
            if (was.status() == org.claimline.claim.Status.CONFIRMED) {
                assertThat(is.status()).as(town).isEqualTo(was.status());
            }
        }
    }

    private static Run nextRun() {
        return LINES.get().nextRun();
    }

    private static End end(String line, List<Item> feed, Weather weather, Run run) {
        return LINES.get().end(line, feed, weather, run);
    }

    private static void assertSame(Map<String, String> is, Map<String, String> should) {
        assertThat(is.keySet()).isEqualTo(should.keySet());
        for (String where : new TreeSet<>(should.keySet())) {
            assertThat(is.get(where)).as(where).isEqualTo(should.get(where));
        }
    }

    /** A report with a claim, of which the registers can read every revision. */
    private static Item.Report oneOf(List<Item> feed, Run run, int pick) {
        PlainReading reading = new PlainReading(feed, run);
        List<Item.Report> readable = reports(feed)
                .filter(report -> reports(feed)
                        .filter(r -> r.source().equals(report.source()) && r.id().equals(report.id()))
                        .allMatch(reading::reads))
                .toList();
        Assume.that(!readable.isEmpty());
        return readable.get(pick % readable.size());
    }

    private static List<Item> without(List<Item> feed, Item.Report told, String claim) {
        return feed.stream()
                .map(item ->
                        item instanceof Item.Report r && r.source().equals(told.source()) && r.id().equals(told.id())
                                ? r.with(r.claims().stream()
                                        .filter(c -> !c.id().equals(claim))
                                        .toList())
                                : item)
                .toList();
    }

    /** Whether a later telling of the report's first claim is a copy, and nothing else: nobody of its origin says anything but this. */
    private static boolean tellsAlone(Item.Report report, PlainReading reading, Run run) {
        Item.Claim claim = report.claims().get(0);
        List<ClaimVersion> versions = versions(report, reading, run);
        return claim.word().certainty() != Certainty.RUMOUR
                && claim.door().release() == Release.NOW
                && versions.size() == 1
                && isUndisturbed(versions.get(0))
                && versions.get(0).when().estimate().equals(Run.at(claim.hour()))
                && reading.versions()
                                .filter(v -> v.origin().equals(versions.get(0).origin()))
                                .count()
                        == 1;
    }

    /** Whether every revision of the report, read or refused, that has its first claim has it as it is here. */
    private static boolean isToldUnchanged(List<Item> feed, Item.Report report) {
        Item.Claim claim = report.claims().get(0);
        return reports(feed)
                .filter(r -> r.source().equals(report.source()) && r.id().equals(report.id()))
                .flatMap(r -> r.claims().stream())
                .filter(c -> c.id().equals(claim.id()))
                .allMatch(claim::equals);
    }

    private static List<ClaimVersion> versions(Item.Report report, PlainReading reading, Run run) {
        ClaimKey key = new ClaimKey(
                run.of(report.source()), report.id(), report.claims().get(0).id());
        return reading.versions().filter(v -> v.key().equals(key)).toList();
    }

    private static Stream<Item.Report> reports(List<Item> feed) {
        return feed.stream()
                .filter(Item.Report.class::isInstance)
                .map(Item.Report.class::cast)
                .filter(r -> !r.claims().isEmpty());
    }

    private static boolean isUndisturbed(ClaimVersion claim) {
        return claim.stands() && claim.mark().isEmpty() && claim.knownFrom().equals(claim.knownTime());
    }

    private static Seen knownAt(End end, String town, Instant known) {
        return Seen.of(Reconciliation.of(end.claims(town), Optional.empty(), Optional.of(known)));
    }

    private static Verdict atEnd(End end, String town) {
        return Reconciliation.of(end.claims(town), Optional.of(END), Optional.empty())
                .verdict();
    }

    private static int copies(TownState state) {
        return state.getSetAside().stream()
                .filter(count -> count.getReason() == SetAsideReason.COPY)
                .mapToInt(SetAsideCount::getCount)
                .sum();
    }

    /** The changes of all other towns, step by step. */
    private static Map<String, String> changesBut(Set<String> towns, End end) {
        return end.changes.stream()
                .filter(change -> !towns.contains(change.getTownId()))
                .collect(Collectors.toMap(
                        change -> change.getTownId() + " version " + change.getVersion(), TownChange::toString));
    }

    private static final Pattern CAMPS =
            Pattern.compile("Regime|Opposition|REGIME|OPPOSITION|\"(?:regime|opposition|sna|ndf)\"");

    private static String exchanged(SpecificRecord record, Run exchanged) {
        return CAMPS.matcher(record.toString()).replaceAll(found -> switch (found.group()) {
            case "Regime" -> "Opposition";
            case "Opposition" -> "Regime";
            case "REGIME" -> "OPPOSITION";
            case "OPPOSITION" -> "REGIME";
            default -> '"' + exchanged.exchanged(found.group().replace("\"", "")) + '"';
        });
    }

    /** Without its sentence, which names the camps in their own order. */
    private static JsonNode tree(String record) {
        try {
            JsonNode tree = new ObjectMapper().readTree(record);
            ((ObjectNode) tree).remove("explanation");
            return tree;
        } catch (JsonProcessingException e) {
            throw new AssertionError(record, e);
        }
    }

    @Provide
    Arbitrary<List<Item>> feeds() {
        return Feeds.drafts()
                .map(drafts -> Feeds.of(World.ALL, Item.join(World.PLACE_EDITS, World.VOICE_EDITS), drafts));
    }

    @Provide
    Arbitrary<List<Item>> plain() {
        return feeds().filter(Feeds::isPlain);
    }

    @Provide
    Arbitrary<List<Item>> rated() {
        return Feeds.drafts().map(drafts -> Feeds.of(World.RATED, World.PLACE_EDITS, drafts));
    }

    @Provide
    Arbitrary<List<Item>> strangers() {
        return Feeds.drafts().map(drafts -> Feeds.of(World.UNRATED, List.of(), drafts).stream()
                .filter(Item.Report.class::isInstance)
                .toList());
    }

    @Provide
    Arbitrary<List<Item>> reports() {
        return Feeds.drafts().map(drafts -> Feeds.of(World.ALL, List.of(), drafts).stream()
                .filter(item -> item instanceof Item.Report r && !r.claims().isEmpty())
                .toList());
    }

    @Provide
    Arbitrary<List<Item>> adversary() {
        return Feeds.drafts().map(drafts -> Feeds.of(World.ONE_CAMP_AND_UNRATED, World.PLACE_EDITS, drafts));
    }

    @Provide
    Arbitrary<Weather> weather() {
        return Weather.withoutTrouble();
    }

    @Provide
    Arbitrary<Weather> troubles() {
        return Weather.withTrouble();
    }

    @Provide
    Arbitrary<Integer> picks() {
        return Arbitraries.integers().between(0, 99);
    }

    @Provide
    Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(1, 60);
    }

    @AfterContainer
    static void close() {
        LINES.get().close();
        SIGHTS.tell();
    }
}
