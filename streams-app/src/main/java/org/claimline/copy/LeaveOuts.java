package org.claimline.copy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.claimline.ingest.ByteOrderMark;

/**
 * The reports that a copy leaves out, numbered in their order. Refuses more than {@value #MOST}: which of them were found is kept with the
 * copy's progress, where there is room for so many.
 */
public final class LeaveOuts {
    public static final int MOST = 10_000;
    public static final LeaveOuts NONE = new LeaveOuts(List.of());

    private static final int FINGERPRINT_DIGITS = 32;

    private final List<ReportName> names;
    private final Map<ReportName, Integer> numbers = new TreeMap<>();

    private LeaveOuts(Collection<ReportName> some) {
        names = some.stream().sorted().distinct().toList();
        if (names.size() > MOST) {
            throw new IllegalArgumentException(names.size() + " reports to leave out are too many; at most " + MOST
                    + " can be left out of one copy");
        }
        for (int i = 0; i < names.size(); i++) {
            numbers.put(names.get(i), i);
        }
    }

    /** Those that {@code texts} name, in any order; one that is named twice counts once. */
    public static LeaveOuts of(Collection<String> texts) {
        return new LeaveOuts(texts.stream().map(ReportName::of).toList());
    }

    /** The names in a file: one a line; empty lines and what begins with {@code #} are passed over. */
    public static List<String> inFile(String text) {
        return ByteOrderMark.strip(text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    public int size() {
        return names.size();
    }

    /** The number of a report among them; empty where it is not left out. */
    OptionalInt find(String source, String report) {
        Integer number = numbers.get(new ReportName(source, report));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** Those whose numbers are not in {@code found}. */
    List<ReportName> notIn(BitSet found) {
        List<ReportName> missing = new ArrayList<>();
        for (int i = found.nextClearBit(0); i < names.size(); i = found.nextClearBit(i + 1)) {
            missing.add(names.get(i));
        }
        return missing;
    }

    /** Tells these from others without naming any: what must vanish is not to stand on in the progress of the copy that leaves it out. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            names.forEach(name ->
                    digest.update((name.source() + '|' + name.report() + '\n').getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
