package org.claimline.topology.fold;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.claimline.avro.Assertion;
import org.claimline.avro.Certainty;
import org.claimline.avro.ClaimEvent;
import org.claimline.avro.ClaimEventKind;
import org.claimline.avro.ClaimRef;
import org.claimline.avro.ClaimVersion;
import org.claimline.avro.ClaimantCondition;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskMark;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.EvidenceKind;
import org.claimline.avro.Extent;
import org.claimline.avro.MatchKind;
import org.claimline.avro.PlaceKind;
import org.claimline.avro.PlaceRef;
import org.claimline.avro.Precision;
import org.claimline.avro.Reliability;
import org.claimline.avro.Stance;
import org.claimline.avro.VersionRef;
import org.claimline.avro.Visibility;
import org.claimline.claim.EventTime;

/**
 * Claim events of one town as a war makes them: sides that contradict and admit, neutrals, hedges, parts, many copies of few
 * origins, late claims, corrections in any order. The same seed makes the same events.
 */
public final class ClaimFeed {
    static final Instant START = Instant.parse("2024-11-30T00:00:00Z");
    private static final Assertion[] ASSERTIONS = {
        Assertion.CONTROLS,
        Assertion.CONTROLS,
        Assertion.CAPTURED,
        Assertion.CAPTURED,
        Assertion.LOST,
        Assertion.WITHDREW,
        Assertion.PRESENT,
        Assertion.ENTERED,
        Assertion.REPELLED,
        Assertion.FIGHTING,
        Assertion.DENIED,
        Assertion.SURRENDERED,
        Assertion.HANDED_OVER,
        Assertion.BESIEGED,
        Assertion.ADVANCING,
        Assertion.REINFORCED,
        Assertion.STRUCK,
        Assertion.NO_MANS_LAND,
        Assertion.STATUS_UNKNOWN
    };
    private static final String[] PARTIES = {"regime", "regime", "opposition", "opposition", "opposition", "sdf"};
    private static final Precision[] PRECISIONS = {
        Precision.INSTANT, Precision.HOUR, Precision.PART_OF_DAY, Precision.PART_OF_DAY, Precision.DAY
    };

    private final Random random;
    private final String town;
    private final int days;
    private final List<ClaimEvent> put = new ArrayList<>();
    private int reports;

    public ClaimFeed(long seed, String town, int days) {
        random = new Random(seed);
        this.town = town;
        this.days = days;
    }

    /** The next event: mostly a new claim, sometimes one that changes, ends, moves away or comes back. */
    public ClaimEvent next() {
        int what = put.isEmpty() ? 0 : random.nextInt(20);
        ClaimEvent one = put.isEmpty() ? null : put.get(random.nextInt(put.size()));
        return switch (what) {
            case 0, 1, 2 -> end(one(one), 1 + random.nextInt(days * 24));
            case 3 -> end(one(one), 0);
            case 4 -> random.nextBoolean() ? one(one) : endedAtOnce(one(one));
            case 5 -> remember(changed(one(one)));
            case 6, 7 -> remember(nextVersion(one(one)));
            case 8 -> remember(copy(one(one)));
            default -> remember(claim());
        };
    }

    private ClaimEvent one(ClaimEvent one) {
        return one == null ? remember(claim()) : one;
    }

    private ClaimEvent remember(ClaimEvent event) {
        put.add(event);
        return event;
    }

    /** The same version, put when it had ended already. */
    private ClaimEvent endedAtOnce(ClaimEvent event) {
        return ClaimEvent.newBuilder(event)
                .setKnownUntil(event.getVersion().getKnownFrom().plus(Duration.ofHours(1 + random.nextInt(days * 24))))
                .build();
    }

    /** The end of a version, so many hours after it began; at once where it never stood here. */
    public static ClaimEvent end(ClaimEvent event, int hours) {
        return ClaimEvent.newBuilder()
                .setKind(ClaimEventKind.END)
                .setTownId(event.getTownId())
                .setVersion(event.getVersion())
                .setKnownUntil(event.getVersion().getKnownFrom().plus(Duration.ofHours(hours)))
                .build();
    }

    /** A plain claim: firm, whole, to the minute, by {@code who}'s own channel, known at once. */
    public static ClaimEvent told(
            String town, String report, int who, Assertion assertion, String party, Instant eventTime) {
        ClaimFeed feed = new ClaimFeed(0, town, 1);
        ClaimVersion content = feed.content(who, eventTime, eventTime)
                .setAssertion(assertion)
                .setPartyId(party)
                .setSide(party)
                .setCertainty(Certainty.ASSERTED)
                .setExtent(Extent.WHOLE)
                .setEvidence(List.of())
                .setPrecision(Precision.INSTANT)
                .setEarliest(eventTime)
                .setLatest(eventTime)
                .setRated(true)
                .setReliability(Reliability.B)
                .setOwnChannel(true)
                .setPublisherSide(side(who))
                .setClaimantCondition(ClaimantCondition.FREE)
                .setVisibility(Visibility.PUBLIC)
                .build();
        VersionRef ref = VersionRef.newBuilder()
                .setClaim(new ClaimRef("s" + who, report, "c"))
                .setEventTime(eventTime)
                .setKnownTime(eventTime)
                .setKnownFrom(eventTime)
                .build();
        return feed.put(ref, content, feed.place("Town"));
    }

    ClaimEvent claim() {
        return claim("r" + reports++, START.plus(Duration.ofHours(random.nextInt(days * 24))));
    }

    ClaimEvent claim(String report, Instant eventTime) {
        int who = random.nextInt(7);
        Instant known = eventTime.plus(Duration.ofMinutes(30L * random.nextInt(60)));
        boolean ownChannel = random.nextInt(3) > 0;
        ClaimVersion.Builder content = content(who, eventTime, known)
                .setOwnChannel(ownChannel)
                .setPublisherSide(ownChannel ? side(who) : side(random.nextInt(7)));
        VersionRef ref = VersionRef.newBuilder()
                .setClaim(new ClaimRef("s" + who, report, "c"))
                .setEventTime(eventTime)
                .setKnownTime(known)
                .setKnownFrom(known)
                .build();
        return put(ref, content.build(), place("Town"));
    }

    private ClaimVersion.Builder content(int who, Instant eventTime, Instant known) {
        String party = PARTIES[random.nextInt(PARTIES.length)];
        Assertion assertion = ASSERTIONS[random.nextInt(ASSERTIONS.length)];
        boolean nobody = assertion == Assertion.NO_MANS_LAND
                || assertion == Assertion.STATUS_UNKNOWN
                || assertion == Assertion.FIGHTING;
        Precision precision = PRECISIONS[random.nextInt(PRECISIONS.length)];
        EventTime when = EventTime.of(
                eventTime, org.claimline.claim.Precision.valueOf(precision.name()), ZoneOffset.ofHours(3), known);
        return ClaimVersion.newBuilder()
                .setPublishedAt(known)
                .setPlaceAsWritten("Town")
                .setMatch(MatchKind.EXACT)
                .setAssertion(assertion)
                .setPartyId(nobody ? null : party)
                .setSide(nobody ? null : party)
                .setCertainty(pick(10, Certainty.ASSERTED, Certainty.HEDGED, Certainty.RUMOUR))
                .setExtent(pick(8, Extent.WHOLE, Extent.PART, Extent.EDGE))
                .setEvidence(evidence(eventTime))
                .setPrecision(precision)
                .setEarliest(when.earliest())
                .setLatest(when.latest())
                .setSourceName("Source " + who)
                .setClaimantId("c" + who)
                .setClaimantName("Claimant " + who)
                .setClaimantStance(stance(who))
                .setClaimantSide(side(who))
                .setRated(who != 6 || random.nextBoolean())
                .setReliability(random.nextBoolean() ? Reliability.B : Reliability.C)
                .setOriginId("o" + who)
                .setClaimantCondition(random.nextInt(12) == 0 ? ClaimantCondition.CAPTIVE : ClaimantCondition.FREE)
                .setVisibility(random.nextInt(15) == 0 ? Visibility.DESK : Visibility.PUBLIC);
    }

    private <T> T pick(int usual, T first, T second, T third) {
        int drawn = random.nextInt(usual + 2);
        return drawn < usual ? first : drawn == usual ? second : third;
    }

    private List<EvidenceItem> evidence(Instant eventTime) {
        List<EvidenceItem> items = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            items.add(EvidenceItem.newBuilder()
                    .setKind(random.nextBoolean() ? EvidenceKind.VIDEO : EvidenceKind.MEDIA_REPORT)
                    .setUrl("https://example.org/" + random.nextInt(5))
                    .setSha256(Integer.toHexString(random.nextInt(4)).repeat(64))
                    .setCapturedAt(eventTime)
                    .setLatitude(35.1)
                    .setLongitude(36.7)
                    .build());
        }
        return items;
    }

    private static Stance stance(int who) {
        return switch (who) {
            case 0, 1 -> Stance.PRO_REGIME;
            case 2, 3 -> Stance.PRO_OPPOSITION;
            case 4, 6 -> Stance.NEUTRAL;
            default -> Stance.PRO_OTHER;
        };
    }

    private static String side(int who) {
        return switch (who) {
            case 0, 1 -> "regime";
            case 2, 3 -> "opposition";
            case 4, 6 -> null;
            default -> "sdf";
        };
    }

    /** The same version with other content: what the core sees, or only what readers see. */
    private ClaimEvent changed(ClaimEvent event) {
        ClaimVersion content = event.getContent();
        return switch (random.nextInt(4)) {
            case 0 ->
                put(event.getVersion(), edit(content).setSourceName("Renamed").build(), event.getPlace());
            case 1 -> put(event.getVersion(), content, place("Town, renamed"));
            case 2 -> put(event.getVersion(), edit(content).setDesk(mark(event)).build(), event.getPlace());
            default ->
                put(
                        event.getVersion(),
                        edit(content).setRated(!content.getRated()).build(),
                        event.getPlace());
        };
    }

    private DeskMark mark(ClaimEvent event) {
        return DeskMark.newBuilder()
                .setKind(random.nextBoolean() ? DecisionKind.REJECT : DecisionKind.VERIFY)
                .setDecisionId("d" + random.nextInt(100))
                .setEditor("editor")
                .setDecidedAt(event.getVersion().getKnownFrom().plusSeconds(random.nextInt(7200)))
                .setReason("looked at")
                .setVerdict(random.nextBoolean() ? "filmed elsewhere" : null)
                .build();
    }

    /** A later version of the same claim, at the same or another event time. */
    private ClaimEvent nextVersion(ClaimEvent event) {
        VersionRef old = event.getVersion();
        Instant knownFrom = old.getKnownFrom().plus(Duration.ofHours(1 + random.nextInt(days * 24)));
        boolean sameContent = random.nextBoolean();
        VersionRef ref = VersionRef.newBuilder(old)
                .setKnownTime(sameContent ? old.getKnownTime() : knownFrom)
                .setKnownFrom(knownFrom)
                .build();
        int who = Integer.parseInt(old.getClaim().getSourceId().substring(1));
        ClaimVersion content = sameContent
                ? event.getContent()
                : content(who, ref.getEventTime(), ref.getKnownTime()).build();
        return put(ref, content, event.getPlace());
    }

    /** The same word of the same origin once more, some time apart. */
    private ClaimEvent copy(ClaimEvent event) {
        Instant eventTime = event.getVersion().getEventTime().plus(Duration.ofMinutes(30L * (random.nextInt(12) - 5)));
        ClaimEvent other = claim("r" + reports++, eventTime);
        ClaimVersion from = event.getContent();
        ClaimVersion told = edit(other.getContent())
                .setAssertion(from.getAssertion())
                .setPartyId(from.getPartyId())
                .setSide(from.getSide())
                .setExtent(from.getExtent())
                .setOriginId(from.getOriginId())
                .setClaimantStance(from.getClaimantStance())
                .setClaimantSide(from.getClaimantSide())
                .build();
        return put(other.getVersion(), told, other.getPlace());
    }

    private static ClaimVersion.Builder edit(ClaimVersion content) {
        return ClaimVersion.newBuilder(content);
    }

    private ClaimEvent put(VersionRef ref, ClaimVersion content, PlaceRef place) {
        return ClaimEvent.newBuilder()
                .setKind(ClaimEventKind.PUT)
                .setTownId(town)
                .setVersion(ref)
                .setPlace(place)
                .setContent(content)
                .build();
    }

    private PlaceRef place(String name) {
        return PlaceRef.newBuilder()
                .setPlaceId(town)
                .setName(name)
                .setKind(PlaceKind.TOWN)
                .build();
    }
}
