package org.claimline.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claimline.web.access.Budgets;
import org.claimline.web.access.Keyring;
import org.claimline.web.access.NewToken;
import org.claimline.web.access.PeerSecret;
import org.claimline.web.access.Protection;
import org.claimline.web.access.Role;
import org.claimline.web.access.Token;
import org.claimline.web.access.Tokens;

/** Tokens for the tests, one of each role, and one that has expired. */
final class Keys {
    static final String PEERS = "what-instances-of-the-tests-share-among-them";

    final NewToken reader = NewToken.make();
    final NewToken editor = NewToken.make();
    final NewToken admin = NewToken.make();
    final NewToken expired = NewToken.make();
    final PeerSecret peers = PeerSecret.of(PEERS, Clock.systemUTC());

    Protection protection() {
        return protection(Budgets.Limits.DEFAULT);
    }

    Protection protection(Budgets.Limits limits) {
        return new Protection(
                Optional.of(keyring()), Optional.of(peers), List.of(), limits, Protection.DEFAULT_STREAMS);
    }

    String of(Role role) {
        return switch (role) {
            case READER -> reader.text();
            case EDITOR -> editor.text();
            case ADMIN -> admin.text();
        };
    }

    private Keyring keyring() {
        List<Token> tokens = new ArrayList<>();
        for (Role role : Role.values()) {
            tokens.add(new Token("the-" + role.word(), role, sha256(of(role)), Optional.empty()));
        }
        tokens.add(new Token("the-late", Role.ADMIN, expired.sha256(), Optional.of(Instant.EPOCH)));
        try {
            Path file = Files.createTempFile("tokens", ".yaml");
            file.toFile().deleteOnExit();
            return new Keyring(file, (path, bytes) -> new Tokens(tokens), Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        return new NewToken(text).sha256();
    }
}
