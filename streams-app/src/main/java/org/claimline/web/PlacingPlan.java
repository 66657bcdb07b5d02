package org.claimline.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.claimline.avro.DecisionKind;
import org.claimline.avro.DeskDecision;
import org.claimline.avro.Place;
import org.claimline.avro.UnplacedClaim;
import org.claimline.ingest.Entries;
import org.claimline.ingest.PlaceCheck;
import org.claimline.ingest.PlacingOrder;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Spelling;
import org.claimline.query.Registers;
import org.claimline.query.UnplacedNames;
import org.claimline.topology.Fault;
import org.claimline.topology.RegisterMapping;
import org.jspecify.annotations.Nullable;

/** What is to be written for orders of the desk about names under which claims wait, each order seeing what those before it will have done. */
final class PlacingPlan {
    private final UnplacedNames names;
    private final Registers registers;
    private final Instant now;
    private final Map<String, Place> entries = new LinkedHashMap<>();
    private final List<DeskDecision> decisions = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    PlacingPlan(UnplacedNames names, Registers registers, Clock clock) {
        this.names = names;
        this.registers = registers;
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** How a name is dealt with. */
    enum How {
        /** The register knows the name from now on. */
        SPELLING,
        /** The claims that wait are placed one by one. */
        CLAIMS,
        DISMISSED
    }

    /**
     * What is done with a name.
     *
     * @param place     id of the place; null where it is dismissed
     * @param claims    how many claims wait
     * @param decisions ids of the decisions that are made, to take them back by
     */
    @Schema(name = "PlacedName")
    record Done(String spelling, How how, @Nullable String place, int claims, List<String> decisions) {}

    /** Entries of the register of places as they are to be. */
    List<Place> entries() {
        return List.copyOf(entries.values());
    }

    List<DeskDecision> decisions() {
        return List.copyOf(decisions);
    }

    /** All that is wrong with the orders; then nothing is to be written. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Plans for one more order; empty, with faults, where it cannot be carried out. */
    Optional<Done> add(String at, PlacingOrder order) {
        List<UnplacedClaim> waiting = names.claims(order.spelling(), order.within());
        if (waiting.isEmpty()) {
            String within =
                    order.within().map(wider -> " within \"" + wider + "\"").orElse("");
            fault(
                    at + "/spelling",
                    order.spelling(),
                    "has nothing waiting under it" + within,
                    "take a spelling, and its within, from GET /api/unplaced");
            return Optional.empty();
        }
        if (order.dismiss().isPresent()) {
            return Optional.of(done(
                    order,
                    How.DISMISSED,
                    Optional.empty(),
                    waiting,
                    decide(order, waiting, DecisionKind.DISMISS, null)));
        }
        return order.create().isPresent()
                ? create(at, order, order.create().get(), waiting)
                : place(at, order, order.place().orElseThrow(), waiting);
    }

    private Optional<Done> place(String at, PlacingOrder order, String id, List<UnplacedClaim> waiting) {
        Optional<Place> known = entry(id);
        if (known.isEmpty()) {
            fault(
                    at + "/place",
                    id,
                    "is the id of no place",
                    "take one of the candidates, an id from GET /api/places?q=, or create the place");
            return Optional.empty();
        }
        Place with = with(known.get(), order);
        if (check(with).faults().isEmpty() && tells(order, with)) {
            entries.put(id, with);
            return Optional.of(done(order, How.SPELLING, Optional.of(id), waiting, List.of()));
        }
        return Optional.of(
                done(order, How.CLAIMS, Optional.of(id), waiting, decide(order, waiting, DecisionKind.PLACE, id)));
    }

    private Optional<Done> create(String at, PlacingOrder order, Place entry, List<UnplacedClaim> waiting) {
        String id = entry.getId();
        if (entry(id).isPresent()) {
            fault(at + "/create/id", id, "is the id of a place already", "give it as place, or choose another id");
            return Optional.empty();
        }
        PlaceCheck.Outcome spelt = check(with(entry, order));
        PlaceCheck.Outcome checked = spelt.faults().isEmpty() ? spelt : check(by(entry, order));
        if (!checked.faults().isEmpty()) {
            checked.faults()
                    .forEach(one -> fault(at + "/create" + one.pointer(), one.value(), one.reason(), one.wayOut()));
            return Optional.empty();
        }
        Place made = checked.places().get(0);
        boolean tells = tells(order, made);
        entries.put(id, made);
        return Optional.of(
                tells
                        ? done(order, How.SPELLING, Optional.of(id), waiting, List.of())
                        : done(
                                order,
                                How.CLAIMS,
                                Optional.of(id),
                                waiting,
                                decide(order, waiting, DecisionKind.PLACE, id)));
    }

    private Optional<Place> entry(String id) {
        return Optional.ofNullable(entries.get(id)).or(() -> registers.placeEntry(id));
    }

    private PlaceCheck.Outcome check(Place entry) {
        return new PlaceCheck(register()).check(new Entries<>(List.of(entry), List.of(), false));
    }

    /** Whether the name means the place from then on, as the reports write it. */
    private boolean tells(PlacingOrder order, Place entry) {
        return register(entry)
                .resolve(order.spelling(), order.within())
                .place()
                .filter(place -> place.id().equals(entry.getId()))
                .isPresent();
    }

    /** The register as it is to be, with {@code more}. */
    private PlaceRegister register(Place... more) {
        Map<String, org.claimline.place.Place> all = new LinkedHashMap<>();
        registers.placeRegister().all().forEach(place -> all.put(place.id(), place));
        Stream.concat(entries.values().stream(), Stream.of(more))
                .forEach(place -> all.put(place.getId(), RegisterMapping.place(place)));
        return new PlaceRegister(all.values());
    }

    private Place with(Place entry, PlacingOrder order) {
        boolean known = RegisterMapping.place(entry).names().contains(Spelling.normal(order.spelling()));
        List<String> spellings = known
                ? entry.getSpellings()
                : Stream.concat(entry.getSpellings().stream(), Stream.of(order.spelling()))
                        .toList();
        return Place.newBuilder(by(entry, order)).setSpellings(spellings).build();
    }

    private Place by(Place entry, PlacingOrder order) {
        return Place.newBuilder(entry)
                .setUpdatedAt(now)
                .setUpdatedBy(order.editor())
                .setReason(order.why())
                .build();
    }

    private List<String> decide(
            PlacingOrder order, List<UnplacedClaim> waiting, DecisionKind kind, @Nullable String placeId) {
        List<DeskDecision> made = waiting.stream()
                .map(claim -> DeskDecision.newBuilder()
                        .setDecisionId(UUID.randomUUID().toString())
                        .setKind(kind)
                        .setTargetClaim(claim.getClaim())
                        .setDecidedAt(now)
                        .setEditor(order.editor())
                        .setReason(order.why())
                        .setPlaceId(placeId)
                        .build())
                .toList();
        decisions.addAll(made);
        return made.stream().map(DeskDecision::getDecisionId).toList();
    }

    private static Done done(
            PlacingOrder order, How how, Optional<String> place, List<UnplacedClaim> waiting, List<String> decisions) {
        return new Done(order.spelling(), how, place.orElse(null), waiting.size(), decisions);
    }

    private void fault(String pointer, String value, String reason, String wayOut) {
        faults.add(new Fault(pointer, value, reason, wayOut));
    }
}
