package org.claimline.web;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.claimline.ingest.NotWrittenException;
import org.claimline.ingest.RegisterSink;
import org.jspecify.annotations.Nullable;

/** How an entry is taken out of a register: by somebody, with a reason, and not while other entries need it. */
@Singleton
final class Removals {
    private static final int LONGEST = 300;
    private static final int NAMED = 10;

    private final Answers answers;

    Removals(Answers answers) {
        this.answers = answers;
    }

    /** Who takes it out, and why. */
    record By(@Nullable String editor, @Nullable String reason) {}

    /**
     * Takes an entry out.
     *
     * @param known   whether there is one of that id
     * @param needing ids of the entries that need it, with what they are to it: {@code part}
     */
    HttpResponse<byte[]> remove(
            RegisterSink<?> sink, String id, By by, boolean known, Map<String, String> needing, Runnable here)
            throws NotWrittenException {
        Map<String, String> said = new TreeMap<>();
        said.put(RegisterSink.EDITOR, required("editor", by.editor(), "the id of the editor who takes it out"));
        said.put(RegisterSink.REASON, required("reason", by.reason(), "why, in words that stand in the record"));
        if (!known) {
            return answers.problem(Problem.of(Problem.Kind.NOT_FOUND, "the register has no entry \"" + id + "\""));
        }
        if (!needing.isEmpty()) {
            List<String> named = needing.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .limit(NAMED)
                    .map(other -> other.getKey() + " (" + other.getValue() + ")")
                    .toList();
            String more = needing.size() > NAMED ? " and " + (needing.size() - NAMED) + " more" : "";
            return answers.problem(Problem.of(
                    Problem.Kind.NEEDED,
                    "\"" + id + "\" is needed by " + String.join(", ", named) + more + "; change these first"));
        }
        sink.remove(List.of(id), said);
        here.run();
        return HttpResponse.noContent();
    }

    static String required(String name, @Nullable String value, String what) {
        Optional<String> text = Parameters.text(value);
        if (text.isEmpty() || text.get().length() > LONGEST) {
            throw new BadParameterException(
                    name, String.valueOf(value), "must say " + what + ", in at most " + LONGEST + " characters");
        }
        return text.get();
    }
}
