package org.claimline.alert;

import com.google.common.net.InetAddresses;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses messages may be sent to. Whoever can enter a receiver must not reach what only our own network can: addresses of this machine,
 * of the local link and of private networks are refused, and those that carry one of these inside, unless the operator says otherwise. It looks at
 * addresses, not names, and is asked about the very address that is then connected to: so a name that resolves otherwise a moment later does
 * not get by.
 */
public final class AddressGuard {
    /** Networks that are not the public internet, of the IANA registers of special-purpose addresses (RFC 6890 and its successors). */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final Network NAT64_LOCAL = Network.of("64:ff9b:1::/48");

    private final List<Network> allowed;

    /** @param allowed networks in CIDR notation that are allowed although they are special: {@code 10.1.0.0/16} */
    public AddressGuard(List<String> allowed) {
        this.allowed = allowed.stream().map(Network::of).toList();
    }

    /** Whether messages may be sent there. */
    public boolean permits(InetAddress address) {
        if (allowed.stream().anyMatch(network -> network.contains(address))) {
            return true;
        }
        return SPECIAL.stream().noneMatch(network -> network.contains(address))
                && !NAT64_LOCAL.contains(address)
                && inside(address).map(this::permits).orElse(true);
    }

    /** The address of version 4 that one of version 6 carries, in the ways that gateways unpack. */
    private static Optional<InetAddress> inside(InetAddress address) {
        if (!(address instanceof Inet6Address six)) {
            return Optional.empty();
        }
        if (NAT64.contains(address)) {
            return Optional.of(v4(six.getAddress(), 12));
        }
        return InetAddresses.is6to4Address(six) ? Optional.of(InetAddresses.get6to4IPv4Address(six)) : Optional.empty();
    }

    private static Inet4Address v4(byte[] bytes, int from) {
        return InetAddresses.fromInteger(((bytes[from] & 0xff) << 24)
                | ((bytes[from + 1] & 0xff) << 16)
                | ((bytes[from + 2] & 0xff) << 8)
                | (bytes[from + 3] & 0xff));
    }

    /** A block of addresses. Java reads {@code ::ffff:a.b.c.d} as the address of version 4 that it is. */
    private record Network(InetAddress base, int bits) {
        static Network of(String cidr) {
            String[] parts = cidr.split("/", -1);
            if (parts.length > 2 || !InetAddresses.isInetAddress(parts[0])) {
                throw refusal(cidr);
            }
            InetAddress base = InetAddresses.forString(parts[0]);
            int all = base.getAddress().length * 8;
            try {
                int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
                if (bits >= 0 && bits <= all) {
                    return new Network(base, bits);
                }
            } catch (NumberFormatException e) {
                throw refusal(cidr);
            }
            throw refusal(cidr);
        }

        private static IllegalArgumentException refusal(String cidr) {
            return new IllegalArgumentException(
                    "\"" + cidr + "\" is no network; write it like 10.1.0.0/16 or fd00::/8, or one address");
        }

        boolean contains(InetAddress address) {
            byte[] mine = base.getAddress();
            byte[] its = address.getAddress();
            if (mine.length != its.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            int mask = rest == 0 ? 0 : 0xff << (8 - rest) & 0xff;
            return Arrays.equals(mine, 0, whole, its, 0, whole)
                    && (rest == 0 || (mine[whole] & mask) == (its[whole] & mask));
        }
    }
}
