package org.claimline.topology.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.claim.Assertion;
import org.claimline.claim.Certainty;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.DeskMark;
import org.claimline.claim.EvidenceKind;
import org.claimline.claim.Extent;
import org.claimline.claim.Precision;
import org.claimline.claim.Reliability;
import org.claimline.claim.Stance;
import org.claimline.reconcile.Closing;
import org.claimline.reconcile.Dispute;
import org.claimline.reconcile.Role;
import org.claimline.reconcile.Rule;
import org.claimline.reconcile.SetAside;
import org.junit.jupiter.api.Test;

/**
 * Stores write the core's enums by their place. Whoever adds a constant adds it at the end and here; whoever must do otherwise gives the
 * stored values another format.
 */
class StoredEnumsTest {
    private static final List<Class<? extends Enum<?>>> STORED = List.of(
            Assertion.class,
            Certainty.class,
            ClaimantCondition.class,
            DeskMark.Kind.class,
            EvidenceKind.class,
            Extent.class,
            Precision.class,
            Reliability.class,
            Stance.class,
            Closing.class,
            Dispute.Kind.class,
            Dispute.State.class,
            Role.class,
            Rule.class,
            SetAside.class);

    @Test
    void constantsKeepTheirPlaces() {
        assertThat(STORED.stream().map(StoredEnumsTest::constants))
                .containsExactly(
                        "Assertion CONTROLS CAPTURED HANDED_OVER LOST WITHDREW SURRENDERED BESIEGED ENTERED PRESENT "
                                + "ADVANCING REINFORCED REPELLED FIGHTING STRUCK DENIED NO_MANS_LAND STATUS_UNKNOWN",
                        "Certainty ASSERTED HEDGED RUMOUR",
                        "ClaimantCondition FREE CAPTIVE UNKNOWN",
                        "Kind REJECTED VERIFIED SUSPENDED",
                        "EvidenceKind GEOLOCATED_VIDEO VIDEO PHOTO MAP OFFICIAL_STATEMENT MEDIA_REPORT",
                        "Extent WHOLE PART EDGE",
                        "Precision INSTANT HOUR PART_OF_DAY DAY",
                        "Reliability A B C D E F",
                        "Stance PRO_REGIME PRO_OPPOSITION NEUTRAL PRO_OTHER",
                        "Closing ADMISSION AGREEMENT NEUTRAL_SETTLEMENT LAPSE GIVEN_UP UNSETTLED WITHDRAWN",
                        "Kind CONTROL PRESENCE DENIAL",
                        "State OPEN CLOSED WITHDRAWN",
                        "Role SUPPORT CLAIM REBUTTAL HEDGE FIGHT PART WORD",
                        "Rule ADMISSION AGREEMENT NEUTRAL_ASSERTION DISINTERESTED_AGREEMENT CLAIM DISINTERESTED_CLAIM "
                                + "REBUTTAL REBUTTAL_OF_CONFIRMED ARRIVAL OVERLAP ADMISSION_CONTRADICTED FIGHTING SPLIT PART HEDGE "
                                + "DEPARTURE DENIAL NO_MANS_LAND STATUS_UNKNOWN LAPSE RUMOUR NOTHING_DECIDES",
                        "SetAside COPY RUMOUR UNRATED NO_EFFECT SHOWN_ONLY SUPERSEDED OUTWEIGHED OVERTAKEN "
                                + "SUPERSEDED_BY_OPPONENT CONCEDED UNSETTLED LAPSED DESK");
    }

    private static String constants(Class<? extends Enum<?>> type) {
        Stream<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name);
        return type.getSimpleName() + names.collect(Collectors.joining(" ", " ", ""));
    }
}
