package org.claimline.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables as people keep them: comma-separated values with a header line, quoted as RFC 4180 says, in UTF-8. A cell with several values
 * separates them with {@code |}. Refuses a row that has not as many cells as the header, and a quote that is never closed.
 */
public final class Csv {
    private Csv() {}

    /**
     * One row.
     *
     * @param file  the file's name, for messages
     * @param line  the line on which the row begins, from 1
     * @param cells what stands under each heading; empty where nothing does
     */
    public record Row(String file, int line, Map<String, String> cells) {

        /** The cell, which must be filled. */
        public String required(String column) {
            return text(column).orElseThrow(() -> fault(column, "is empty", "fill it in"));
        }

        public Optional<String> text(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw fault(column, "is no column of the header", "add it: the header has " + cells.keySet());
            }
            return cell.isBlank() ? Optional.empty() : Optional.of(cell.strip());
        }

        public List<String> texts(String column) {
            return text(column)
                    .map(cell -> Arrays.stream(cell.split("\\|", -1))
                            .map(String::strip)
                            .filter(s -> !s.isEmpty())
                            .toList())
                    .orElse(List.of());
        }

        public <E extends Enum<E>> E word(String column, Class<E> words) {
            String word = required(column);
            return Arrays.stream(words.getEnumConstants())
                    .filter(w -> w.name().equals(word))
                    .findAny()
                    .orElseThrow(() ->
                            fault(column, "is " + word, "use one of " + Arrays.toString(words.getEnumConstants())));
        }

        public Optional<Double> number(String column) {
            try {
                return text(column).map(Double::valueOf);
            } catch (NumberFormatException e) {
                throw fault(column, "is no number: " + cells.get(column), "write a decimal number");
            }
        }

        private IllegalArgumentException fault(String column, String reason, String remedy) {
            return new IllegalArgumentException(
                    file + ", line " + line + ": column " + column + " " + reason + "; " + remedy);
        }
    }

    public static List<Row> read(String file, String text) {
        Reader reader = new Reader(file, text);
        List<String> header = reader.record();
        List<Row> rows = new ArrayList<>();
        while (!reader.atEnd()) {
            int line = reader.line;
            List<String> cells = reader.record();
            if (cells.equals(List.of(""))) {
                continue;
            }
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException(file + ", line " + line + ": " + cells.size() + " cells under "
                        + header.size() + " headings; quote a cell that holds a comma");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(new Row(file, line, row));
        }
        return rows;
    }

    private static final class Reader {
        private final String file;
        private final String text;
        private int at;
        private int line = 1;

        Reader(String file, String text) {
            this.file = file;
            this.text = text.replace("\r\n", "\n");
        }

        boolean atEnd() {
            return at >= text.length();
        }

        List<String> record() {
            List<String> cells = new ArrayList<>();
            cells.add(cell());
            while (!atEnd() && text.charAt(at) == ',') {
                at++;
                cells.add(cell());
            }
            at++;
            line++;
            return cells;
        }

        private String cell() {
            if (!atEnd() && text.charAt(at) == '"') {
                return quoted();
            }
            int start = at;
            while (!atEnd() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder cell = new StringBuilder();
            int opened = line;
            at++;
            while (!atEnd()) {
                char c = text.charAt(at++);
                if (c == '"' && !atEnd() && text.charAt(at) == '"') {
                    at++;
                    cell.append('"');
                } else if (c == '"') {
                    return cell.toString();
                } else {
                    line += c == '\n' ? 1 : 0;
                    cell.append(c);
                }
            }
            throw new IllegalArgumentException(file + ", line " + opened + ": a quote is never closed");
        }
    }
}
