package org.claimline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import org.claimline.claim.ClaimVersion;

/**
 * What the fold answers about a thousand generated wars is what it answered before. This says nothing of what is right: it tells that a change of the
 * code changed an answer, which must never happen unnoticed, for archives are folded again and compared. After a change that is
 * meant, {@code -Dpin=true} writes the answers anew; the change of the file is then a part of the change of the rules.
 */
class PinnedWarsTest {
    private static final Path FILE = Path.of("src/test/resources/pinned/wars.txt");
    private static final int WARS = 1_000;

    @Example
    void theFoldAnswersAsItDid() throws IOException {
        List<String> answers = answers();
        if (Boolean.getBoolean("pin")) {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, answers);
        }

        List<String> pinned = Files.readAllLines(FILE);

        assertThat(pinned).hasSize(WARS);
        for (int i = 0; i < WARS; i++) {
            if (!answers.get(i).equals(pinned.get(i))) {
                throw new AssertionError("war " + i
                        + " is answered otherwise than it was; if the rules were changed on purpose, run this test with"
                        + " -Dpin=true and commit the file. The war: " + war(generator(), i) + " and its account now: "
                        + Seen.of(Reconciliation.of(war(generator(), i))));
            }
        }
    }

    private static List<String> answers() {
        RandomGenerator<List<Wars.Draft>> generator = generator();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < WARS; i++) {
            answers.add(digest(war(generator, i)));
        }
        return answers;
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

    /** Of what a reader sees now, in the middle, and as known in the middle, and of what corrections undid. */
    private static String digest(List<ClaimVersion> war) {
        Optional<Instant> middle = war.stream()
                .map(c -> c.when().estimate())
                .sorted()
                .skip(war.size() / 2)
                .findFirst();
        String seen = Seen.of(Reconciliation.of(war))
                + "\n" + Seen.of(Reconciliation.of(war, middle, Optional.empty()))
                + "\n" + Seen.of(Reconciliation.of(war, Optional.empty(), middle))
                + "\n"
                + Reconciliation.withdrawn(war).stream().map(Dispute::id).toList();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seen.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
