package org.claimline.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.IntStream;

/** Towns about which something new is told while a test runs, and answers without them. */
final class Settled {
    private static final String LIVE = "live-";

    private Settled() {}

    /** A town about which nothing is known when the test begins. */
    static String live(int number) {
        return LIVE + number;
    }

    static boolean isLive(String townId) {
        return townId.startsWith(LIVE);
    }

    /** Of numbers that grow: whether they add up, and none of the reports that were there is missing. */
    private static JsonNode counted(JsonNode reports) {
        long known = List.of("accepted", "duplicate", "superseded", "deadLettered").stream()
                .mapToLong(name -> reports.path(name).asLong())
                .sum();
        long received = reports.path("received").asLong();
        return JsonNodeFactory.instance
                .objectNode()
                .put("addsUp", received == known)
                .put("hasAll", received >= SeedReports.all().size());
    }

    /** The same answer without the towns that are live. */
    static JsonNode of(JsonNode answer) {
        if (answer.isArray()) {
            ArrayNode settled = JsonNodeFactory.instance.arrayNode();
            IntStream.range(0, answer.size())
                    .mapToObj(answer::get)
                    .filter(entry -> !isLive(entry.path("townId").asText())
                            && !isLive(entry.path("id").asText()))
                    .forEach(settled::add);
            return settled;
        }
        if (answer.has("reports")) {
            return counted(answer.get("reports"));
        }
        if (answer.has("features")) {
            return of(answer.get("features"));
        }
        return answer;
    }
}
