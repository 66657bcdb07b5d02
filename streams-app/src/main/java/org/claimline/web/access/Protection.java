package org.claimline.web.access;

import java.util.List;
import java.util.Optional;

/**
 * Who may ask the service, and how much.
 *
 * @param keyring the tokens; empty where nobody is asked for one
 * @param peers   what instances prove to each other that they are; empty where nobody is asked for a token
 * @param proxies networks whose word is taken for whom they ask for (X-Forwarded-For)
 * @param budgets how often one client may ask
 * @param streams how many streams may be open at a time, all clients' together
 */
public record Protection(
        Optional<Keyring> keyring,
        Optional<PeerSecret> peers,
        List<Network> proxies,
        Budgets.Limits budgets,
        int streams) {
    public static final int DEFAULT_STREAMS = 256;

    /** Everybody may everything; for one's own machine. */
    public static final Protection NONE =
            new Protection(Optional.empty(), Optional.empty(), List.of(), Budgets.Limits.DEFAULT, DEFAULT_STREAMS);

    public Protection {
        proxies = List.copyOf(proxies);
    }
}
