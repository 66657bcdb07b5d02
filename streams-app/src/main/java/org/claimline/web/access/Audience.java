package org.claimline.web.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For whom a call is. */
public enum Audience {
    /** Whoever reaches the address: health, the page's files, the documents of the API, signing in. */
    ANYONE(null),
    READER(Role.READER),
    EDITOR(Role.EDITOR),
    ADMIN(Role.ADMIN),
    /** Other instances of the service, and nobody else. */
    PEER(null);

    private final @Nullable Role role;

    Audience(@Nullable Role role) {
        this.role = role;
    }

    /** The role that a token needs; empty where none helps or none is needed. */
    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }
}
