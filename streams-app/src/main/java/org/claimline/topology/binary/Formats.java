package org.claimline.topology.binary;

/** The byte at the head of each stored value that names its format. */
public final class Formats {
    private Formats() {}

    public static ByteSource open(byte[] stored, int format, String what) {
        ByteSource from = new ByteSource(stored);
        int found = from.raw();
        if (found != format) {
            throw new IllegalStateException("a stored " + what + " has format " + found + ", and this version reads "
                    + format + ": it was written by " + (found > format ? "a newer" : "an older")
                    + " version; run that one, or let claimline reset all build everything anew from the archive");
        }
        return from;
    }
}
