package org.claimline.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.claimline.cli.text.Cells;
import org.claimline.query.TownSummary;
import org.claimline.web.Json;

/** Prints states: the latest of each town first, then, to those who follow, each as it comes. */
final class StatesPrinter {
    private final PrintWriter out;
    private final boolean asJson;
    private final OptionalInt screen;
    private final Json json;
    private final Map<String, JsonNode> latest = new TreeMap<>();
    private boolean printed;

    /** @param json writes states as the API does */
    StatesPrinter(PrintWriter out, boolean asJson, OptionalInt screen, Json json) {
        this.out = out;
        this.asJson = asJson;
        this.screen = screen;
        this.json = json;
    }

    /** A state was read; empty where the town's last claim ended. */
    void add(String town, Optional<TownSummary> state) {
        if (state.isPresent()) {
            latest.put(town, tree(state.get()));
        } else {
            latest.remove(town);
        }
        if (printed) {
            out.println(asJson ? latest.getOrDefault(town, removed(town)) : line(town));
            out.flush();
        }
    }

    /** What was read so far is all there was. */
    void printLatest() {
        printed = true;
        if (asJson) {
            latest.values().forEach(out::println);
            out.flush();
            return;
        }
        TownTable table = new TownTable(screen);
        latest.values().stream()
                .sorted(Comparator.comparing(state -> Shown.text(state, "name")))
                .forEach(table::add);
        table.print(out);
    }

    Set<String> towns() {
        return latest.keySet();
    }

    /** Whether nobody reads any more what is printed. */
    boolean isClosed() {
        return printed && out.checkError();
    }

    private String line(String town) {
        JsonNode state = latest.get(town);
        if (state == null) {
            return town + ": its last claim ended; nothing is known of it any more";
        }
        String claimed = Shown.text(state, "claimedBy");
        String line = Shown.text(state, "name") + ": " + Shown.text(state, "status") + ", controller "
                + (state.path("controller").isNull() ? "unknown" : Shown.text(state, "controller"))
                + (claimed.equals(Shown.NOTHING) ? "" : ", claimed by " + claimed) + ", since "
                + Shown.time(state, "since") + " (version " + Shown.text(state, "version") + ")";
        String plain = Cells.plain(line);
        return screen.isPresent() ? Cells.fit(plain, screen.getAsInt()) : plain;
    }

    private JsonNode tree(Object value) {
        try {
            return json.read(json.bytes(value), new TypeReference<JsonNode>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("what was written as JSON a moment ago cannot be read", e);
        }
    }

    private JsonNode removed(String town) {
        Map<String, Object> removed = new LinkedHashMap<>();
        removed.put("townId", town);
        removed.put("removed", true);
        return tree(removed);
    }
}
