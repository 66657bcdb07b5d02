package org.claimline.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.avro.Assertion;
import org.claimline.avro.Camp;
import org.claimline.avro.Certainty;
import org.claimline.avro.ClaimantCondition;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.Extent;
import org.claimline.avro.Precision;
import org.claimline.avro.Release;
import org.claimline.avro.Reliability;
import org.claimline.avro.Stance;
import org.claimline.avro.Visibility;

/** One thing that comes in: a report, a decision, or an edit of a register. Times are hours of the war; it prints as an editor would note it. */
sealed interface Item {

    /** A revision of a report, whole. */
    record Report(String source, String id, int revision, int hour, List<Claim> claims, List<Retracted> retracts)
            implements Item {
        Report with(List<Claim> others) {
            return new Report(source, id, revision, hour, others, retracts);
        }

        @Override
        public String toString() {
            String back = retracts.isEmpty() ? "" : " takes back " + retracts;
            return "\n  " + source + "/" + id + " rev " + revision + " @" + hour + back + " " + claims;
        }
    }

    /** A claim of another report of the source. */
    record Retracted(String report, String claim) {
        @Override
        public String toString() {
            return report + "/" + claim;
        }
    }

    /** A claim of a report. */
    record Claim(String id, Where where, Word word, Voice voice, int hour, Precision precision, Door door) {
        Claim named(String other) {
            return new Claim(other, where, word, voice, hour, precision, door);
        }

        @Override
        public String toString() {
            return id + ": " + where + " " + word + " @" + hour + " " + precision + voice + door;
        }
    }

    /** The place as it is written. */
    record Where(String place, Optional<String> within) {
        @Override
        public String toString() {
            return place + within.map(w -> " in " + w).orElse("");
        }
    }

    /** What is said. */
    record Word(
            Assertion assertion, Optional<String> party, Extent extent, Certainty certainty, Optional<String> video) {
        @Override
        public String toString() {
            return assertion
                    + party.map(p -> " " + p).orElse("")
                    + told(extent, Extent.WHOLE)
                    + told(certainty, Certainty.ASSERTED)
                    + video.map(v -> " with video " + v).orElse("");
        }
    }

    /** Who says it, from whom, of what stance by the report's own word. */
    record Voice(
            Optional<String> claimant, Optional<String> origin, Optional<Stance> stance, ClaimantCondition condition) {
        @Override
        public String toString() {
            return claimant.map(c -> " says " + c).orElse("")
                    + origin.map(o -> " from " + o).orElse("")
                    + stance.map(s -> " as " + s).orElse("")
                    + told(condition, ClaimantCondition.FREE);
        }
    }

    /** Who may see it, and whether it may go on. */
    record Door(Visibility visibility, Release release) {
        @Override
        public String toString() {
            return told(visibility, Visibility.PUBLIC) + told(release, Release.NOW);
        }
    }

    /** A decision of the desk, about a claim or a source. */
    record Decision(
            String id, DecisionKind kind, int hour, String source, Optional<Retracted> claim, Optional<String> undoes)
            implements Item {
        @Override
        public String toString() {
            return "\n  desk " + id + ": " + kind + undoes.map(u -> " " + u).orElse("") + " of " + source
                    + claim.map(c -> "/" + c).orElse("") + " @" + hour;
        }
    }

    /** An edit of the register of sources. */
    record SourceEntry(String id, Stance stance, Reliability reliability, List<String> relays, List<String> aliases)
            implements Item {
        @Override
        public String toString() {
            return "\n  source " + id + ": " + stance + " " + reliability
                    + (relays.isEmpty() ? "" : " relays " + relays) + (aliases.isEmpty() ? "" : " alias " + aliases);
        }
    }

    /** An edit of the register of places. */
    record PlaceEntry(String id, String name, Optional<String> parent, List<String> spellings) implements Item {
        @Override
        public String toString() {
            return "\n  place " + id + ": " + name + parent.map(p -> " in " + p).orElse("") + " " + spellings;
        }
    }

    /** An edit of the register of parties. */
    record PartyEntry(String id, Camp camp, Optional<String> memberOf) implements Item {
        @Override
        public String toString() {
            return "\n  party " + id + ": " + camp;
        }
    }

    /** An entry is taken out of a register. */
    record Gone(Register register, String id) implements Item {
        @Override
        public String toString() {
            return "\n  gone: " + register + " " + id;
        }
    }

    /** The registers. */
    enum Register {
        SOURCES,
        PLACES,
        PARTIES
    }

    /** Items of one key may come in their order only, whatever the weather; empty where they may come in any. */
    default Optional<String> fixedOrder() {
        if (this instanceof SourceEntry entry) {
            return Optional.of(Register.SOURCES + entry.id());
        }
        if (this instanceof PlaceEntry entry) {
            return Optional.of(Register.PLACES + entry.id());
        }
        if (this instanceof PartyEntry entry) {
            return Optional.of(Register.PARTIES + entry.id());
        }
        return this instanceof Gone gone ? Optional.of(gone.register() + gone.id()) : Optional.empty();
    }

    /** Whether it goes to a register. */
    default boolean isEdit() {
        return fixedOrder().isPresent();
    }

    /** {@code items} and more. */
    static List<Item> join(List<? extends Item> items, List<? extends Item> more) {
        List<Item> all = new ArrayList<>(items);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static String told(Enum<?> value, Enum<?> usual) {
        return value == usual ? "" : " " + value;
    }
}
