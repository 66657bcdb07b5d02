package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.avro.Dispute;
import org.claimline.avro.TownState;
import org.claimline.topology.fold.FoldsHere;
import org.claimline.topology.fold.LiveTowns;
import org.claimline.topology.fold.TownRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of towns between questions answers as the stores do, whatever the fold does in between and meanwhile. */
class KeptTownsTest {
    private static final Instant START = Instant.parse("2024-11-29T00:00:00Z");
    private static final Set<Integer> HERE = Set.of(0);
    private static final int STEPS = 60;
    private static final int ROOM = 10_000;

    private LiveTowns towns;
    private Random random;
    private KeptTowns kept;
    private StreamsAccounts accounts;

    /** Reads everything anew, for it knows of no fold. */
    private StreamsAccounts anew;

    private void live(long seed, int room) {
        towns = new LiveTowns(seed, 4);
        random = new Random(seed);
        kept = new KeptTowns(room);
        accounts = accounts(towns.folds(), kept);
        anew = accounts(new FoldsHere(), new KeptTowns(0));
    }

    private StreamsAccounts accounts(FoldsHere folds, KeptTowns keeping) {
        return new StreamsAccounts(
                new PartitionStores<>("claims", partition -> towns.claims()),
                new PartitionStores<>("index", partition -> towns.index()),
                folds,
                new Alone(),
                1,
                keeping);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itAnswersAsTheStoresDoWhileClaimsComeAndFoldsBeginAnew(long seed) {
        live(seed, ROOM);

        for (int i = 0; i < STEPS; i++) {
            switch (random.nextInt(12)) {
                case 0 -> towns.restart();
                case 1 -> towns.crash();
                case 2 -> towns.commit();
                default -> towns.next();
            }
            agrees();
        }
        assertThat(kept.rows()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatComesWhileItReadsIsInTheNextAnswer(long seed) {
        live(seed, ROOM);

        for (int i = 0; i < STEPS; i++) {
            String town = oneTown();
            List<String> before = rows(anew, town);
            List<List<String>> since = new ArrayList<>(List.of(before));

            List<String> told = towns.asked(() -> rows(accounts, town), () -> {
                if (since.size() < 4 && random.nextInt(3) == 0) {
                    towns.next();
                    since.add(rows(anew, town));
                }
            });

            assertThat(since).as("as it was at one moment").contains(told);
            towns.asked(() -> accounts.states(moment(), HERE), () -> {
                if (random.nextInt(8) == 0) {
                    towns.next();
                }
            });
            towns.asked(() -> accounts.feed(HERE), () -> {
                if (random.nextInt(8) == 0) {
                    towns.next();
                }
            });
            agrees();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsHalfWrittenIsNotKept(long seed) {
        live(seed, ROOM);

        for (int i = 0; i < STEPS; i++) {
            boolean dies = random.nextInt(4) == 0;
            try {
                towns.next(() -> {
                    ask(accounts);
                    if (dies) {
                        throw new LiveTowns.Died();
                    }
                });
            } catch (LiveTowns.Died e) {
                towns.crash();
            }
            agrees();
            if (random.nextInt(3) == 0) {
                towns.commit();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void itKeepsNoMoreThanThereIsRoomFor(int room) {
        live(7, room);

        for (int i = 0; i < STEPS; i++) {
            towns.next();
            agrees();

            assertThat(kept.rows()).isLessThanOrEqualTo(room);
        }
    }

    @Test
    void aTownThatNobodyAskedForLatelyGivesWay() {
        // Given
        live(8, 60);
        for (int i = 0; i < 100; i++) {
            towns.next();
        }
        ask(accounts);
        String wanted = towns.ids().stream()
                .max(Comparator.comparing(id -> rows(anew, id).size()))
                .orElseThrow();

        // When
        for (int i = 0; i < 200; i++) {
            accounts.state(wanted, Moment.NOW);
        }
        towns.reads();
        accounts.state(wanted, Moment.NOW);

        // Then
        assertThat(towns.reads()).as("whether the store is here").isEqualTo(1);
    }

    @Test
    void aTownThatFillsMoreThanHalfOfTheRoomIsKeptAgainWhenItHasChanged() {
        // Given
        live(11, 0);
        for (int i = 0; i < 60; i++) {
            towns.next();
        }
        kept = new KeptTowns(rows(anew, "town-0").size() + 25);
        accounts = accounts(towns.folds(), kept);
        accounts.state("town-0", Moment.NOW);

        // When
        for (int i = 0; i < 20; i++) {
            towns.next();
            accounts.state("town-0", Moment.NOW);
        }
        towns.reads();
        accounts.state("town-0", Moment.NOW);

        // Then
        assertThat(towns.reads()).as("whether the store is here").isEqualTo(1);
        assertThat(kept.rows()).isEqualTo(rows(anew, "town-0").size() + 1);
    }

    @Test
    void whatIsKeptIsNotReadAgain() {
        // Given
        live(9, ROOM);
        for (int i = 0; i < 80; i++) {
            towns.next();
        }
        Moment moment = new Moment(Optional.of(START.plus(Duration.ofDays(4))), Optional.empty());
        List<TownState> first = accounts.states(moment, HERE);
        towns.reads();

        // When
        List<TownState> second = accounts.states(moment, HERE);

        // Then
        assertThat(second).containsExactlyInAnyOrderElementsOf(first);
        assertThat(towns.reads()).as("whether the store is here").isEqualTo(1);
    }

    @Test
    void ofTheFeedNoMoreIsReadThanWhatWasWrittenSinceThoughThereIsNoRoomForRows() {
        // Given
        live(12, 0);
        for (int i = 0; i < 80; i++) {
            towns.next();
        }
        FeedView first = accounts.feed(HERE);
        towns.reads();

        // When
        FeedView second = accounts.feed(HERE);
        int reads = towns.reads();
        towns.next();
        FeedView third = accounts.feed(HERE);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(reads).as("whether the store is here").isEqualTo(1);
        assertThat(third).isEqualTo(anew.feed(HERE));
    }

    @Test
    void whatHasMovedIsRefusedThoughItIsKept() {
        live(10, ROOM);
        for (int i = 0; i < 40; i++) {
            towns.next();
        }
        ask(accounts);

        towns.leave();

        assertThatThrownBy(() -> accounts.states(Moment.NOW, HERE)).isInstanceOf(MovingException.class);
        assertThatThrownBy(() -> accounts.feed(HERE)).isInstanceOf(MovingException.class);
        assertThatThrownBy(() -> rows(accounts, "town-0")).isInstanceOf(MovingException.class);
        assertThatThrownBy(() -> accounts.timeline("town-0", Moment.NOW)).isInstanceOf(MovingException.class);
    }

    // --- what is asked ---

    private void agrees() {
        Moment moment = moment();
        DisputesWindow all = DisputesWindow.all(Optional.empty());
        assertThat(sorted(accounts.states(moment, HERE), TownState::getTownId))
                .as("states at %s", moment)
                .isEqualTo(sorted(anew.states(moment, HERE), TownState::getTownId));
        assertThat(sorted(accounts.disputes(moment, HERE, all), Dispute::getDisputeId))
                .as("disputes at %s", moment)
                .isEqualTo(sorted(anew.disputes(moment, HERE, all), Dispute::getDisputeId));
        assertThat(accounts.feed(HERE)).as("feed").isEqualTo(anew.feed(HERE));
        String town = oneTown();
        assertThat(rows(accounts, town)).as("rows of %s", town).isEqualTo(rows(anew, town));
        assertThat(accounts.account(town, moment))
                .as("account of %s at %s", town, moment)
                .isEqualTo(anew.account(town, moment));
        assertThat(accounts.timeline(town, moment))
                .as("timeline of %s at %s", town, moment)
                .isEqualTo(anew.timeline(town, moment));
    }

    /** So that it is kept, whatever it says. */
    private void ask(StreamsAccounts of) {
        of.states(moment(), HERE);
        of.feed(HERE);
        of.account(oneTown(), moment());
    }

    private static List<String> rows(StreamsAccounts of, String town) {
        return of.rows(
                town, rows -> rows.stream().map(KeptTownsTest::told).collect(Collectors.toCollection(ArrayList::new)));
    }

    private static String told(TownRow row) {
        return Stream.of(
                        row.claim(),
                        row.eventTime(),
                        row.knownUntil(),
                        row.content(),
                        row.place(),
                        row.sourceName(),
                        row.hasDeskWord() ? row.verdict() : "no verdict")
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }

    private static <T> List<T> sorted(List<T> all, Function<T, String> by) {
        return all.stream().sorted(Comparator.comparing(by)).toList();
    }

    private String oneTown() {
        return towns.ids().get(random.nextInt(towns.ids().size()));
    }

    private Moment moment() {
        return new Moment(sometime(), sometime());
    }

    private Optional<Instant> sometime() {
        return random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(START.plus(Duration.ofHours(random.nextInt(24 * 12))));
    }
}
