package org.claimline.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claimline.claim.ClaimantCondition;
import org.claimline.claim.Reliability;
import org.claimline.claim.Side;
import org.claimline.claim.Speaker;
import org.claimline.claim.Stance;
import org.claimline.claim.Subject;

/** Who speaks in the scenarios: the register {@code cast.csv}. A grade of {@code -} is a source that the register does not know. */
final class Cast {
    private static final Map<String, Side> FACTIONS = Map.of("sna", Side.OPPOSITION, "hts", Side.OPPOSITION);

    record Member(String id, Stance stance, Optional<Side> side, Optional<Reliability> grade) {
        boolean rated() {
            return grade.filter(g -> g != Reliability.F).isPresent();
        }
    }

    private final Map<String, Member> members;

    private Cast(List<Member> members) {
        this.members = members.stream().collect(Collectors.toMap(Member::id, Function.identity()));
    }

    static Cast read(Path file) {
        try {
            return new Cast(Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(f -> new Member(
                            f[0],
                            Stance.valueOf(f[1]),
                            f[2].equals("-") ? Optional.empty() : Optional.of(new Side(f[2])),
                            f[3].equals("-") ? Optional.empty() : Optional.of(Reliability.valueOf(f[3]))))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Speaker speaker(String claimant, String publisher, ClaimantCondition condition, boolean suspended) {
        Member who = member(claimant);
        Member through = member(publisher);
        return new Speaker(
                who.id(),
                Optional.of(who.id()),
                who.stance(),
                who.side(),
                through.grade().isPresent() ? through.side() : Optional.empty(),
                who.equals(through),
                who.rated() && through.rated() && !suspended,
                suspended ? Reliability.F : who.grade().orElse(Reliability.F),
                condition);
    }

    private Member member(String id) {
        return Optional.ofNullable(members.get(id))
                .orElseThrow(() -> new IllegalArgumentException("nobody in cast.csv is called '" + id + "'"));
    }

    /** The party of that id: a faction counts for its camp. */
    static Subject party(String id) {
        return new Subject(FACTIONS.getOrDefault(id, new Side(id)), id);
    }
}
