import { fromLocal, iso, toLocal } from '../core/times.js';

/**
 * A report while it is written, and what is sent of it. Pure.
 *
 * @typedef {object} Draft as its fields hold it: texts, empty where nothing was said
 * @property {string} reportId
 * @property {number} revision
 * @property {string} source    its id, or what stands in the field
 * @property {string} publishedAt `2024-11-30T22:00`, by the desk's clocks
 * @property {DraftClaim[]} claims
 *
 * @typedef {object} DraftClaim
 * @property {string} claimId   stays the same in every revision
 * @property {string} place     as it is written
 * @property {string} memberOf  the party of which the named one is a faction; empty where it is none
 * @property {string} eventTime by the desk's clocks
 * @property {Record<string, {url: string}>} evidence by kind
 */

const EMPTY_CLAIM = {
  place: '',
  within: '',
  assertion: '',
  party: '',
  memberOf: '',
  eventTime: '',
  precision: 'DAY',
  claimant: '',
  stance: '',
  certainty: 'ASSERTED',
  extent: 'WHOLE',
  evidence: {},
  quote: '',
  note: '',
  origin: '',
  visibility: 'PUBLIC',
  release: 'NOW',
  claimantCondition: 'FREE',
};

/** Assertions that are about no party: whoever tells one of them names none. */
export const WITHOUT_PARTY = ['FIGHTING', 'NO_MANS_LAND', 'STATUS_UNKNOWN'];

/** What the next claim of a report most likely shares with the one before. */
const SHARED = ['eventTime', 'precision', 'claimant', 'stance', 'claimantCondition', 'visibility', 'release'];

/** @returns {Draft} */
export function newDraft(now, zone) {
  return {
    reportId: '',
    revision: 1,
    source: '',
    publishedAt: toLocal(now, zone),
    url: '',
    title: '',
    language: '',
    note: '',
    numbered: 1,
    claims: [{ ...EMPTY_CLAIM, claimId: 'c1' }],
  };
}

/** With one more claim, under an id that none of it had before. */
export function withClaim(draft) {
  const last = draft.claims.at(-1) ?? EMPTY_CLAIM;
  const numbered = draft.numbered + 1;
  const shared = Object.fromEntries(SHARED.map(name => [name, last[name]]));
  return {
    ...draft,
    numbered,
    claims: [...draft.claims, { ...EMPTY_CLAIM, ...shared, claimId: `c${numbered}` }],
  };
}

export function withoutClaim(draft, claimId) {
  return { ...draft, claims: draft.claims.filter(claim => claim.claimId !== claimId) };
}

/** With some fields of one claim written anew. */
export function withWords(draft, claimId, patch) {
  return {
    ...draft,
    claims: draft.claims.map(claim => (claim.claimId === claimId ? { ...claim, ...patch } : claim)),
  };
}

/** The same report once more: a revision replaces it whole. */
export function revised(draft, now, zone) {
  return { ...draft, revision: draft.revision + 1, publishedAt: toLocal(now, zone) };
}

/** With an id to be known by, so that sending it twice makes one report of it. `chance` is a number from 0 to 1. */
export function named(draft, now, zone, chance = Math.random()) {
  if (draft.reportId.trim()) return draft;
  const some = Math.floor(chance * 36 ** 6)
    .toString(36)
    .padStart(6, '0');
  return { ...draft, reportId: `desk-${toLocal(now, zone).slice(0, 10)}-${some}` };
}

/** Whether anything was written. */
export function isBegun(draft) {
  const written = ({ source, url, title, note }) => [source, url, title, note].some(Boolean);
  return (
    written(draft) ||
    draft.claims.length > 1 ||
    draft.claims.some(claim => claim.place || claim.assertion || claim.quote)
  );
}

/**
 * What is sent. What is empty is left out, so that the service says what is missing; a time that cannot be read is sent as it stands.
 *
 * @param {Draft} draft
 * @param {string} zone of its times
 */
export function reportOf(draft, zone) {
  return withoutEmpty({
    reportId: draft.reportId.trim(),
    revision: draft.revision,
    source: draft.source.trim(),
    publishedAt: time(draft.publishedAt, zone),
    url: draft.url.trim(),
    title: draft.title.trim(),
    language: draft.language.trim(),
    note: draft.note.trim(),
    claims: draft.claims.map(claim => claimOf(claim, zone)),
  });
}

function claimOf(claim, zone) {
  return withoutEmpty({
    claimId: claim.claimId,
    place: claim.place.trim(),
    within: claim.within.trim(),
    assertion: claim.assertion,
    party: WITHOUT_PARTY.includes(claim.assertion) ? '' : claim.party,
    claimant: claim.claimant.trim(),
    origin: claim.origin.trim(),
    stance: claim.stance,
    certainty: claim.certainty,
    extent: claim.extent,
    eventTime: time(claim.eventTime, zone),
    precision: claim.precision,
    evidence: evidenceOf(claim),
    quote: claim.quote.trim(),
    note: claim.note.trim(),
    visibility: claim.visibility,
    release: claim.release,
    claimantCondition: claim.claimantCondition,
  });
}

/** The kinds that were chosen, in the order in which they are sent. */
export const evidenceKinds = claim => Object.keys(claim.evidence);

function evidenceOf(claim) {
  const items = evidenceKinds(claim).map(kind =>
    withoutEmpty({ kind, url: claim.evidence[kind].url.trim() }),
  );
  return items.length ? items : '';
}

function time(text, zone) {
  const at = fromLocal(text, zone);
  return at === null ? text : iso(at, zone);
}

function withoutEmpty(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
