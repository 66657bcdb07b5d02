package org.claimline.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.claimline.avro.ReportedClaim;
import org.claimline.avro.Source;
import org.claimline.avro.SourceReport;
import org.claimline.place.PlaceContext;
import org.claimline.place.ReportPlaces;

/** Answers from the registers: what they hold, and how a name resolves. */
public final class RegisterQueries {
    private final Registers registers;
    private final Gazetteer gazetteer;

    public RegisterQueries(Registers registers) {
        this.registers = registers;
        this.gazetteer = new Gazetteer(registers);
    }

    /** How {@code name} as a report writes it resolves, within the wider place that the report names. */
    public ResolutionView resolve(String name, Optional<String> within) {
        return ResolutionView.of(name, within, registers.placeRegister().resolve(name, within));
    }

    /**
     * How the name of the place of each claim of {@code report} resolves, with all that the report and its source's beat tell, which is looked at
     * once for all of them. For one thread.
     */
    public Function<ReportedClaim, ResolutionView> resolutions(SourceReport report) {
        ReportPlaces places = new ReportPlaces(
                registers.placeRegister(),
                report.getClaims().stream()
                        .map(one -> new PlaceContext.Named(one.getPlace(), Optional.ofNullable(one.getWithin())))
                        .toList(),
                registers.source(report.getSourceId()).map(Source::getBeat).orElse(List.of()));
        return claim -> {
            Optional<String> within = Optional.ofNullable(claim.getWithin());
            return ResolutionView.of(claim.getPlace(), within, places.resolve(claim.getPlace(), within));
        };
    }

    /**
     * All places by id, or those within one at any distance.
     *
     * @throws NoSuchTownException    if {@code within} is no place
     * @throws AmbiguousTownException if several places are called so
     */
    public List<PlaceView> places(Optional<String> within) {
        Optional<Set<String>> ids = within.map(gazetteer::townId).map(gazetteer::within);
        return registers.placeEntries().stream()
                .filter(place ->
                        ids.map(wanted -> wanted.contains(place.getId())).orElse(true))
                .map(PlaceView::of)
                .toList();
    }

    /** All sources and claimants, by id. */
    public List<SourceView> sources() {
        return registers.sources().stream().map(SourceView::of).toList();
    }

    /** All parties, by id. */
    public List<PartyView> parties() {
        return registers.partyEntries().stream().map(PartyView::of).toList();
    }
}
