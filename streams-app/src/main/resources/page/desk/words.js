import { word } from '../words/words.js';

/** Words of the desk's own work, as the page shows and explains them. */

/** How a name as written was matched. */
export const MATCH = {
  EXACT: word('its own name', ''),
  ALIAS: word('another spelling of it', ''),
  FUZZY: word('by likeness', 'The claim is marked so.'),
};

/** Why a claim waits for its place. */
export const WAITS = {
  UNKNOWN: word('no such name in the register', 'The register of places has no such name.'),
  AMBIGUOUS: word('could be several places', 'Several places are called so.'),
  WITHIN_UNKNOWN: word(
    'wider place unknown',
    'The register does not know the wider place that the report names.',
  ),
  NOT_WITHIN: word(
    'not in the wider place',
    'No place of that name lies in the wider place that the report names.',
  ),
};

/** How a name that waited was dealt with. */
export const HOW = {
  SPELLING: word(
    'is a spelling of it from now on',
    'What waited flows, and what comes under this name later does too.',
  ),
  CLAIMS: word(
    'was placed claim by claim',
    'Other places carry the name too, so only the claims that waited were placed; later ones wait again. It can be taken back below.',
  ),
  DISMISSED: word('was dismissed', 'It is no work for the desk any more. It can be taken back below.'),
};

export const CONDITION = {
  FREE: word('speaks freely', ''),
  CAPTIVE: word('in captivity', 'Words of captives are never an admission.'),
  UNKNOWN: word('not known', ''),
};

export const VISIBILITY = {
  PUBLIC: word('public', 'The whole claim is shown.'),
  DESK: word('for the desk only', 'Who said it, quote, note and links are shown nowhere, not even here.'),
};

export const RELEASE = {
  NOW: word('now', 'It counts at once.'),
  HELD: word('held back', 'It counts for nothing until the desk releases it.'),
};

/** What can be said of a place, by what it is about. */
export const ASSERTIONS = [
  ['Who holds it', ['CONTROLS', 'CAPTURED', 'HANDED_OVER', 'BESIEGED']],
  ['Who no longer does', ['LOST', 'WITHDREW', 'SURRENDERED', 'DENIED']],
  ['Forces', ['ENTERED', 'PRESENT', 'REINFORCED', 'REPELLED', 'ADVANCING', 'STRUCK']],
  ['About no party', ['FIGHTING', 'NO_MANS_LAND', 'STATUS_UNKNOWN']],
];

/** Which party an assertion names, where that is easily mistaken. */
export const WHICH_PARTY = {
  HANDED_OVER: 'The party that received it.',
  BESIEGED: 'The party inside, encircled.',
  LOST: 'The party that lost it.',
  WITHDREW: 'The party that left.',
  SURRENDERED: 'The party that gave it up.',
  REPELLED: 'The party that drove the other back.',
  STRUCK: 'The party that was hit.',
  DENIED: 'The party whose hold or presence is denied.',
};

/** What was decided, as the record tells it. */
export const DECIDED = {
  REJECT: word('Rejected', ''),
  VERIFY: word('Verified', ''),
  HOLD: word('Held back', ''),
  RELEASE: word('Released', ''),
  SUSPEND_SOURCE: word('Source suspended', 'Its claims count as unrated.'),
  NOTE: word('Note', ''),
  PLACE: word('Placed', 'The claim is about this place, whatever its name could mean.'),
  DISMISS: word('Dismissed', 'Its place is no work for the desk.'),
};

/** Decisions that an editor can make about a claim. */
export const DECISION = {
  REJECT: word(
    'Reject',
    'The claim is set aside with the reason. Nothing is deleted, and it can be taken back.',
  ),
  VERIFY: word(
    'Verify',
    'What the desk found is shown beside the status; the claim counts no more than before.',
  ),
  HOLD: word('Hold', 'The claim counts for nothing until it is released.'),
  RELEASE: word('Release', 'The claim counts from now on.'),
  UNDO: word('Take back', 'The decision counts no longer from now on. It stays on record.'),
};
