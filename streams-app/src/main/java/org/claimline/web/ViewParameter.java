package org.claimline.web;

import io.micronaut.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.claimline.replay.ReplayName;
import org.claimline.replay.Replays;

/**
 * The parameter {@code view}: whether what a call reads is the live towns or those of a replay. Every call of the API that reads has it, for the
 * calls are known by their path; those about the replays themselves are the same in every view and do not have it.
 */
final class ViewParameter {
    static final String NAME = "view";

    private static final String API = "/api/";
    private static final String REPLAYS = ReplaysController.PATH;

    private ViewParameter() {}

    /** Whether the call at {@code path} has it; the path of a request or as the routes have it. */
    static boolean isOf(String path) {
        return path.startsWith(API) && !isAboutReplays(path) && !path.equals(SessionController.PATH);
    }

    static boolean isAboutReplays(String path) {
        return path.equals(REPLAYS) || path.startsWith(REPLAYS + "/");
    }

    /** The view that is asked for; refuses one that is empty, for a name that was lost on the way would be answered with the live towns. */
    static Optional<String> of(HttpRequest<?> request) {
        List<String> values = request.getParameters().getAll(NAME);
        if (values.size() > 1) {
            throw new BadParameterException(
                    NAME,
                    String.join("\" and \"", values),
                    "stand together; a view is asked by itself, give one of them");
        }
        if (values.size() == 1 && values.get(0).isBlank()) {
            throw new BadParameterException(
                    NAME,
                    values.get(0),
                    "is empty; give the name of a replay (GET " + REPLAYS + " lists them) or " + Replays.LIVE
                            + ", or leave it out");
        }
        return values.stream().findFirst();
    }

    /** Whether a replay can be called so at all. */
    static boolean isPossible(String name) {
        return ReplayName.of(name).isPresent();
    }

    /** As the API's document describes it. */
    static Map<String, Object> described() {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", NAME);
        parameter.put("in", "query");
        parameter.put(
                "description",
                "Whose towns: the name of a replay (see " + REPLAYS + "), or " + Replays.LIVE
                        + "; the service's own, unless said.");
        parameter.put("schema", new LinkedHashMap<>(Map.of("type", "string")));
        parameter.put("example", Replays.LIVE);
        return parameter;
    }
}
