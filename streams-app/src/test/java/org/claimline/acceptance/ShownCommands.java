package org.claimline.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that a page of the documentation shows, in its order: every block marked {@code sh}, with the output that follows
 * it directly in a block of its own. A comment {@code <!-- not run: why -->} before a block says that only a person runs it.
 */
record ShownCommands(List<Shown> commands, List<String> notRun) {
    private static final Pattern FENCE = Pattern.compile("```(\\w*)");
    private static final Pattern NOT_RUN = Pattern.compile("<!-- not run: (.+) -->");

    /**
     * One block.
     *
     * @param line   where it stands
     * @param output what the page says it prints; {@code ...} stands for anything
     */
    record Shown(Path page, int line, String script, Optional<String> output) {
        /** The same with script and output rewritten. */
        Shown with(UnaryOperator<String> rewriting) {
            return new Shown(page, line, rewriting.apply(script), output.map(rewriting));
        }

        /** The pieces of the output between what is left out, without white space. */
        List<String> pieces() {
            return output.map(text -> Pattern.compile("\\.\\.\\.|…")
                            .splitAsStream(text)
                            .map(Shown::bare)
                            .filter(piece -> !piece.isEmpty())
                            .toList())
                    .orElse(List.of());
        }

        /** The first piece that {@code printed} does not have in its turn. */
        Optional<String> missingFrom(String printed) {
            String bare = bare(printed);
            int from = 0;
            for (String piece : pieces()) {
                int at = bare.indexOf(piece, from);
                if (at < 0) {
                    return Optional.of(piece);
                }
                from = at + piece.length();
            }
            return Optional.empty();
        }

        private static String bare(String text) {
            return text.replaceAll("\\s+", "");
        }

        @Override
        public String toString() {
            return page.getFileName() + ":" + line;
        }
    }

    static ShownCommands in(Path page) {
        List<String> lines;
        try {
            lines = Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Shown> commands = new ArrayList<>();
        List<String> notRun = new ArrayList<>();
        Optional<String> excuse = Optional.empty();
        boolean afterScript = false;
        for (int i = 0; i < lines.size(); i++) {
            Matcher comment = NOT_RUN.matcher(lines.get(i));
            Matcher fence = FENCE.matcher(lines.get(i));
            if (comment.matches()) {
                excuse = Optional.of(comment.group(1));
            } else if (fence.matches()) {
                int end = end(lines, i + 1);
                String block = String.join("\n", lines.subList(i + 1, end));
                boolean script = fence.group(1).equals("sh");
                if (script && excuse.isPresent()) {
                    notRun.add(page.getFileName() + ":" + (i + 1) + " " + excuse.get());
                } else if (script) {
                    commands.add(new Shown(page, i + 1, block, Optional.empty()));
                } else if (afterScript) {
                    Shown last = commands.remove(commands.size() - 1);
                    commands.add(new Shown(page, last.line(), last.script(), Optional.of(block)));
                }
                afterScript = script && excuse.isEmpty();
                excuse = Optional.empty();
                i = end;
            } else if (!lines.get(i).isBlank()) {
                afterScript = false;
            }
        }
        return new ShownCommands(commands, notRun);
    }

    private static int end(List<String> lines, int from) {
        int end = from;
        while (!lines.get(end).equals("```")) {
            end++;
        }
        return end;
    }
}
