package org.claimline.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import org.claimline.claim.ClaimVersion;

/**
 * What the fold answers about a thousand generated wars is what it answered before. This says nothing of what is right: it tells that a change of the
 * code changed an answer, which must never happen unnoticed, for archives are folded again and compared.
 */
class PinnedWarsTest {
    private static final int WARS = 1_000;

    @Example
    void theFoldAnswersAsItDid() {
        RandomGenerator<List<Wars.Draft>> generator = generator();
        Pinned.in("wars.txt").holds(WARS, i -> digest(war(generator, i)), i -> {
            List<ClaimVersion> war = war(generator, i);
            return "The war: " + war + " and its account now: " + Seen.of(Reconciliation.of(war));
        });
    }

    private static RandomGenerator<List<Wars.Draft>> generator() {
        return Wars.drafts().generator(WARS);
    }

    private static List<ClaimVersion> war(RandomGenerator<List<Wars.Draft>> generator, int number) {
        List<Wars.Draft> drafts = new ArrayList<>();
        Random random = new Random(number);
        for (int i = 0; i < 3; i++) {
            drafts.addAll(generator.next(random).value());
        }
        return Wars.of("c", Wars.ALL, drafts);
    }

    /** Of what a reader sees now, in the middle, and as known in the middle, of the state that the fold goes on from, and of what corrections undid. */
    private static String digest(List<ClaimVersion> war) {
        Optional<Instant> middle = war.stream()
                .map(c -> c.when().estimate())
                .sorted()
                .skip(war.size() / 2)
                .findFirst();
        Account account = Reconciliation.of(war);
        return Pinned.digest(Seen.of(account)
                + "\n" + account.state()
                + "\n" + Seen.of(Reconciliation.of(war, middle, Optional.empty()))
                + "\n" + Seen.of(Reconciliation.of(war, Optional.empty(), middle))
                + "\n"
                + Reconciliation.withdrawn(war).stream().map(Dispute::id).toList());
    }
}
