package org.claimline.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.avro.UnplacedClaim;
import org.claimline.place.PlaceRegister;
import org.claimline.place.Spelling;

/** Claims that wait, put together by the name under which they wait. */
public final class UnplacedNames {
    private static final Comparator<UnplacedClaim> BY_WAIT = Comparator.comparing(UnplacedClaim::getPublishedAt)
            .thenComparing(claim -> claim.getClaim().getSourceId())
            .thenComparing(claim -> claim.getClaim().getReportId())
            .thenComparing(claim -> claim.getClaim().getClaimId());

    private final DeskModel model;
    private final Registers registers;

    public UnplacedNames(DeskModel model, Registers registers) {
        this.model = model;
        this.registers = registers;
    }

    /** What claims wait under: name and wider place, in the form in which they are compared. */
    private record Key(String name, Optional<String> within) {
        static Key of(String name, Optional<String> within) {
            return new Key(Spelling.normal(name), within.map(Spelling::normal));
        }

        static Key of(UnplacedClaim claim) {
            return of(claim.getPlaceAsWritten(), Optional.ofNullable(claim.getWithin()));
        }
    }

    /**
     * The names, that first under which a claim waits longest.
     *
     * @param q         only those with this in them, in whatever spelling
     * @param dismissed whether those that the desk dismissed, or the others
     */
    public List<UnplacedNameView> all(Optional<String> q, boolean dismissed) {
        Optional<String> piece = q.map(Spelling::normal);
        PlaceRegister register = registers.placeRegister();
        Map<Key, List<UnplacedClaim>> byName = waiting(dismissed)
                .filter(claim -> piece.map(Spelling.normal(claim.getPlaceAsWritten())::contains)
                        .orElse(true))
                .collect(Collectors.groupingBy(Key::of));
        return byName.values().stream()
                .map(claims -> view(claims, register))
                .sorted(Comparator.comparing(UnplacedNameView::since)
                        .thenComparing(UnplacedNameView::spelling)
                        .thenComparing(name -> Objects.requireNonNullElse(name.within(), "")))
                .toList();
    }

    /** The claims that wait under a name, in whatever form it is written, those that wait longest first. */
    public List<UnplacedClaim> claims(String name, Optional<String> within) {
        Key wanted = Key.of(name, within);
        return waiting(false)
                .filter(claim -> Key.of(claim).equals(wanted))
                .sorted(BY_WAIT)
                .toList();
    }

    private Stream<UnplacedClaim> waiting(boolean dismissed) {
        Dismissals dismissals = new Dismissals(model.decisions());
        return model.unplaced().stream().filter(claim -> dismissals.has(claim.getClaim()) == dismissed);
    }

    private static UnplacedNameView view(Collection<UnplacedClaim> unordered, PlaceRegister register) {
        List<UnplacedClaim> claims = unordered.stream().sorted(BY_WAIT).toList();
        UnplacedClaim last = claims.get(claims.size() - 1);
        List<UnplacedNameView.Written> written = written(claims);
        List<UnplacedView> shown = claims.stream()
                .limit(UnplacedNameView.MOST_CLAIMS)
                .map(claim -> UnplacedView.of(claim, register))
                .toList();
        UnplacedView first = shown.get(0);
        return new UnplacedNameView(
                written.get(0).text(),
                first.within(),
                written.stream().limit(UnplacedNameView.MOST_FORMS).toList(),
                claims.size(),
                claims.stream()
                        .map(claim -> claim.getClaim().getSourceId())
                        .distinct()
                        .sorted()
                        .limit(UnplacedNameView.MOST_FORMS)
                        .toList(),
                first.reason(),
                first.wayOut(),
                first.since(),
                last.getPublishedAt(),
                first.candidates(),
                shown);
    }

    private static List<UnplacedNameView.Written> written(List<UnplacedClaim> claims) {
        Map<String, Long> counts = claims.stream()
                .collect(Collectors.groupingBy(UnplacedClaim::getPlaceAsWritten, TreeMap::new, Collectors.counting()));
        List<UnplacedNameView.Written> written = new ArrayList<>();
        counts.forEach((text, count) -> written.add(new UnplacedNameView.Written(text, count.intValue())));
        written.sort(Comparator.comparing(UnplacedNameView.Written::count, Comparator.reverseOrder())
                .thenComparing(Function.identity(), Comparator.comparing(UnplacedNameView.Written::text)));
        return written;
    }
}
