package org.claimline.claim;

/** What kind of thing backs a claim; from the strongest to the weakest (rule 8). */
public enum EvidenceKind {
    GEOLOCATED_VIDEO,
    VIDEO,
    PHOTO,
    MAP,
    OFFICIAL_STATEMENT,
    MEDIA_REPORT
}
