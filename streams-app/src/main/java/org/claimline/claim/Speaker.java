package org.claimline.claim;

import java.util.Optional;

/**
 * Who speaks in a claim and through whose channel, as the register of sources has them.
 *
 * @param id            the claimant's id
 * @param name          the claimant's name to show; empty where it must not be shown
 * @param stance        the claimant's stance
 * @param side          the side of that stance; empty for a neutral
 * @param publisherSide the side of the source that published; empty for a neutral or unknown one
 * @param ownChannel    the claimant published this itself
 * @param rated         both claimant and publisher are known and not rated F (rule 13)
 * @param reliability   the claimant's grade
 * @param condition     whether the claimant could speak freely
 */
public record Speaker(
        String id,
        Optional<String> name,
        Stance stance,
        Optional<Side> side,
        Optional<Side> publisherSide,
        boolean ownChannel,
        boolean rated,
        Reliability reliability,
        ClaimantCondition condition) {

    public Speaker {
        if (stance == Stance.NEUTRAL && side.isPresent()) {
            throw new IllegalArgumentException("a neutral claimant has no side: " + id);
        }
    }
}
