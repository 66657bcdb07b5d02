package org.claimline.reconcile;

import org.claimline.claim.ClaimKey;
import org.claimline.claim.EventTime;
import org.claimline.claim.Side;

/** A loss that its own side conceded and has not taken back; any claim of the gain now settles (rule 4). */
public record Concession(Side side, ClaimKey claim, Settled.Admission admission, EventTime when) {}
