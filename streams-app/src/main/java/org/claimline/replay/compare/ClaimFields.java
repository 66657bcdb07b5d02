package org.claimline.replay.compare;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.claimline.avro.ClaimVersion;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskMark;
import org.claimline.avro.Visibility;
import org.claimline.replay.compare.Cause.Kind;
import org.claimline.topology.fold.TownRow;
import org.jspecify.annotations.Nullable;

/**
 * In which fields two versions of a claim differ that decide a town's outcome or are shown in it, and whose work each is: the report's, the
 * registers' or the desk's. What is shown of a claim beside it (title, quote, links of the report, when it was received) decides nothing.
 */
final class ClaimFields {
    private static final String WITHHELD = "withheld";

    /** What a report says; earliest and latest follow from its times. */
    private static final List<String> REPORTED = List.of(
            "assertion",
            "certainty",
            "extent",
            "evidence",
            "precision",
            "earliest",
            "latest",
            "claimantCondition",
            "visibility");

    /** What registers make of it. */
    private static final List<String> REGISTERED = List.of(
            "partyId",
            "side",
            "faction",
            "sourceName",
            "claimantId",
            "claimantName",
            "claimantStance",
            "claimantSide",
            "publisherSide",
            "ownChannel",
            "rated",
            "reliability",
            "originId");

    /** What is not told of a claim for the desk only. */
    private static final Set<String> FOR_THE_DESK = Set.of("claimantId", "claimantName", "originId", "evidence");

    /** What a suspension of the source makes of a claim besides. */
    private static final Set<String> OF_SUSPENSION = Set.of("rated", "reliability");

    private final TownRow here;
    private final TownRow there;
    private final List<Difference> found = new ArrayList<>();

    /** A field that differs, and whose work it is. */
    record Difference(Kind kind, FieldDifference field) {}

    private ClaimFields(TownRow here, TownRow there) {
        this.here = here;
        this.there = there;
    }

    static List<Difference> between(TownRow here, TownRow there) {
        ClaimFields fields = new ClaimFields(here, there);
        fields.compare();
        return fields.found;
    }

    private void compare() {
        ClaimVersion one = here.content();
        ClaimVersion other = there.content();
        compare("eventTime", here.eventTime(), there.eventTime());
        compare("knownTime", here.claim().knownTime(), there.claim().knownTime());
        REPORTED.forEach(field -> compare(Kind.LATE_REPORTS, field, one, other));
        boolean suspended = !Objects.equals(one.getDesk(), other.getDesk())
                && (isSuspended(one.getDesk()) || isSuspended(other.getDesk()));
        REGISTERED.stream()
                .filter(field -> !suspended || !OF_SUSPENSION.contains(field))
                .forEach(field -> compare(Kind.REGISTER, field, one, other));
        FieldDifference.between(here.place(), there.place())
                .forEach(field ->
                        add(Kind.REGISTER, new FieldDifference("place." + field.field(), field.here(), field.there())));
        if (!Objects.equals(one.getDesk(), other.getDesk())) {
            add(Kind.DECISION, new FieldDifference("desk", words(one.getDesk()), words(other.getDesk())));
        }
    }

    private void compare(String time, Instant one, Instant other) {
        if (!one.equals(other)) {
            add(Kind.LATE_REPORTS, FieldDifference.of(time, one, other));
        }
    }

    private void compare(Kind kind, String name, ClaimVersion one, ClaimVersion other) {
        Schema.Field field = ClaimVersion.SCHEMA$.getField(name);
        Object mine = one.get(field.pos());
        Object others = other.get(field.pos());
        if (!Objects.equals(mine, others)) {
            boolean hidden = FOR_THE_DESK.contains(name) && (isForTheDesk(one) || isForTheDesk(other));
            add(kind, hidden ? new FieldDifference(name, WITHHELD, WITHHELD) : FieldDifference.of(name, mine, others));
        }
    }

    private void add(Kind kind, FieldDifference field) {
        found.add(new Difference(kind, field));
    }

    private static boolean isForTheDesk(ClaimVersion content) {
        return content.getVisibility() != Visibility.PUBLIC;
    }

    private static boolean isSuspended(@Nullable DeskMark mark) {
        return mark != null && mark.getKind() == DecisionKind.SUSPEND_SOURCE;
    }

    private static @Nullable String words(@Nullable DeskMark mark) {
        return mark == null ? null : mark.getKind() + " " + mark.getDecisionId() + " of " + mark.getDecidedAt();
    }
}
