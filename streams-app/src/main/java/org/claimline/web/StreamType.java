package org.claimline.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.claimline.query.Feed;
import org.jspecify.annotations.Nullable;

/** The events of the live stream that tell a change, by their names. */
enum StreamType {
    TOWN_STATE("town-state", Feed.TOWN_STATES),
    DISPUTE("dispute", Feed.DISPUTES),
    ALERT("alert", Feed.ALERTS),
    ACKNOWLEDGEMENT("acknowledgement", Feed.ACKNOWLEDGEMENTS);

    private final String word;
    private final Feed feed;

    StreamType(String word, Feed feed) {
        this.word = word;
        this.feed = feed;
    }

    /** The name of the event. */
    String word() {
        return word;
    }

    /** The feeds whose events {@code values} name, separated by commas or given one by one. */
    static Set<Feed> feeds(String parameter, @Nullable List<String> values) {
        Set<Feed> feeds = EnumSet.noneOf(Feed.class);
        for (String value : values == null ? List.<String>of() : values) {
            for (String word : value.split(",", -1)) {
                Parameters.text(word).ifPresent(w -> feeds.add(called(parameter, w)));
            }
        }
        return feeds;
    }

    private static Feed called(String parameter, String word) {
        Optional<StreamType> type = Arrays.stream(values())
                .filter(t -> t.word.equalsIgnoreCase(word))
                .findAny();
        return type.map(t -> t.feed)
                .orElseThrow(() -> new BadParameterException(
                        parameter,
                        word,
                        "is none of "
                                + Arrays.stream(values()).map(StreamType::word).collect(Collectors.joining(", "))));
    }
}
