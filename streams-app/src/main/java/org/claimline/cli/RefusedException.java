package org.claimline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.StringJoiner;

/** A service that answered, but not what was asked for: its problem in words, with every fault and every candidate. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int exitCode;

    private RefusedException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    static RefusedException of(URI asked, int status, String body) {
        return new RefusedException(told(asked, status, body), exitCode(status));
    }

    int exitCode() {
        return exitCode;
    }

    private static int exitCode(int status) {
        return switch (status) {
            case 404, 409 -> ExitCode.WANTING;
            case 400, 403, 405, 406, 414 -> ExitCode.USAGE;
            case 413, 415, 422 -> ExitCode.DATA;
            case 429, 502, 503, 504 -> ExitCode.UNAVAILABLE;
            default -> ExitCode.SOFTWARE;
        };
    }

    private static String told(URI asked, int status, String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            if (problem != null && problem.path("detail").isTextual()) {
                return problem(problem);
            }
        } catch (JsonProcessingException e) {
            // told below, like JSON that is no problem
        }
        return asked + " answered " + status + " with no reason that can be read; is a Claimline service there?";
    }

    private static String problem(JsonNode problem) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add(problem.path("detail").asText());
        for (JsonNode fault : problem.path("faults")) {
            String value = fault.path("value").asText();
            lines.add("  " + fault.path("pointer").asText() + (value.isEmpty() ? "" : " \"" + value + "\"") + " "
                    + fault.path("reason").asText() + "; "
                    + fault.path("wayOut").asText());
        }
        for (JsonNode candidate : problem.path("candidates")) {
            String governorate = candidate.path("governorate").asText("");
            lines.add("  " + candidate.path("townId").asText() + "  "
                    + candidate.path("name").asText()
                    + (governorate.isEmpty() || candidate.path("governorate").isNull() ? "" : ", " + governorate));
        }
        return lines.toString();
    }
}
