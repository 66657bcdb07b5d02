package org.claimline.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.DeskMark;
import org.claimline.claim.Subject;
import org.claimline.place.Place;
import org.claimline.place.PlaceRegister;
import org.claimline.source.Party;
import org.claimline.source.PartyRegister;
import org.claimline.source.Source;
import org.claimline.source.SourceRegister;
import org.claimline.source.report.ClaimReader;
import org.claimline.source.report.ClaimSpan;
import org.claimline.source.report.Decision;
import org.claimline.source.report.ReadClaim;
import org.claimline.source.report.Release;
import org.claimline.source.report.Report;
import org.claimline.source.report.ReportedClaim;
import org.claimline.source.report.Visibility;
import org.claimline.topology.RegisterMapping;
import org.claimline.topology.ReportMapping;
import org.claimline.topology.ReportValidator;

/**
 * What a feed says, read all at once: the registers as they end, of each revision the content that counts, and for each claim at every
 * moment at which anything may change what the rules 12 to 14 say of it then. Knows nothing of arrival, stores or differences.
 */
final class PlainReading {
    final Map<String, List<ClaimVersion>> towns = new TreeMap<>();
    final Set<ClaimKey> placed = new TreeSet<>();
    final Set<ClaimKey> waiting = new TreeSet<>();
    final Set<ClaimKey> held = new TreeSet<>();
    final ClaimReader reader;
    final PlaceRegister places;

    private final List<Report> reports;
    private final List<Item.Decision> decisions;
    private final Run run;

    PlainReading(List<Item> feed, Run run) {
        this.run = run;
        Map<String, Source> sources = new HashMap<>();
        Map<String, Place> placeEntries = new HashMap<>();
        Map<String, Party> parties = new HashMap<>();
        for (Item item : Item.join(World.BEGINNING, feed)) {
            if (item instanceof Item.SourceEntry entry) {
                sources.put(entry.id(), RegisterMapping.source(run.contract(entry)));
            } else if (item instanceof Item.PlaceEntry entry) {
                placeEntries.put(entry.id(), RegisterMapping.place(run.contract(entry)));
            } else if (item instanceof Item.PartyEntry entry) {
                parties.put(entry.id(), RegisterMapping.party(run.contract(entry)));
            } else if (item instanceof Item.Gone gone) {
                switch (gone.register()) {
                    case SOURCES -> sources.remove(gone.id());
                    case PLACES -> placeEntries.remove(gone.id());
                    case PARTIES -> parties.remove(gone.id());
                }
            }
        }
        reader = new ClaimReader(new SourceRegister(sources.values()), new PartyRegister(parties.values()));
        places = new PlaceRegister(placeEntries.values());
        reports = counting(feed);
        decisions = feed.stream()
                .filter(Item.Decision.class::isInstance)
                .map(Item.Decision.class::cast)
                .distinct()
                .toList();
        Set<ClaimKey> claims = new TreeSet<>();
        reports.forEach(r -> r.claims().forEach(c -> claims.add(new ClaimKey(r.source(), r.id(), c.claimId()))));
        claims.forEach(this::read);
    }

    /** Of the reports that can be read, the one content of each revision that counts. */
    private List<Report> counting(List<Item> feed) {
        Map<String, Report> counting = new TreeMap<>();
        for (Item item : feed) {
            if (item instanceof Item.Report told) {
                var contract = run.contract(told, 1);
                if (reads(told)) {
                    Report report = ReportMapping.report(contract);
                    counting.merge(
                            report.source() + "/" + report.id() + "/" + report.revision(),
                            report,
                            (a, b) -> a.contentHash().compareTo(b.contentHash()) <= 0 ? a : b);
                }
            }
        }
        return List.copyOf(counting.values());
    }

    /** Whether the registers, as they end, can read it. */
    boolean reads(Item.Report report) {
        return ReportValidator.DEFAULT
                .faults(run.contract(report, 1), Run.NOW, reader)
                .isEmpty();
    }

    /** What holds of a claim at one moment; {@code since}: from when on its report told this content without a break. */
    private record Then(ReportedClaim claim, Instant since, Optional<Decision> mark, boolean suspended, boolean held) {}

    private void read(ClaimKey key) {
        Optional<Then> before = Optional.empty();
        Optional<ReportedClaim> toldBefore = Optional.empty();
        Instant since = Instant.MIN;
        Instant from = Instant.MIN;
        for (Instant now : moments(key)) {
            Optional<ReportedClaim> told =
                    latest(key.source(), key.report(), now).flatMap(report -> report.claim(key.claim()));
            since = told.equals(toldBefore) ? since : now;
            toldBefore = told;
            Instant first = since;
            Optional<Then> then =
                    told.filter(claim -> !isRetracted(key, now)).map(claim -> desk(key, claim, first, now));
            if (!then.equals(before)) {
                Instant begin = from;
                before.ifPresent(was -> stood(key, was, begin, Optional.of(now)));
                before = then;
                from = now;
            }
        }
        Instant begin = from;
        before.ifPresent(was -> stood(key, was, begin, Optional.empty()));
    }

    private Set<Instant> moments(ClaimKey key) {
        Set<Instant> moments = new TreeSet<>();
        reports.stream().filter(r -> r.source().equals(key.source())).forEach(r -> moments.add(r.publishedAt()));
        decisions.forEach(d -> moments.add(Run.at(d.hour())));
        return moments;
    }

    /** The highest revision that was published by then. */
    private Optional<Report> latest(String source, String report, Instant now) {
        return reports.stream()
                .filter(r -> r.source().equals(source) && r.id().equals(report))
                .filter(r -> !r.publishedAt().isAfter(now))
                .max(Comparator.comparing(Report::revision));
    }

    private boolean isRetracted(ClaimKey key, Instant now) {
        return reports.stream()
                .filter(r -> r.source().equals(key.source()))
                .map(Report::id)
                .distinct()
                .anyMatch(id -> latest(key.source(), id, now)
                        .filter(r -> r.retracts(key.report(), key.claim()))
                        .isPresent());
    }

    private Then desk(ClaimKey key, ReportedClaim claim, Instant since, Instant now) {
        Set<String> voices = new HashSet<>(List.of(key.source(), reader.claimantId(key.source(), claim.claimant())));
        List<Item.Decision> about = decisions.stream()
                .filter(d -> d.claim()
                        .map(c -> run.of(d.source()).equals(key.source())
                                && c.report().equals(key.report())
                                && c.claim().equals(key.claim()))
                        .orElseGet(() -> voices.contains(run.of(d.source()))))
                .filter(d -> !Run.at(d.hour()).isAfter(now))
                .sorted(Comparator.comparing(Item.Decision::hour).thenComparing(Item.Decision::id))
                .toList();
        Optional<Decision> suspension = last(about, Decision.Kind.SUSPEND_SOURCE);
        Optional<Decision> judgement = last(about, Decision.Kind.REJECT, Decision.Kind.VERIFY);
        Optional<Decision> gate = last(about, Decision.Kind.HOLD, Decision.Kind.RELEASE);
        boolean released = gate.filter(d -> d.kind() == Decision.Kind.RELEASE && !d.at().isBefore(since))
                .isPresent();
        boolean kept = gate.filter(d -> d.kind() == Decision.Kind.HOLD).isPresent();
        return new Then(
                claim,
                since,
                judgement.or(() -> suspension),
                suspension.isPresent(),
                kept || (claim.release() == Release.HELD && !released));
    }

    /** The last of {@code kinds} that nobody took back. */
    private Optional<Decision> last(List<Item.Decision> about, Decision.Kind... kinds) {
        return about.stream()
                .map(d -> ReportMapping.decision(run.contract(d)))
                .filter(d -> Set.of(kinds).contains(d.kind()) && !isUndone(about, d.id(), new HashSet<>()))
                .reduce((earlier, later) -> later);
    }

    private static boolean isUndone(List<Item.Decision> about, String id, Set<String> asked) {
        return asked.add(id)
                && about.stream()
                        .filter(d -> d.undoes().filter(id::equals).isPresent())
                        .anyMatch(d -> !isUndone(about, d.id(), new HashSet<>(asked)));
    }

    private void stood(ClaimKey key, Then then, Instant from, Optional<Instant> until) {
        if (then.held()) {
            if (until.isEmpty()) {
                placed.remove(key);
                held.add(key);
            }
            return;
        }
        Optional<Place> place =
                places.resolve(then.claim().place(), then.claim().within()).place();
        if (place.isPresent()) {
            placed.add(key);
            towns.computeIfAbsent(place.get().id(), t -> new ArrayList<>()).add(version(key, then, from, until));
            towns.get(place.get().id()).sort(ClaimVersion.FOLD_ORDER);
        } else if (until.isEmpty()) {
            placed.remove(key);
            waiting.add(key);
        }
    }

    private ClaimVersion version(ClaimKey key, Then then, Instant from, Optional<Instant> until) {
        ReportedClaim claim = then.claim();
        Report carrier = latest(key.source(), key.report(), from).orElseThrow();
        ReadClaim read = reader.read(new ClaimSpan(
                key,
                claim,
                carrier,
                then.since(),
                from,
                until,
                then.mark(),
                then.suspended(),
                false,
                Optional.empty(),
                false));
        boolean deskOnly = claim.visibility() == Visibility.DESK;
        var speaker = read.speaker();
        return new ClaimVersion(
                key,
                claim.assertion(),
                read.subject().orElse(Subject.NOBODY),
                claim.extent(),
                claim.certainty(),
                read.when(),
                then.since(),
                from,
                until,
                new org.claimline.claim.Speaker(
                        speaker.id(),
                        deskOnly ? Optional.empty() : speaker.name(),
                        speaker.stance(),
                        speaker.side(),
                        speaker.publisherSide(),
                        speaker.ownChannel(),
                        speaker.rated(),
                        speaker.reliability(),
                        speaker.condition()),
                read.origin(),
                claim.evidence(),
                then.mark().flatMap(PlainReading::mark),
                deskOnly);
    }

    private static Optional<DeskMark> mark(Decision decision) {
        Optional<DeskMark.Kind> kind =
                switch (decision.kind()) {
                    case REJECT -> Optional.of(DeskMark.Kind.REJECTED);
                    case VERIFY -> Optional.of(DeskMark.Kind.VERIFIED);
                    case SUSPEND_SOURCE -> Optional.of(DeskMark.Kind.SUSPENDED);
                    default -> Optional.empty();
                };
        return kind.map(k -> new DeskMark(k, decision.id(), decision.editor(), decision.reason(), decision.at()));
    }

    Stream<ClaimVersion> versions() {
        return towns.values().stream().flatMap(List::stream);
    }
}
