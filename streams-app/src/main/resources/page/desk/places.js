import { plainly } from './sources.js';

/**
 * Places that a name could mean, and how a report must name one so that nothing else can be meant. Pure.
 *
 * @typedef {object} Candidate a place as the service shows it
 * @typedef {{match: string, candidates: Candidate[], reasons: {id: string, text: string}[], reason: string|null}} Resolution
 */

const TOLD = ['EXACT', 'ALIAS', 'FUZZY'];

/** The place that a name means by itself; null where none can be told. */
export const meant = resolution =>
  resolution && TOLD.includes(resolution.match) ? resolution.candidates[0] : null;

/**
 * What can be chosen for a name: what it means or could mean, then the places whose names begin with it.
 *
 * @param {string} text
 * @param {Resolution|null} resolution of that text
 * @param {Candidate[]} register all places, as far as they are there
 * @returns {{place: Candidate, why: string}[]}
 */
export function choicesFor(text, resolution, register, most = 9) {
  const candidates = (resolution?.candidates ?? []).slice(0, most);
  const found = candidates.map((place, i) => ({ place, why: resolution.reasons?.[i]?.text ?? '' }));
  const ids = new Set(candidates.map(place => place.id));
  const wanted = plainly(text);
  if (wanted.length < 2) return found;
  for (const place of register) {
    if (found.length >= most) break;
    if (!ids.has(place.id) && beginsWith(place, wanted)) found.push({ place, why: '' });
  }
  return found;
}

const beginsWith = ({ name, arabicName }, wanted) =>
  [name, arabicName].some(known => known && plainly(known).startsWith(wanted));

/**
 * Ways to name a place, the nearest to what was written first; the last, its id, never means another.
 *
 * @param {{place: string, within: string}} written
 * @param {Candidate} candidate
 * @param {boolean} isWritten whether the name that was written is one of its names, rather than the beginning of one
 * @param {string} [around] the name of the place in which it lies
 * @returns {{place: string, within: string}[]}
 */
export function waysToName(written, candidate, isWritten, around) {
  const name = isWritten ? written.place.trim() : candidate.name;
  const widers = [written.within.trim(), isWritten ? null : '', candidate.governorate, around];
  const ways = widers
    .filter(within => within !== null && within !== undefined)
    .map(within => ({ place: name, within }));
  const byId = { place: candidate.id, within: '' };
  return [...ways, byId].filter((way, i, all) => all.findIndex(other => isSame(way, other)) === i);
}

const isSame = (a, b) => a.place === b.place && a.within === b.within;
