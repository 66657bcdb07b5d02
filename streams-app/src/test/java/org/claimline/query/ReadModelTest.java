package org.claimline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.claimline.avro.AlertAcknowledgement;
import org.claimline.avro.Dispute;
import org.claimline.avro.DisputeState;
import org.claimline.avro.Status;
import org.claimline.avro.TakenBack;
import org.junit.jupiter.api.Test;

/** What is read along, by position. */
class ReadModelTest {
    private static final OptionalLong VERSION = OptionalLong.of(1);
    private static final int MOST_ALERTS = 5;

    private final ReadModel model = at(Told.THEN);

    @Test
    void aRecordThatWasReadAlreadyChangesNothing() {
        model.put(town(0, 1), Told.state("hama", Status.CONFIRMED, "second"), VERSION);
        model.put(town(0, 0), Told.state("hama", Status.CLAIMED, "first"), VERSION);
        model.removeTown(town(0, 1), "hama", VERSION);

        assertThat(model.town("hama").orElseThrow().state().getStatus()).isEqualTo(Status.CONFIRMED);
        assertThat(model.mark().next().next(Feed.TOWN_STATES, 0)).isEqualTo(2);
    }

    @Test
    void aTownsDisputesAreItsOwnWhateverItsIdLooksLike() {
        for (String town : List.of("a", "a|b", "a|", "ab", "b")) {
            model.put(town + "|d", Told.dispute(town, "d", DisputeState.OPEN));
        }

        assertThat(model.disputes("a")).extracting(KeptDispute::townId).containsExactly("a");
        assertThat(model.disputes("a|b")).extracting(KeptDispute::townId).containsExactly("a|b");
        assertThat(model.disputes("a|")).extracting(KeptDispute::townId).containsExactly("a|");
        assertThat(model.disputes("c")).isEmpty();
        assertThat(model.disputes()).hasSize(5);
    }

    @Test
    void whatIsKeptOfADisputeIsTheWholeOfItInBytes() {
        Dispute told = Told.dispute("حماة|east", "d", DisputeState.CLOSED);

        model.put("حماة|east|d", told);

        KeptDispute kept = model.disputes("حماة|east").get(0);
        assertThat(kept.dispute()).isEqualTo(told).isNotSameAs(told);
        assertThat(kept.view()).isEqualTo(DisputeView.of(told));
        assertThat(kept.isOpen()).isFalse();
        assertThat(kept.openedAt()).isEqualTo(told.getOpenedAt());
        assertThat(kept.governorate()).contains(told.getPlace().getGovernorate());
    }

    @Test
    void whoHasHeardNothingIsToldAllThatIsSo() {
        model.put(Told.state("hama", Status.CONFIRMED, "held"), VERSION);
        model.put(Told.state("homs", Status.CLAIMED, "gone soon"), VERSION);
        model.removeTown("homs");
        model.put("hama|d1", Told.dispute("hama", "d1", DisputeState.OPEN));
        model.put("hama|d2", Told.dispute("hama", "d2", DisputeState.CLOSED));
        model.add(Told.alert("a1", "hama", Told.THEN));

        Catchup told = model.follow(Optional.empty(), (change, next) -> {});

        assertThat(told.start()).isEqualTo(Catchup.Start.SNAPSHOT);
        assertThat(told.changes()).extracting(Change::key).containsExactly("hama", "hama|d1");
    }

    @Test
    void whoHasHeardSomeIsToldWhatCameSinceAndThatThingsAreGone() {
        model.put(town(0, 0), Told.state("hama", Status.CLAIMED, "first"), VERSION);
        model.put(town(1, 0), Told.state("homs", Status.CLAIMED, "first"), VERSION);
        model.put(dispute(0, 0), "hama|d1", Told.dispute("hama", "d1", DisputeState.OPEN));
        Mark heard = model.mark();
        model.put(town(0, 1), Told.state("hama", Status.CONTESTED, "second"), VERSION);
        model.put(town(0, 2), Told.state("hama", Status.CONFIRMED, "third"), VERSION);
        model.removeTown(town(1, 1), "homs", VERSION);
        model.removeDispute(dispute(0, 1), "hama|d1");
        model.add(alert(0, 0), Told.THEN, Told.alert("a1", "hama", Told.THEN));
        model.add(alert(0, 1), Told.THEN, Told.alert("a2", "hama", Told.THEN));

        Catchup told = model.follow(Optional.of(heard), (change, next) -> {});

        assertThat(told.start()).isEqualTo(Catchup.Start.RESUMED);
        assertThat(told.changes()).extracting(Change::key).containsExactly("hama", "homs", "hama|d1", "a1", "a2");
        assertThat(told.changes()).extracting(Change::isGone).containsExactly(false, true, true, false, false);
        assertThat(told.mark()).isEqualTo(model.mark());
    }

    @Test
    void whatComesAfterwardsIsToldAsItComes() {
        List<String> heard = new ArrayList<>();
        ReadModel.Follower follower = (change, next) -> heard.add(change.key() + " " + next.equals(model.mark()));
        model.follow(Optional.empty(), follower);

        model.put(Told.state("hama", Status.CLAIMED, "first"), VERSION);
        model.add(Told.alert("a1", "hama", Told.THEN));
        model.add(Told.alert("a1", "hama", Told.THEN));
        model.unfollow(follower);
        model.removeTown("hama");

        assertThat(heard).containsExactly("hama true", "a1 true");
    }

    @Test
    void onlyTheLatestAlertsAreKeptAndOneWhoMissedSomeIsToldSo() {
        Mark heardNothing = model.mark();
        for (int i = 0; i < MOST_ALERTS; i++) {
            model.add(Told.alert("a" + i, "hama", Told.THEN));
        }
        assertThat(follow(model, heardNothing).alertsComplete()).isTrue();

        model.add(Told.alert("one more", "hama", Told.THEN));

        assertThat(model.alerts(Offsets.NONE).alerts()).hasSize(MOST_ALERTS);
        Catchup told = follow(model, heardNothing);
        assertThat(told.start()).isEqualTo(Catchup.Start.RESET);
        assertThat(told.alertsComplete()).isFalse();
        assertThat(told.reason()).isPresent();
        Catchup heardOne = follow(model, new Mark(0, Told.THEN, Offsets.NONE.at(Feed.ALERTS, 0, 1)));
        assertThat(heardOne.start()).isEqualTo(Catchup.Start.RESUMED);
        assertThat(heardOne.changes()).hasSize(MOST_ALERTS);
    }

    @Test
    void anAlertRaisedTwiceCountsOnceEvenOnAnotherPartition() {
        model.add(alert(0, 0), Told.THEN, Told.alert("a1", "hama", Told.THEN));
        model.add(alert(1, 0), Told.THEN, Told.alert("a1", "hama", Told.THEN));

        assertThat(model.alerts(Offsets.NONE).alerts()).hasSize(1);
    }

    @Test
    void anOldMarkIsResetButItsAlertsAreAllTold() {
        Mark heard = model.mark();
        ReadModel later = at(Told.THEN.plus(ReadModel.OLDEST_MARK).plusSeconds(1));
        later.put(Told.state("hama", Status.CLAIMED, "first"), VERSION);
        later.add(Told.alert("a1", "hama", Told.THEN));

        Catchup told = follow(later, heard);

        assertThat(told.start()).isEqualTo(Catchup.Start.RESET);
        assertThat(told.alertsComplete()).isTrue();
        assertThat(told.changes()).extracting(Change::key).containsExactly("hama", "a1");
    }

    @Test
    void aMarkOfOtherTopicsOrBeyondTheEndIsReset() {
        model.add(Told.alert("a1", "hama", Told.THEN));
        Mark now = model.mark();

        assertThat(follow(model, new Mark(1, now.made(), now.next())).start()).isEqualTo(Catchup.Start.RESET);
        Catchup beyond = follow(model, new Mark(0, now.made(), Offsets.NONE.at(Feed.ALERTS, 0, 2)));
        assertThat(beyond.start()).isEqualTo(Catchup.Start.RESET);
        assertThat(beyond.alertsComplete()).isTrue();
    }

    @Test
    void alertsOfAPartitionKeepTheirOrderAndPartitionsAreMergedByTime() {
        model.add(alert(0, 0), Told.THEN.plusSeconds(10), Told.alert("a", "hama", Told.THEN));
        model.add(alert(0, 1), Told.THEN.plusSeconds(5), Told.alert("b", "hama", Told.THEN));
        model.add(alert(1, 0), Told.THEN.plusSeconds(1), Told.alert("c", "homs", Told.THEN));
        model.add(alert(1, 1), Told.THEN.plusSeconds(20), Told.alert("d", "homs", Told.THEN));

        assertThat(model.alerts(Offsets.NONE).alerts())
                .extracting(Change.OfAlert::key)
                .containsExactly("c", "a", "b", "d");
    }

    @Test
    void theFirstWhoHasSeenAnAlertStandsUntilThatIsTakenBack() {
        model.put(acknowledgement("first", false));
        model.put(acknowledgement("second", false));
        assertThat(model.acknowledgements().view("a1").orElseThrow().editor()).isEqualTo("first");

        model.put(acknowledgement("first", true));
        assertThat(model.acknowledgements().view("a1")).isEmpty();

        model.put(acknowledgement("third", false));
        assertThat(model.acknowledgements().view("a1").orElseThrow().editor()).isEqualTo("third");
    }

    @Test
    void whoComesBackIsToldWhoHasSeenWhichAlertAndWhatWasTakenBack() {
        model.put(Told.state("hama", Status.CONTESTED, "first"), VERSION);
        model.put(acknowledgement("early", false));
        Mark heard = model.mark();
        model.put(acknowledgement("early", true));
        model.add(Told.alert("a2", "hama", Told.THEN));

        Catchup told = follow(model, heard);

        assertThat(told.changes()).extracting(Change::key).containsExactly("a2", "a1");
        Change.OfAcknowledgement change =
                (Change.OfAcknowledgement) told.changes().get(1);
        assertThat(change.acknowledgement().getTakenBack()).isNotNull();
        assertThat(change.governorate()).contains("Hama");
        assertThat(model.follow(Optional.empty(), (c, next) -> {}).changes())
                .as("who begins anew asks the list of alerts")
                .extracting(Change::key)
                .containsExactly("hama");
    }

    /** Whatever of the alerts is missing. */
    @Test
    void whoIsCutOffBeforeAllWasToldIsToldItAgain() {
        Mark heard = model.mark();
        for (int i = 0; i <= MOST_ALERTS; i++) {
            model.add(Told.alert("a" + i, "hama", Told.THEN));
        }
        model.put(acknowledgement("early", false));

        Catchup reset = follow(model, heard);
        assertThat(reset.alertsComplete()).isFalse();

        assertThat(follow(model, reset.again()).changes())
                .extracting(Change::key)
                .containsExactly("a1");
    }

    @Test
    void anAlertIsFoundByItsIdAsLongAsItIsKept() {
        for (int i = 0; i <= MOST_ALERTS; i++) {
            model.add(alert(i % 2, i / 2), Told.THEN.plusSeconds(i), Told.alert("a" + i, "hama", Told.THEN));
        }

        assertThat(model.alert("a0")).isEmpty();
        assertThat(model.alert("a3").orElseThrow().getAlertId()).isEqualTo("a3");
        assertThat(model.alert("none")).isEmpty();
    }

    private static AlertAcknowledgement acknowledgement(String editor, boolean takenBack) {
        return AlertAcknowledgement.newBuilder()
                .setAlertId("a1")
                .setTownId("hama")
                .setAcknowledgedAt(Told.THEN)
                .setEditor(editor)
                .setTakenBack(takenBack ? new TakenBack(Told.THEN, editor) : null)
                .build();
    }

    @Test
    void itWaitsForWhatIsOnItsWay() throws InterruptedException {
        Offsets wanted = Offsets.NONE.at(Feed.TOWN_STATES, 0, 1);
        assertThat(model.awaits(wanted, Duration.ofMillis(1))).isFalse();
        Thread writer = new Thread(() -> model.put(Told.state("hama", Status.CLAIMED, "first"), VERSION));
        writer.start();

        assertThat(model.awaits(wanted, Duration.ofSeconds(10))).isTrue();
        writer.join();
    }

    private static Catchup follow(ReadModel model, Mark heard) {
        return model.follow(Optional.of(heard), (change, next) -> {});
    }

    private static ReadModel at(Instant now) {
        return new ReadModel(0, Clock.fixed(now, ZoneOffset.UTC), MOST_ALERTS);
    }

    private static Position town(int partition, long offset) {
        return new Position(Feed.TOWN_STATES, partition, offset);
    }

    private static Position dispute(int partition, long offset) {
        return new Position(Feed.DISPUTES, partition, offset);
    }

    private static Position alert(int partition, long offset) {
        return new Position(Feed.ALERTS, partition, offset);
    }
}
