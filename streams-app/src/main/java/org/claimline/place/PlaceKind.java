package org.claimline.place;

/** What a place is. A claim about one speaks of that place, not of the town around it (rule 11). */
public enum PlaceKind {
    CITY,
    TOWN,
    VILLAGE,
    NEIGHBOURHOOD,
    BASE,
    FACILITY,
    DAM,
    AIRPORT,
    PRISON,
    LANDMARK,
    HILL,
    RIVER,
    HIGHWAY,
    CROSSING,
    AREA,
    SUBDISTRICT,
    DISTRICT,
    GOVERNORATE,
    COUNTRY
}
