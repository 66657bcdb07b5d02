package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.Status;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Reconciliation;
import org.claimline.topology.fold.ClaimRow;
import org.claimline.topology.fold.FoldsHere;
import org.claimline.topology.fold.GeneratedTowns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is asked of generated towns at one moment tells the same: the town, its timeline, the list of towns, the disputes. Asked just
 * before, at and after each event, lapse and correction, and as known just before, at and after each publication and correction.
 */
class AnyMomentTest {
    private static final int TOWNS = 6;
    private static final int EVENTS = 60;
    private static final int MOMENTS = 50;
    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration TICK = Duration.ofMillis(1);

    private static final Set<Object> seen = new HashSet<>();
    private static int answers;

    private GeneratedTowns towns;
    private TownQueries queries;

    private void generate(long seed) {
        towns = new GeneratedTowns(seed, TOWNS, EVENTS);
        Registers registers = new Registers();
        towns.ids().forEach(id -> registers.put(place(id)));
        KeyValueStore<Bytes, byte[]> claims = towns.claims();
        KeyValueStore<Bytes, byte[]> index = towns.index();
        StreamsAccounts accounts = new StreamsAccounts(
                new PartitionStores<>("claims", partition -> claims),
                new PartitionStores<>("index", partition -> index),
                new FoldsHere(),
                new Alone(),
                1,
                new KeptTowns(10_000));
        queries = new TownQueries(new ReadModel(), registers, accounts, new HeldHere(accounts, null), null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void townsTimelinesListsAndDisputesTellTheSameAtAnyMoment(long seed) {
        generate(seed);

        for (Moment moment : moments(new Random(seed))) {
            Map<String, TownView> each = new HashMap<>();
            towns.ids().forEach(id -> town(id, moment).ifPresent(town -> each.put(id, town)));

            each.values().forEach(town -> agreesWithItsTimeline(town, moment));
            assertThat(queries.towns(TownFilter.ALL, moment))
                    .as("towns at %s", moment)
                    .isEqualTo(towns.ids().stream()
                            .sorted()
                            .flatMap(id -> Stream.ofNullable(each.get(id)))
                            .map(AnyMomentTest::summary)
                            .toList());
            assertThat(queries.disputes(Optional.empty(), DisputesWindow.all(Optional.empty()), moment))
                    .as("disputes at %s", moment)
                    .containsExactlyInAnyOrderElementsOf(each.values().stream()
                            .flatMap(town -> town.disputes().stream())
                            .toList());
            comePageByPage(moment);
            each.values().forEach(town -> hasItsNeighboursAsTheyAre(town, each));
            answers += each.size();
        }
    }

    /** However little of a town is read: it is what the core makes of all that was ever told. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6, 7, 8, 9})
    void aTownIsReadAsTheCoreMakesItOfAllThatWasTold(long seed) {
        generate(seed);

        for (Moment moment : moments(new Random(seed))) {
            for (String id : towns.ids()) {
                List<ClaimRow> rows = towns.rows(id);
                TownReading reading = new TownReading(id, rows, moment, town -> RowAccounts.undone(rows));
                if (!reading.isEmpty()) {
                    Account whole = Reconciliation.of(reading.claims(), moment.at(), moment.knownAt());

                    assertThat(reading.disputesSoFar())
                            .as("disputes of %s at %s", id, moment)
                            .containsExactlyInAnyOrderElementsOf(disputes(reading.claims(), whole, moment));
                    assertThat(reading.reconciled()).as("%s at %s", id, moment).isEqualTo(whole);
                    seen.add(reading.readsAll() ? "read whole" : "read in part");
                }
            }
        }
    }

    private static List<org.claimline.reconcile.Dispute> disputes(
            List<ClaimVersion> claims, Account whole, Moment moment) {
        return Stream.concat(
                        whole.disputes().stream(),
                        Reconciliation.withdrawn(claims, moment.knownAt()).stream()
                                .filter(d -> moment.at()
                                        .filter(d.openedAt()::isAfter)
                                        .isEmpty()))
                .toList();
    }

    /** Pages of three, each from the end of the one before, are the whole list. */
    private void comePageByPage(Moment moment) {
        Optional<DisputeState> open = Optional.of(DisputeState.OPEN);
        List<DisputeView> paged = new ArrayList<>();
        List<DisputeView> page =
                queries.disputes(Optional.empty(), new DisputesWindow(open, Optional.empty(), 3), moment);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            paged.addAll(page);
            DisputesWindow next =
                    new DisputesWindow(open, Optional.of(DisputesWindow.Key.of(page.get(page.size() - 1))), 3);
            page = queries.disputes(Optional.empty(), next, moment);
        }
        assertThat(paged)
                .as("open disputes at %s", moment)
                .isEqualTo(queries.disputes(Optional.empty(), DisputesWindow.all(open), moment));
    }

    @AfterAll
    static void everyKindOfAnswerWasSeen() {
        assertThat(seen)
                .contains(Status.CONFIRMED, Status.REPORTED, Status.CLAIMED, Status.CONTESTED, Status.UNCLEAR)
                .contains(
                        "lapsed",
                        "faction",
                        "something else within",
                        "read whole",
                        "read in part",
                        DisputeState.OPEN,
                        DisputeState.CLOSED,
                        DisputeState.WITHDRAWN);
        System.out.println("Any moment: " + answers + " towns at a moment agree with timeline, list and disputes");
    }

    /** The town is as the last entry of its timeline that is not later, read to the end of all time as known then. */
    private void agreesWithItsTimeline(TownView town, Moment moment) {
        Moment whole = moment.at().isEmpty() ? moment : new Moment(Optional.of(END), moment.knownAt());
        TimelineView.Entry entry = queries.timeline(town.townId(), whole).entries().stream()
                .filter(e -> moment.at().filter(e.at()::isAfter).isEmpty())
                .reduce((before, after) -> after)
                .orElseThrow();

        List<DisputeView> open = town.disputes().stream()
                .filter(d -> d.state() == DisputeState.OPEN)
                .toList();
        assertThat(told(
                        town.status(),
                        town.controller(),
                        town.claimedBy(),
                        town.faction(),
                        town.rule(),
                        town.lapsed(),
                        open.stream().map(DisputeView::disputeId).findFirst().orElse(null)))
                .as("%s at %s", town.townId(), moment)
                .isEqualTo(told(
                        entry.status(),
                        entry.controller(),
                        entry.claimedBy(),
                        entry.faction(),
                        entry.rule(),
                        entry.lapsed(),
                        entry.disputeId()));
        seen.add(town.status());
        town.disputes().forEach(d -> seen.add(d.state()));
        seen.add(town.lapsed() ? "lapsed" : "not lapsed");
        seen.add(town.faction() == null ? "no faction" : "faction");
    }

    private static String told(Object... parts) {
        return Stream.of(parts).map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static TownSummary summary(TownView town) {
        return new TownSummary(
                town.townId(),
                town.name(),
                town.arabicName(),
                town.lat(),
                town.lon(),
                town.kind(),
                town.governorate(),
                town.status(),
                town.controller(),
                town.faction(),
                town.claimedBy(),
                town.contenders(),
                town.since(),
                town.lastClaimAt(),
                town.staleAfter(),
                town.lapsesAt(),
                town.lapsed(),
                (int) town.disputes().stream()
                        .filter(d -> d.state() == DisputeState.OPEN)
                        .count(),
                null);
    }

    private static void hasItsNeighboursAsTheyAre(TownView town, Map<String, TownView> each) {
        Stream.concat(town.exceptions().stream(), town.context().stream())
                .forEach(beside -> assertThat(beside).isEqualTo(RelatedView.of(summary(each.get(beside.townId())))));
        seen.add(town.exceptions().isEmpty() ? "nothing else within" : "something else within");
    }

    private Optional<TownView> town(String id, Moment moment) {
        try {
            return Optional.of(queries.town(id, moment));
        } catch (NoSuchTownException e) {
            return Optional.empty();
        }
    }

    /** Just before, at and after something happened, or without an event time; as known just before, at and after something was published or ended. */
    private List<Moment> moments(Random random) {
        List<Instant> happened = around(this::happened);
        List<Instant> known = around(this::known);
        List<Moment> moments = new ArrayList<>();
        while (moments.size() < MOMENTS) {
            Optional<Instant> at = random.nextInt(5) == 0 ? Optional.empty() : Optional.of(one(happened, random));
            Optional<Instant> knownAt =
                    random.nextInt(4) == 0 && at.isPresent() ? Optional.empty() : Optional.of(one(known, random));
            moments.add(new Moment(at, knownAt));
        }
        return moments;
    }

    private List<Instant> around(Function<String, Stream<Instant>> times) {
        Set<Instant> all = new TreeSet<>();
        towns.ids().stream().flatMap(times).forEach(t -> all.addAll(List.of(t.minus(TICK), t, t.plus(TICK))));
        return List.copyOf(all);
    }

    private Stream<Instant> happened(String town) {
        Moment whole = new Moment(Optional.of(END), Optional.empty());
        return Stream.concat(
                towns.rows(town).stream().map(ClaimRow::eventTime),
                town(town, whole).stream()
                        .flatMap(t -> queries.timeline(town, whole).entries().stream())
                        .map(TimelineView.Entry::at));
    }

    private Stream<Instant> known(String town) {
        return towns.rows(town).stream()
                .map(ClaimRow::claim)
                .flatMap((ClaimVersion claim) ->
                        Stream.concat(Stream.of(claim.knownFrom()), claim.knownUntil().stream()));
    }

    private static Instant one(List<Instant> times, Random random) {
        return times.get(random.nextInt(times.size()));
    }

    private static Place place(String id) {
        return Place.newBuilder()
                .setId(id)
                .setName(id)
                .setKind(id.equals("town-0") ? PlaceKind.CITY : PlaceKind.TOWN)
                .setParentId(id.equals("town-0") ? null : "town-0")
                .setUpdatedAt(END)
                .build();
    }
}
