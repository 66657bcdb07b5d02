package org.claimline.topology.binary;

/** The byte at the head of each stored value that names its format. */
public final class Formats {
    private Formats() {}

    public static ByteSource open(byte[] stored, int format, String what) {
        ByteSource from = new ByteSource(stored);
        int found = from.raw();
        if (found != format) {
            throw new IllegalStateException("a stored " + what + " has format " + found + ", and this version knows "
                    + format + ": it was written by a newer version; run that one, or reset the application");
        }
        return from;
    }
}
