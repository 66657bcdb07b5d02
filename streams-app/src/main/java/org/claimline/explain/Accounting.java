package org.claimline.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claimline.claim.ClaimKey;
import org.claimline.claim.ClaimVersion;
import org.claimline.reconcile.Account;
import org.claimline.reconcile.Fate;
import org.claimline.reconcile.SetAside;
import org.claimline.reconcile.Telling;

/** Every version of every claim of a town in one place and no other: in the basis, beside it, set aside, or not in force. */
final class Accounting {
    private static final Comparator<Fate> FOLD_ORDER = Comparator.comparing(Fate::claim, ClaimVersion.FOLD_ORDER);

    private final Map<ClaimKey, Fate> fates = new LinkedHashMap<>();
    private final Set<ClaimKey> basis;
    private final List<Telling> live;
    private final List<Fate> pastBasis = new ArrayList<>();
    private final Map<SetAside, List<Fate>> setAside = new EnumMap<>(SetAside.class);
    private final Map<Absence, List<ClaimVersion>> absent = new EnumMap<>(Absence.class);
    private final int versions;

    Accounting(Dossier dossier) {
        Account account = dossier.account();
        live = account.state().live();
        basis = Basis.of(account.state());
        Set<ClaimKey> standing = live.stream().map(t -> t.claim().key()).collect(Collectors.toSet());
        for (Fate fate : account.fates().values().stream().sorted(FOLD_ORDER).toList()) {
            ClaimKey key = fate.claim().key();
            fates.put(key, fate);
            if (standing.contains(key)) {
                continue;
            }
            if (basis.contains(key)) {
                pastBasis.add(fate);
            } else {
                SetAside reason = fate.reason()
                        .orElseThrow(
                                () -> new IllegalStateException("claim " + key + " is neither live nor set aside"));
                setAside.computeIfAbsent(reason, r -> new ArrayList<>()).add(fate);
            }
        }
        versions = absentees(dossier);
    }

    private int absentees(Dossier dossier) {
        Collection<ClaimVersion> all = dossier.versions();
        List<ClaimVersion> missing = all.stream()
                .filter(v -> Optional.ofNullable(fates.get(v.key()))
                        .filter(f -> f.claim().equals(v))
                        .isEmpty())
                .sorted(ClaimVersion.FOLD_ORDER)
                .toList();
        Set<ClaimKey> keys = missing.stream().map(ClaimVersion::key).collect(Collectors.toSet());
        Map<ClaimKey, List<ClaimVersion>> byClaim = new HashMap<>();
        all.stream().filter(v -> keys.contains(v.key())).forEach(v -> byClaim.computeIfAbsent(
                        v.key(), k -> new ArrayList<>())
                .add(v));
        for (ClaimVersion version : missing) {
            Absence cause = dossier.absence(version, byClaim.getOrDefault(version.key(), List.of()));
            absent.computeIfAbsent(cause, c -> new ArrayList<>()).add(version);
        }
        return all.size();
    }

    /** The live positions, in fold order. */
    List<Telling> live() {
        return live;
    }

    /** What the state rests on, standing or not. */
    Stream<ClaimVersion> basis() {
        return basis.stream().flatMap(key -> claim(key).stream());
    }

    boolean isBasis(Telling telling) {
        return basis.contains(telling.claim().key());
    }

    /** Claims that the state rests on though they stand no longer: their origins said the like again. */
    List<Fate> pastBasis() {
        return pastBasis;
    }

    /** In fold order. */
    List<Fate> setAside(SetAside reason) {
        return setAside.getOrDefault(reason, List.of());
    }

    List<ClaimVersion> absent(Absence cause) {
        return absent.getOrDefault(cause, List.of());
    }

    Optional<ClaimVersion> claim(ClaimKey key) {
        return Optional.ofNullable(fates.get(key)).map(Fate::claim);
    }

    /** Those that the account counts, and those later ones that can stand for them: a copy may be folded before what it copies. */
    Stream<ClaimVersion> inForce() {
        return Stream.concat(claims(), absent(Absence.LATER).stream());
    }

    /** Those that the account counts, in fold order. */
    Stream<ClaimVersion> claims() {
        return fates.values().stream().map(Fate::claim);
    }

    /** The claim as it stands, or as it stood last. */
    Optional<ClaimVersion> anyVersion(ClaimKey key) {
        return claim(key).or(() -> any(c -> c.key().equals(key)));
    }

    /** Something that the source published of the town. */
    Optional<ClaimVersion> anyOf(String source) {
        return claims().filter(c -> c.key().source().equals(source))
                .findFirst()
                .or(() -> any(c -> c.key().source().equals(source)));
    }

    private Optional<ClaimVersion> any(Predicate<ClaimVersion> which) {
        return Stream.of(Absence.REVISED, Absence.DECIDED, Absence.HELD, Absence.ENDED)
                .flatMap(cause -> absent(cause).stream())
                .filter(which)
                .max(Comparator.comparing(ClaimVersion::knownFrom));
    }

    Accounted accounted() {
        int inBasis =
                pastBasis.size() + (int) live.stream().filter(this::isBasis).count();
        Map<SetAside, Integer> aside = new EnumMap<>(SetAside.class);
        setAside.forEach((reason, all) -> aside.put(reason, all.size()));
        Map<Absence, Integer> gone = new EnumMap<>(Absence.class);
        absent.forEach((cause, all) -> gone.put(cause, all.size()));
        int positions = (int) live.stream().filter(t -> !isBasis(t)).count();
        return new Accounted(versions, fates.size(), inBasis, positions, aside, gone);
    }
}
