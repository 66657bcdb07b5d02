package org.claimline.claim;

/** Whether the claimant could speak freely. Only the words of the free can be an admission (rule 4). */
public enum ClaimantCondition {
    FREE,
    CAPTIVE,
    UNKNOWN
}
