package org.claimline.ingest;

/** The mark that editors of Windows and spreadsheets put before UTF-8. It means nothing there. */
public final class ByteOrderMark {
    private static final String MARK = "\uFEFF";

    private ByteOrderMark() {}

    /** The text of a file without the mark, if it begins with one. */
    public static String strip(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }
}
