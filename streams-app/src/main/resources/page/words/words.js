import { brief } from '../core/plain.js';

/**
 * The words of the method (docs/methodology.md), as the page shows and explains them. A word that is not here, because a newer service
 * knows more, is shown as it came.
 *
 * @typedef {{label: string, means: string}} Word
 */

/** @returns {Word} */
export const word = (label, means) => ({ label, means });

/** @type {Record<string, Word>} */
export const STATUS = {
  CONTESTED: word(
    'Contested',
    'Positions contradict each other and nothing settles it: a claim and its rebuttal, fighting inside, or control that is split.',
  ),
  CLAIMED: word(
    'Claimed',
    'Only one side says so, in its own favour, or a neutral source says so with reservations. The assessed controller stays as it was.',
  ),
  UNCLEAR: word(
    'Unclear',
    'A withdrawal with no successor, rumours only, or a source that says that nobody knows.',
  ),
  REPORTED: word('Reported', 'One neutral source asserts it, and nothing that stands contradicts it.'),
  CONFIRMED: word(
    'Confirmed',
    'Sources agree: the side that loses by it says so, or independent sources do. It does not mean that this newsroom verified it.',
  ),
};

/** @type {Record<string, Word>} */
export const STANCE = {
  PRO_REGIME: word('Pro-regime', 'Said by those who gain where the regime gains.'),
  NEUTRAL: word('Neutral', 'Said by those who gain by neither side.'),
  PRO_OPPOSITION: word('Pro-opposition', 'Said by those who gain where the opposition gains.'),
  PRO_OTHER: word(
    'Other sides',
    'Said by an outlet of a party of neither camp, such as the SDF. It is a side of its own.',
  ),
};

/** @type {Record<string, Word>} */
export const ASSERTION = {
  CONTROLS: word('holds', 'The party is said to hold the place.'),
  CAPTURED: word('captured', 'The party is said to have taken the place.'),
  HANDED_OVER: word('was handed', 'The place is said to have been handed over to the party.'),
  LOST: word('lost', 'The party is said to hold the place no longer.'),
  WITHDREW: word('withdrew from', 'The party is said to have left the place.'),
  SURRENDERED: word('surrendered', 'The party is said to have given the place up to the other side.'),
  BESIEGED: word('is besieged in', 'The party is said to be encircled there, and still to hold it.'),
  ENTERED: word('entered', 'The party is said to have come in.'),
  PRESENT: word('is in', 'The party is said to have forces there.'),
  ADVANCING: word(
    'is advancing on',
    'The party is said to move on the place. That changes nothing about who holds it.',
  ),
  REINFORCED: word('reinforced', 'The party is said to have brought forces in.'),
  REPELLED: word('repelled an attack on', 'The party is said to have driven the other back.'),
  FIGHTING: word('fighting in', 'The place is said to be fought over.'),
  STRUCK: word('was struck in', 'The party is said to have been hit there.'),
  DENIED: word('is not in', 'The hold or presence of the party is denied.'),
  NO_MANS_LAND: word('nobody holds', 'Nobody is said to hold the place.'),
  STATUS_UNKNOWN: word('nobody knows who holds', 'A source says that it is not known.'),
};

/** @type {Record<string, Word>} */
export const CERTAINTY = {
  ASSERTED: word('asserted', 'Said as a fact.'),
  HEDGED: word('hedged', 'Said with reservations, such as "reportedly". It never settles anything.'),
  RUMOUR: word('rumour', 'Passed on as hearsay. It decides nothing.'),
};

/** @type {Record<string, Word>} */
export const EXTENT = {
  WHOLE: word('all of it', 'The whole place is meant.'),
  PART: word('a part of it', 'Only a part of the place is meant.'),
  EDGE: word('the edge of it', 'Only its outskirts are meant.'),
};

/** @type {Record<string, Word>} */
export const PRECISION = {
  INSTANT: word('exact', 'To the minute.'),
  HOUR: word('to the hour', 'Half an hour earlier or later.'),
  PART_OF_DAY: word('to the part of the day', 'Three hours earlier or later.'),
  DAY: word('to the day', 'Any time of that day.'),
};

/** @type {Record<string, Word>} */
export const EVIDENCE = {
  GEOLOCATED_VIDEO: word('geolocated video', 'Footage whose place somebody worked out.'),
  VIDEO: word('video', 'Footage.'),
  PHOTO: word('photo', 'A photograph.'),
  MAP: word('map', 'A map.'),
  OFFICIAL_STATEMENT: word('official statement', 'A statement of an authority or armed group.'),
  MEDIA_REPORT: word('media report', 'The text of an outlet.'),
};

/** @type {Record<string, Word>} */
export const RELIABILITY = {
  A: word('A', 'Completely reliable (Admiralty grade).'),
  B: word('B', 'Usually reliable (Admiralty grade).'),
  C: word('C', 'Fairly reliable (Admiralty grade).'),
  D: word('D', 'Not usually reliable (Admiralty grade).'),
  E: word('E', 'Unreliable (Admiralty grade).'),
  F: word('F', 'Not rated: its word counts as hedged until the desk rates it.'),
};

/** @type {Record<string, Word>} */
export const INTEREST = {
  IN_INTEREST: word('in its own interest', 'The side that speaks gains by it.'),
  AGAINST_INTEREST: word(
    'against its own interest',
    'The side that speaks loses by it: an admission, where it is asserted.',
  ),
  DISINTERESTED: word('no interest in it', 'The side that speaks neither gains nor loses by it.'),
};

/** @type {Record<string, Word>} */
export const ROLE = {
  SUPPORT: word('supports the holder', 'A live position for the assessed controller.'),
  CLAIM: word('claim of change', 'A live claim that the place changed hands.'),
  REBUTTAL: word('rebuttal', 'The side said to have lost the place says that it still has it.'),
  HEDGE: word('hedge', 'A live position, told with reservations.'),
  FIGHT: word('fighting', 'A live word of fighting inside.'),
  PART: word('about a part', 'A live position about a part of the place.'),
  WORD: word('live word', 'It stands, and says something about control or presence.'),
};

/** @type {Record<string, Word>} */
export const RULE = {
  ADMISSION: word('Admission', 'The side that loses by it says so (rule 4).'),
  AGREEMENT: word('Agreement', 'Independent sources agree (rule 5).'),
  NEUTRAL_ASSERTION: word(
    'Neutral assertion',
    'One neutral source asserts it, and nothing that stands contradicts it (rule 6).',
  ),
  DISINTERESTED_AGREEMENT: word(
    'Agreement of partisans',
    'Partisans of different stance who gain nothing by it agree (rule 1).',
  ),
  CLAIM: word('Claim', 'Only the side that gains by it says so (rule 7).'),
  DISINTERESTED_CLAIM: word('Word of one partisan', 'One partisan who gains nothing by it says so (rule 1).'),
  REBUTTAL: word('Rebuttal', 'A claim and its rebuttal stand against each other (rule 7).'),
  REBUTTAL_OF_CONFIRMED: word(
    'Rebuttal of what is confirmed',
    'The side that lost the place still claims it, against a confirmed holder (rule 7).',
  ),
  ARRIVAL: word('Arrival', 'One side came in where the other is (rule 7).'),
  OVERLAP: word('Overlap', 'Opposing claims may have happened in either order (rule 10).'),
  ADMISSION_CONTRADICTED: word(
    'Admission contradicted',
    "One camp's own sources contradict each other about the loss (rule 4).",
  ),
  FIGHTING: word('Fighting', 'Fighting inside the place is reported (rule 2).'),
  SPLIT: word('Split', 'Parts of the place have different holders (rule 11).'),
  PART: word('Part', 'Only a part of the place is spoken of (rule 11).'),
  HEDGE: word('Hedge', 'It is told with reservations only (rule 9).'),
  DEPARTURE: word('Departure', 'The holder is said to be gone, and no successor is named (rule 2).'),
  DENIAL: word('Denial', 'Who does not hold it is told, not who does (rule 2).'),
  NO_MANS_LAND: word("No man's land", 'Nobody is said to hold the place (rule 2).'),
  STATUS_UNKNOWN: word('Not known', 'A neutral source says that it is not known (rule 9).'),
  LAPSE: word('Lapse', 'Nothing more was heard of the contest for 36 hours (rule 15).'),
  RUMOUR: word('Rumour', 'Only rumours are known (rule 9).'),
  NOTHING_DECIDES: word('Nothing decides', 'Nothing that is known says who holds the place.'),
};

/** Why a claim is set aside. @type {Record<string, Word>} */
export const SET_ASIDE = {
  COPY: word('Copies', 'They repeat what the same origin had told: one voice (rule 16).'),
  RUMOUR: word('Rumours', 'A rumour decides nothing (rule 9).'),
  UNRATED: word('Unrated', 'The source or claimant is not rated, and the state is confirmed (rule 13).'),
  NO_EFFECT: word('No effect', 'They say nothing about who holds the place (rule 2).'),
  SHOWN_ONLY: word('Shown only', 'Shown, and deciding nothing as told.'),
  SUPERSEDED: word('Replaced', 'The same origin said otherwise later (rule 3).'),
  OUTWEIGHED: word('Outweighed', 'A neutral source, not earlier, asserts otherwise (rule 6).'),
  OVERTAKEN: word('Overtaken', 'A later settled state says otherwise (rule 3).'),
  SUPERSEDED_BY_OPPONENT: word(
    'Overtaken by the other side',
    'The other side claimed a later change of hands (rule 3).',
  ),
  CONCEDED: word('Conceded', 'Its own side conceded the loss (rule 4).'),
  UNSETTLED: word('Unsettled', 'A neutral source said later that nobody knows (rule 9).'),
  LAPSED: word('Lapsed', 'Nothing more was heard of the contest for 36 hours (rule 15).'),
  DESK: word('Rejected by the desk', 'The desk rejected it, with a reason (rule 14).'),
};

/** Why a version of a claim takes no part. @type {Record<string, Word>} */
export const ENDED = {
  LATER: word('later', 'What it tells of happened after the time asked for.'),
  NOT_YET_KNOWN: word('not yet known', 'It was published after the time asked for.'),
  REVISED: word('revised', 'Its source published another content of it (rule 12).'),
  DECIDED: word(
    'decided',
    'The same content stands in another version, with another decision of the desk over it (rule 14).',
  ),
  HELD: word('held back', 'The desk holds it back (rule 14).'),
  ENDED: word(
    'taken back',
    'It was retracted, or left out of a revision, or is told of another place since (rule 12).',
  ),
};

/** @type {Record<string, Word>} */
export const DISPUTE_KIND = {
  CONTROL: word('Control', 'Two holders are named.'),
  PRESENCE: word('Presence', 'Both sides say that they are inside.'),
  DENIAL: word('Denial', 'What one side claims, the other denies.'),
};

/** @type {Record<string, Word>} */
export const CLOSING = {
  ADMISSION: word('a side conceded', 'The side that loses by it said so (rule 4).'),
  AGREEMENT: word('sources came to agree', 'Independent sources agreed (rule 5).'),
  NEUTRAL_SETTLEMENT: word(
    'a neutral source settled it',
    'A neutral source, not earlier, asserted it (rule 6).',
  ),
  LAPSE: word('nothing more was heard', 'Nothing was heard of it for 36 hours (rule 15).'),
  GIVEN_UP: word('a side no longer upholds its claim', ''),
  UNSETTLED: word('a neutral source said that nobody knows', 'Rule 9.'),
  WITHDRAWN: word('a correction undid it', 'A retraction or rejection undid it; the record stays.'),
};

/** @type {Record<string, Word>} */
export const ALERT = {
  NEWLY_CONTESTED: word('Newly contested', 'The first open dispute of an episode opened.'),
  WIDENED: word('Widened', 'Another dispute opened in the same episode.'),
  SETTLED: word('Settled', 'The last open dispute of the episode closed.'),
  WITHDRAWN: word('Withdrawn', 'A correction undid the episode.'),
  CORRECTION: word('Correction', 'What was alerted earlier has since reversed.'),
  LAPSED: word('Lapsed', 'Nothing more was heard of the contest.'),
};

/** @type {Record<string, Word>} */
export const KIND = {
  CITY: word('City', ''),
  TOWN: word('Town', ''),
  VILLAGE: word('Village', ''),
  NEIGHBOURHOOD: word('Neighbourhood', ''),
  BASE: word('Military base', ''),
  FACILITY: word('Facility', ''),
  DAM: word('Dam', ''),
  AIRPORT: word('Airport', ''),
  PRISON: word('Prison', ''),
  LANDMARK: word('Landmark', ''),
  HILL: word('Hill', ''),
  RIVER: word('River', ''),
  HIGHWAY: word('Highway', ''),
  CROSSING: word('Crossing', ''),
  AREA: word('Area', ''),
  SUBDISTRICT: word('Subdistrict', ''),
  DISTRICT: word('District', ''),
  GOVERNORATE: word('Governorate', ''),
  COUNTRY: word('Country', ''),
};

/** The word's label, or the word itself in plain letters. */
export function labelOf(words, key) {
  if (key === null || key === undefined) return '';
  return words[key]?.label ?? String(key).toLowerCase().replaceAll('_', ' ');
}

/** @returns {string} what the word means; empty where nobody says */
export function meaningOf(words, key) {
  return words[key]?.means ?? '';
}

const PARTIES = new Map([
  ['regime', 'the regime'],
  ['opposition', 'the opposition'],
  ['sdf', 'the SDF'],
  ['none', 'nobody'],
]);

/** Who holds or claims, in a sentence: `the opposition (SNA)`. */
export function partyName(id, faction) {
  if (id === null || id === undefined) return 'unknown';
  const name = PARTIES.get(id) ?? brief(id, 60);
  return faction ? `${name} (${faction.length <= 4 ? faction.toUpperCase() : brief(faction, 60)})` : name;
}

/** The same by itself: `Opposition`. */
export function partyLabel(id, faction) {
  const name = partyName(id, faction).replace(/^the /, '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What a town's state comes to, in the few words of a list; it attributes and never asserts. */
export function verdictInBrief({ status, controller, faction, claimedBy, contenders, lapsed }) {
  const holder = controller === null ? null : partyName(controller, faction);
  switch (status) {
    case 'CONFIRMED':
      return controller === 'none'
        ? 'Sources agree: held by nobody'
        : `Sources agree: ${holder ?? 'holder unknown'}`;
    case 'REPORTED':
      return controller === 'none'
        ? 'Reported held by nobody'
        : `Reported held by ${holder ?? 'an unknown party'}`;
    case 'CLAIMED':
      if (!claimedBy) return holder ? `A claim stands; assessed: ${holder}` : 'A claim stands';
      return (
        `Claimed by ${partyName(claimedBy)}` +
        (holder && controller !== claimedBy ? `; assessed: ${holder}` : '')
      );
    case 'CONTESTED':
      if (contenders?.length > 1) {
        const between = contenders.map(id => partyName(id).replace(/^the /, '')).join(' / ');
        return `Contested: ${between}${holder ? `; assessed: ${holder}` : ''}`;
      }
      return holder ? `Contested; assessed: ${holder}` : 'Contested; holder unknown';
    default:
      return (
        (holder ? `Unclear; last assessed: ${holder}` : 'Unclear who holds it') +
        (lapsed ? ' (contest lapsed)' : '')
      );
  }
}

/** Everything that is explained, for those who want it at once. */
export const GLOSSARY = [
  ['Status', STATUS],
  ['Whose word it is', STANCE],
  ['What is said', ASSERTION],
  ['How firmly', CERTAINTY],
  ['How much of the place', EXTENT],
  ['How exact the time', PRECISION],
  ['What is shown for it', EVIDENCE],
  ['How reliable the source', RELIABILITY],
  ['What it means for the speaker', INTEREST],
  ['The rule that decided', RULE],
  ['Why a claim is set aside', SET_ASIDE],
];
