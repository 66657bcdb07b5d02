package org.claimline.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.claimline.claim.ClaimVersion;

/** The wars that laws are asked of, for tests elsewhere. */
public final class GeneratedWars {
    /** Before the first claim of any war. */
    public static final Instant START = Wars.START;

    /** After the last claim of any war, and after every lapse. */
    public static final Instant END = Wars.END;

    private GeneratedWars() {}

    /** Up to two dozen claims about one town by everybody, some of them revised, retracted or decided about. */
    public static Arbitrary<List<ClaimVersion>> wars() {
        return Combinators.combine(Wars.drafts(), Wars.drafts())
                .as((one, two) -> Wars.join(Wars.of("a", Wars.ALL, one), Wars.of("b", Wars.RATED, two)));
    }

    /** The same with some claims for the desk only, of a claimant who is called {@code name}. */
    public static List<ClaimVersion> withSecrets(List<ClaimVersion> war, String name, Random random) {
        return war.stream()
                .map(c -> random.nextInt(4) == 0 ? Versions.deskOnly(c, Optional.of(name)) : c)
                .toList();
    }
}
