package org.claimline.topology.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.claimline.avro.EvidenceItem;
import org.claimline.avro.Position;
import org.claimline.claim.ClaimVersion;
import org.claimline.claim.Stance;
import org.claimline.reconcile.FoldState;
import org.claimline.reconcile.Role;
import org.claimline.reconcile.Telling;

/**
 * Positions by the stance whose word they count as, each list capped with a count of the rest. What decides comes first, then the latest.
 * Where names, ids and links are so long that a record would grow beyond its bound, evidence is cut first, then positions.
 */
final class PositionLists {
    /** No list of a record is longer. */
    static final int LIMIT = 20;

    /** What positions may weigh together, so that a record stays below 64 KiB with all else that is in it. */
    private static final int WEIGHT_LIMIT = 40 * 1024;

    private static final List<Cut> CUTS = List.of(
            new Cut(3, LIMIT), new Cut(1, LIMIT), new Cut(0, LIMIT), new Cut(0, 10), new Cut(0, 4), new Cut(0, 1));

    private static final Comparator<Telling> DECIDING_FIRST = Comparator.comparing((Telling t) -> !t.contesting())
            .thenComparing(t -> t.role() == Role.WORD)
            .thenComparing(Telling::claim, ClaimVersion.FOLD_ORDER.reversed());

    private final Map<Stance, List<Position>> shown = new EnumMap<>(Stance.class);
    private final Map<Stance, Integer> more = new EnumMap<>(Stance.class);

    private record Cut(int evidence, int positions) {}

    private PositionLists() {}

    static PositionLists of(Collection<Telling> tellings, FoldState state, Function<ClaimVersion, String> sourceNames) {
        List<Telling> sorted = tellings.stream().sorted(DECIDING_FIRST).toList();
        PositionLists lists = new PositionLists();
        for (Cut cut : CUTS) {
            lists = cut(sorted, new Shown(state, sourceNames, cut.evidence()), cut.positions());
            if (lists.weight() <= WEIGHT_LIMIT) {
                break;
            }
        }
        return lists;
    }

    private static PositionLists cut(List<Telling> tellings, Shown how, int limit) {
        PositionLists lists = new PositionLists();
        for (Telling telling : tellings) {
            List<Position> list = lists.shown.computeIfAbsent(telling.stance(), s -> new ArrayList<>());
            if (list.size() < limit) {
                list.add(how.position(telling));
            } else {
                lists.more.merge(telling.stance(), 1, Integer::sum);
            }
        }
        return lists;
    }

    List<Position> of(Stance stance) {
        return shown.getOrDefault(stance, List.of());
    }

    int more(Stance stance) {
        return more.getOrDefault(stance, 0);
    }

    /** What the sides say, in one sentence. */
    String sides() {
        return Wording.sides(
                of(Stance.PRO_REGIME), of(Stance.PRO_OPPOSITION), of(Stance.PRO_OTHER), of(Stance.NEUTRAL));
    }

    private int weight() {
        ToIntFunction<Position> weight = PositionLists::weight;
        return shown.values().stream().flatMap(List::stream).mapToInt(weight).sum();
    }

    private static int weight(Position p) {
        int fixed = 80;
        int evidence = p.getEvidence().stream().mapToInt(PositionLists::weight).sum();
        return fixed
                + evidence
                + weight(p.getClaim().getSourceId())
                + weight(p.getClaim().getReportId())
                + weight(p.getClaim().getClaimId())
                + weight(p.getOriginId())
                + weight(p.getSourceName())
                + weight(p.getClaimant())
                + weight(p.getParty())
                + weight(p.getFaction());
    }

    private static int weight(EvidenceItem e) {
        int fixed = 40;
        return fixed
                + weight(e.getUrl())
                + weight(e.getArchivedUrl())
                + weight(e.getSha256())
                + weight(e.getGeolocatedBy());
    }

    /** At most so many bytes of UTF-8. */
    private static int weight(@org.jspecify.annotations.Nullable String text) {
        return text == null ? 1 : 2 + text.length() * (isAscii(text) ? 1 : 3);
    }

    /** In a loop: it is asked of every text of every position with each claim. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
