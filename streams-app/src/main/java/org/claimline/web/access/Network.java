package org.claimline.web.access;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * A block of addresses.
 *
 * @param base any address of it
 * @param bits how many at the beginning all its addresses share
 */
public record Network(InetAddress base, int bits) {
    /** The one written like {@code 10.1.0.0/16} or {@code fd00::/8}; an address alone is a network of one. */
    public static Network of(String cidr) {
        String[] parts = cidr.strip().split("/", -1);
        if (parts.length > 2 || !InetAddresses.isInetAddress(parts[0])) {
            throw new IllegalArgumentException("\"" + cidr + "\" is no network");
        }
        InetAddress base = InetAddresses.forString(parts[0]);
        int all = base.getAddress().length * Byte.SIZE;
        int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("\"" + cidr + "\" is no network");
        }
        return new Network(base, bits);
    }

    boolean contains(InetAddress address) {
        return Arrays.equals(start(base, bits), start(address, bits));
    }

    /** The first {@code bits} of an address; the others are 0. */
    static byte[] start(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
            bytes[i] &= (byte) (0xff << (Byte.SIZE - kept));
        }
        return bytes;
    }
}
