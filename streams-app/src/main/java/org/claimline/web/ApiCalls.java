package org.claimline.web;

import io.micronaut.http.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds to every call of the API's document what the filters before the controllers do for it. */
final class ApiCalls {
    private static final String API = "/api/";
    private static final String STREAM = "text/event-stream";
    private static final String SCHEMA = "schema";
    private static final String REF = "$ref";
    private static final String PARAMETERS = "parameters";

    private ApiCalls() {}

    static void shape(Map<String, Object> document) {
        Map<String, Object> paths = new TreeMap<>(Tree.object(document.get("paths")));
        paths.forEach(
                (path, item) -> Tree.object(item).forEach((method, call) -> call(path, method, Tree.object(call))));
        document.put("paths", new LinkedHashMap<>(paths));
        Map<String, Object> components = Tree.object(document.get("components"));
        components.put("responses", problems());
        components.put("headers", headers());
    }

    private static void call(String path, String method, Map<String, Object> call) {
        boolean get = method.equals("get");
        boolean body = call.containsKey("requestBody");
        if (call.get("description") != null && call.get("description").equals(call.get("summary"))) {
            call.remove("description");
        }
        parameters(call);
        Map<String, Object> answers = new TreeMap<>(Tree.object(call.get("responses")));
        if (body) {
            body(Tree.object(call.get("requestBody")), !ViewParameter.isAboutReplays(path));
        }
        if (ViewParameter.isOf(path)) {
            if (get) {
                view(call, answers);
            } else {
                problem(answers, "409", "ReadOnly");
            }
        }
        if (get) {
            known(Tree.object(answers.get("200")), call, answers);
        }
        if (path.equals(MetricsController.PATH)) {
            problem(answers, "401", "NoToken");
            problem(answers, "429", "TooOften");
        }
        if (path.startsWith(API)) {
            problem(answers, "400", body ? "Malformed" : "BadParameter");
            problem(answers, "500", "Failed");
            problem(answers, "429", "TooOften");
            if (!path.equals(SessionController.PATH)) {
                problem(answers, "503", "NotNow");
                problem(answers, "401", "NoToken");
            }
            if (!get) {
                problem(answers, "403", path.equals(SessionController.PATH) ? "CrossOrigin" : "NotForYou");
            }
            if (body) {
                problem(answers, "413", "TooLarge");
                problem(answers, "415", "NotRead");
                problem(answers, "422", "Faults");
            }
        }
        problem(answers, "406", "NotAccepted");
        call.put("responses", new LinkedHashMap<>(answers));
    }

    /** A parameter that is left out is left out; it has no null. */
    private static void parameters(Map<String, Object> call) {
        if (!call.containsKey(PARAMETERS)) {
            return;
        }
        for (Object each : Tree.array(call.get(PARAMETERS))) {
            Map<String, Object> parameter = Tree.object(each);
            Map<String, Object> schema = Tree.object(parameter.get(SCHEMA));
            if (schema.get("type") instanceof List<?> types) {
                schema.put("type", types.get(0));
            }
            if (schema.get("anyOf") instanceof List<?> any) {
                schema.remove("anyOf");
                schema.putAll(Tree.object(any.get(0)));
            }
            if (!"array".equals(schema.get("type"))) {
                parameter.remove("explode");
            }
        }
    }

    private static void view(Map<String, Object> call, Map<String, Object> answers) {
        List<Object> all =
                call.containsKey(PARAMETERS) ? new ArrayList<>(Tree.array(call.get(PARAMETERS))) : new ArrayList<>();
        all.add(ViewParameter.described());
        call.put(PARAMETERS, all);
        problem(answers, "404", "NoSuchView");
    }

    /** Every body is one thing, and where entries are sent, that or an array of them. */
    private static void body(Map<String, Object> body, boolean entries) {
        Tree.object(body.get("content")).keySet().removeIf(type -> !type.equals(MediaType.APPLICATION_JSON));
        if (!entries) {
            return;
        }
        Tree.object(body.get("content")).values().forEach(content -> {
            Map<String, Object> one = Tree.object(Tree.object(content).get(SCHEMA));
            Map<String, Object> many = new LinkedHashMap<>();
            many.put("type", "array");
            many.put("items", new LinkedHashMap<>(one));
            many.put("minItems", 1);
            Tree.object(content).put(SCHEMA, new LinkedHashMap<>(Map.of("oneOf", new ArrayList<>(List.of(one, many)))));
        });
    }

    /** Whoever has an answer already may ask whether it still holds. */
    private static void known(Map<String, Object> found, Map<String, Object> call, Map<String, Object> answers) {
        if (found.get("content") != null && Tree.object(found.get("content")).containsKey(STREAM)) {
            return;
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("ETag", header("ETag"));
        if (hasPages(call)) {
            headers.put("Link", header("Link"));
            Tree.objects(found.get("content"), ApiCalls::pageAsLast);
        }
        found.put("headers", headers);
        answers.put(
                "304",
                new LinkedHashMap<>(Map.of("description", "Still the answer that the header If-None-Match names")));
    }

    /** A call that answers one thing or a page names last what its pages hold; an annotation cannot say that it is an array. */
    private static void pageAsLast(Map<String, Object> schema) {
        if (schema.get("oneOf") instanceof List<?> alternatives) {
            List<Object> all = new ArrayList<>(alternatives);
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("type", "array");
            page.put("items", all.remove(all.size() - 1));
            all.add(page);
            schema.put("oneOf", all);
        }
    }

    private static boolean hasPages(Map<String, Object> call) {
        return call.get(PARAMETERS) instanceof List<?> parameters
                && parameters.stream()
                        .anyMatch(p -> "cursor".equals(Tree.object(p).get("name")));
    }

    private static void problem(Map<String, Object> answers, String status, String name) {
        answers.computeIfAbsent(status, s -> new LinkedHashMap<>(Map.of(REF, "#/components/responses/" + name)));
    }

    private static Map<String, Object> problems() {
        Map<String, Object> problems = new LinkedHashMap<>();
        problems.put("BadParameter", problem("A parameter is unknown or cannot be understood"));
        problems.put("CrossOrigin", problem("Pages of that origin may not send"));
        problems.put("NotForYou", problem("The token's role is too low, or it is a page of another origin that sends"));
        Map<String, Object> noToken = problem("A token is needed, or the one that was shown is no good");
        noToken.put("headers", new LinkedHashMap<>(Map.of("WWW-Authenticate", header("WwwAuthenticate"))));
        problems.put("NoToken", noToken);
        Map<String, Object> tooOften =
                problem("This client asked too often; again after the seconds of the header Retry-After");
        tooOften.put("headers", new LinkedHashMap<>(Map.of("Retry-After", header("RetryAfter"))));
        problems.put("TooOften", tooOften);
        problems.put("Failed", problem("The service failed; its log says more"));
        problems.put("Faults", problem("What was sent has faults, all of them named; nothing of it was taken"));
        problems.put("Malformed", problem("What was sent is no JSON that can be read, or a parameter is unknown"));
        problems.put("NotAccepted", problem("The call answers in none of the forms that are accepted"));
        problems.put("NoSuchView", problem("There is no such replay; those that there are are named"));
        Map<String, Object> notNow = problem("Not now: ask again after the seconds of the header Retry-After");
        notNow.put("headers", new LinkedHashMap<>(Map.of("Retry-After", header("RetryAfter"))));
        problems.put("NotNow", notNow);
        problems.put("NotRead", problem("The body is of a kind, encoding or coding that is not read"));
        problems.put("ReadOnly", problem("It was sent to a replay, or for one; a replay is only read"));
        problems.put("TooLarge", problem("The body is too large"));
        return problems;
    }

    private static Map<String, Object> problem(String description) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("description", description);
        problem.put("content", Map.of(Problem.MEDIA_TYPE, Map.of(SCHEMA, Map.of(REF, "#/components/schemas/Problem"))));
        return problem;
    }

    private static Map<String, Object> headers() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("ETag", header("string", "Tag of this answer; send it as If-None-Match the next time"));
        headers.put("Link", header("string", "Address of the next page, with rel=\"next\", where there is one"));
        headers.put("WwwAuthenticate", header("string", "How to show who asks (RFC 6750)"));
        headers.put("RetryAfter", header("integer", "Seconds after which to ask again"));
        return headers;
    }

    private static Map<String, Object> header(String name) {
        return new LinkedHashMap<>(Map.of(REF, "#/components/headers/" + name));
    }

    private static Map<String, Object> header(String type, String description) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("description", description);
        header.put(SCHEMA, Map.of("type", type));
        return header;
    }
}
