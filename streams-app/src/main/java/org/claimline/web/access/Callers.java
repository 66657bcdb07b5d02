package org.claimline.web.access;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.claimline.web.access.Caller.How;

/** Finds out who asks, from what a request carries. */
public final class Callers {
    /** A household's or a host's share of version 6: counting single addresses would count nobody twice. */
    private static final int SIX_SHARE = 64;

    private final Protection protection;

    public Callers(Protection protection) {
        this.protection = protection;
    }

    /**
     * What a request shows.
     *
     * @param remote    where the connection comes from
     * @param forwarded what proxies on the way say of it (X-Forwarded-For), in order
     * @param bearer    the token in the header; empty for none
     * @param cookie    the token in the cookie; empty for none
     * @param proof     the proof that it comes from a peer; empty for none
     * @param target    path and query as they travel
     */
    public record Shown(
            InetAddress remote,
            List<String> forwarded,
            Optional<String> bearer,
            Optional<String> cookie,
            Optional<String> proof,
            String method,
            String target) {}

    /** Whether anybody is asked for a token at all. */
    public boolean asks() {
        return protection.keyring().isPresent();
    }

    /** Who it is. The header goes before the cookie: a program that says who it is means it. */
    public Caller of(Shown shown) {
        String address = "address " + client(shown.remote(), shown.forwarded());
        if (shown.proof()
                .filter(proof -> protection
                        .peers()
                        .filter(peers -> peers.isProof(proof, shown.method(), shown.target()))
                        .isPresent())
                .isPresent()) {
            return new Caller(address, Optional.empty(), How.PEER);
        }
        Optional<String> text = shown.bearer().or(shown::cookie);
        if (protection.keyring().isEmpty() || text.isEmpty()) {
            return new Caller(address, Optional.empty(), How.NOT);
        }
        return find(text.get())
                .map(token -> new Caller(
                        "token " + token.name(),
                        Optional.of(token),
                        shown.bearer().isPresent() ? How.BEARER : How.COOKIE))
                .orElseGet(() -> new Caller(address, Optional.empty(), How.WRONGLY));
    }

    /** Whose token it is. */
    public Optional<Token> find(String token) {
        return protection.keyring().flatMap(keyring -> keyring.find(token));
    }

    /**
     * The client's address, or its share of a network. A proxy that is trusted is believed about whom it asks for; of what stands before that in
     * the header, which the client can write itself, nothing is.
     */
    private String client(InetAddress remote, List<String> forwarded) {
        InetAddress client = remote;
        for (int i = forwarded.size() - 1; i >= 0 && isProxy(client); i--) {
            String before = forwarded.get(i).strip();
            if (!InetAddresses.isInetAddress(before)) {
                break;
            }
            client = InetAddresses.forString(before);
        }
        return client instanceof Inet6Address
                ? InetAddresses.toAddrString(addressOf(Network.start(client, SIX_SHARE))) + "/" + SIX_SHARE
                : InetAddresses.toAddrString(client);
    }

    private boolean isProxy(InetAddress address) {
        return protection.proxies().stream().anyMatch(network -> network.contains(address));
    }

    private static InetAddress addressOf(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("an address has as many bytes as before", e);
        }
    }
}
