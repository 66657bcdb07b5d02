package org.claimline.query;

import org.claimline.avro.BasisClaim;
import org.claimline.avro.Role;

/** A claim that a state rests on, with its part in it. */
public record BasisView(ClaimId claim, Role role) {
    static BasisView of(BasisClaim basis) {
        return new BasisView(ClaimId.of(basis.getClaim()), basis.getRole());
    }
}
