package org.claimline.oracle;

import java.util.Optional;
import org.claimline.claim.Side;
import org.claimline.oracle.Finding.Conceded;
import org.claimline.oracle.Finding.Part;
import org.claimline.oracle.Finding.Stands;
import org.claimline.oracle.Word.Sense;

/** Rules 9, 11 and 13: words that settle nothing, for they are hedged, or unrated, or speak of a part of the place. */
final class Weak {
    private Weak() {}

    static Town hedged(Town town, Word word) {
        return switch (word.sense()) {
            case HOLD, FORCES, ARRIVAL -> reportedlyThere(town, word);
            case NOBODY -> reportedlyNobody(town, word);
            case UNKNOWN -> word.rated() && word.whole() ? Neutral.nobodyKnows(town, word) : town;
            default -> town;
        };
    }

    private static Town reportedlyThere(Town town, Word word) {
        boolean besideOpponent = word.sense() == Sense.FORCES && Judge.opponentInside(town, word.side());
        boolean neutralPart = !word.whole() && word.neutral();
        if (town.isHeldBy(word.side()) || besideOpponent || neutralPart) {
            return town;
        }
        Optional<Conceded> loss =
                Losing.lossBefore(town, word).filter(c -> word.rated() && word.whole() && Losing.namesGainer(word));
        return loss.isPresent()
                ? Settling.settle(town, word, word.about(), true, loss.map(Conceded::word))
                : town.and(new Stands(word, Part.HEDGE));
    }

    private static Town reportedlyNobody(Town town, Word word) {
        boolean nothingSettled = town.holder().isEmpty()
                && !town.isContested()
                && town.firm().noneMatch(w -> town.part(w) == Part.CLAIM);
        if (!nothingSettled || !word.rated() || !word.whole()) {
            return town;
        }
        Town now = town.dead(w -> town.part(w) == Part.HEDGE);
        return (now.assessment().isEmpty() ? Settling.vacate(now, Optional.empty()) : now)
                .and(new Stands(word, Part.NOTE));
    }

    static Town ofPart(Town town, Word word) {
        return switch (word.sense()) {
            case HOLD -> hold(town, word);
            case FORCES, ARRIVAL -> word.atTheEdge() ? atTheEdge(town, word) : inside(town, word);
            case GONE -> word.neutral() ? town.dead(w -> !w.whole() && w.puts(word.side())) : town;
            default -> town;
        };
    }

    private static Town hold(Town town, Word word) {
        Side side = word.side();
        if (town.isHeldBy(side) && !town.isContested()) {
            return town.and(new Stands(word, Part.NOTE));
        }
        if (word.own()) {
            boolean split = town.isContested() || town.rivalsOf(side).anyMatch(w -> !w.whole());
            return split ? Judge.clash(town, word) : town.and(new Stands(word, Part.CLAIM));
        }
        return shared(town, word);
    }

    private static Town inside(Town town, Word word) {
        if (word.own()) {
            return Gaining.weAreThere(town, word);
        }
        return town.isHeldBy(word.side())
                        && town.rivalsOf(word.side()).findAny().isEmpty()
                ? town.and(new Stands(word, Part.NOTE))
                : shared(town, word);
    }

    private static Town shared(Town town, Word word) {
        boolean others = town.isHeldByAnotherThan(word.side())
                || town.rivalsOf(word.side()).findAny().isPresent();
        return others ? Judge.clash(town, word, Part.SHARE) : town.and(new Stands(word, Part.SHARE));
    }

    private static Town atTheEdge(Town town, Word word) {
        boolean claim = word.own() && !town.isHeldBy(word.side());
        return town.and(new Stands(word, claim ? Part.CLAIM : Part.NOTE));
    }
}
