package org.claimline.cli.text;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Rows under headings, each column as wide as what stands in it. Where that is wider than the screen, the widest of the columns that may give
 * way do, down to their least; what does not fit ends in an ellipsis.
 */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param least cells that it keeps however narrow the screen is; {@link Integer#MAX_VALUE} for one that is never cut
     * @param right whether it stands to the right, as numbers do
     */
    public record Column(String heading, int least, boolean right) {
        /** One that is never cut: ids, numbers, words to be typed again. */
        public static Column whole(String heading) {
            return new Column(heading, Integer.MAX_VALUE, false);
        }

        public static Column number(String heading) {
            return new Column(heading, Integer.MAX_VALUE, true);
        }

        /** One that may be cut. */
        public static Column text(String heading, int least) {
            return new Column(heading, least, false);
        }
    }

    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row, a cell for each column. */
    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells where there are " + columns.size() + " columns");
        }
        rows.add(List.of(cells).stream().map(Cells::plain).toList());
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints headings and rows in at most {@code screen} cells a line where that is said. */
    public void print(PrintWriter out, OptionalInt screen) {
        int[] widths = widths(screen);
        out.println(line(columns.stream().map(Column::heading).toList(), widths));
        rows.forEach(row -> out.println(line(row, widths)));
        out.flush();
    }

    private int[] widths(OptionalInt screen) {
        int[] widths = IntStream.range(0, columns.size())
                .map(i -> rows.stream()
                        .mapToInt(row -> Cells.width(row.get(i)))
                        .reduce(Cells.width(columns.get(i).heading()), Math::max))
                .toArray();
        int gaps = GAP.length() * (columns.size() - 1);
        while (screen.isPresent() && IntStream.of(widths).sum() + gaps > screen.getAsInt() && narrow(widths)) {
            // one cell less each time
        }
        return widths;
    }

    private boolean narrow(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > columns.get(i).least() && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        if (widest >= 0) {
            widths[widest]--;
        }
        return widest >= 0;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : GAP)
                    .append(Cells.pad(
                            Cells.fit(cells.get(i), widths[i]),
                            widths[i],
                            columns.get(i).right()));
        }
        return line.toString().stripTrailing();
    }
}
