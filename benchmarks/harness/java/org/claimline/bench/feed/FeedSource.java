package org.claimline.bench.feed;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.claimline.avro.Reliability;
import org.claimline.avro.Source;
import org.claimline.avro.SourceKind;
import org.claimline.avro.Stance;

/** The camps whose sources speak in the feed, each with as many. */
@SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
enum FeedSource {
    REGIME(Stance.PRO_REGIME),
    OPPOSITION(Stance.PRO_OPPOSITION),
    NEUTRAL(Stance.NEUTRAL);

    static final int EACH = 20;

    private final Stance stance;
    private final List<String> ids = IntStream.range(0, EACH)
            .mapToObj(number -> "feed-%s-%02d".formatted(name().toLowerCase(Locale.ROOT), number))
            .toList();

    FeedSource(Stance stance) {
        this.stance = stance;
    }

    String one(SplittableRandom random) {
        return ids.get(random.nextInt(EACH));
    }

    FeedSource other() {
        return this == REGIME ? OPPOSITION : REGIME;
    }

    /** Id of the camp's party. */
    String party() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<Source> register(Instant since) {
        return Arrays.stream(values())
                .flatMap(camp -> camp.ids.stream().map(id -> camp.entry(id, since)))
                .toList();
    }

    private Source entry(String id, Instant since) {
        return Source.newBuilder()
                .setId(id)
                .setName("Feed " + id)
                .setStance(stance)
                .setParty(this == NEUTRAL ? null : party())
                .setReliability(Reliability.B)
                .setKind(SourceKind.CHANNEL)
                .setUpdatedAt(since)
                .build();
    }
}
