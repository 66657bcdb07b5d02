package org.claimline.bench.feed;

import java.util.ArrayList;
import java.util.List;
import org.claimline.avro.Place;
import org.claimline.avro.PlaceKind;
import org.claimline.ingest.SeedRegisters;

/** The registers that a feed needs: the parties of the seeds, sixty sources of three camps, and each town, in governorates. */
public final class FeedRegisters {
    private static final int GOVERNORATES = 14;
    private static final int ROWS = 300;
    private static final String[] SYLLABLES = {
        "ba", "da", "fa", "ga", "ha", "ja", "ka", "la", "ma", "na", "ra", "sa", "ta", "wa", "za", "bu", "du", "hu",
        "ku", "mu"
    };

    private FeedRegisters() {}

    public static SeedRegisters of(FeedShape shape) {
        List<Place> places = new ArrayList<>();
        for (int governorate = 0; governorate < GOVERNORATES; governorate++) {
            places.add(Place.newBuilder()
                    .setId(governorate(governorate))
                    .setName("Feed governorate " + governorate)
                    .setKind(PlaceKind.GOVERNORATE)
                    .setUpdatedAt(Feed.START)
                    .build());
        }
        for (int town = 0; town < shape.towns(); town++) {
            int row = town % ROWS;
            int column = town / ROWS;
            places.add(Place.newBuilder()
                    .setId("feed-town-" + town)
                    .setName(name(town))
                    .setKind(PlaceKind.TOWN)
                    .setParentId(governorate(town % GOVERNORATES))
                    .setLatitude(33 + row * 0.012)
                    .setLongitude(36 + column * 0.014)
                    .setUpdatedAt(Feed.START)
                    .build());
        }
        return new SeedRegisters(
                FeedSource.register(Feed.START), SeedRegisters.load().parties(), places);
    }

    private static String governorate(int number) {
        return "feed-governorate-" + number;
    }

    /** A name that no other town has. */
    public static String name(int town) {
        StringBuilder name = new StringBuilder("Tell ");
        for (int rest = town + SYLLABLES.length * SYLLABLES.length; rest > 0; rest /= SYLLABLES.length) {
            name.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return name.toString();
    }
}
