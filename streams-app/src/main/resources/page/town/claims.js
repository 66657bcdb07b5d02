import { moment } from '../core/times.js';

/** Claims sorted by whose word they are and what became of them, from whichever answer tells of them. Pure. */

export const SIDES = ['PRO_REGIME', 'NEUTRAL', 'PRO_OPPOSITION', 'PRO_OTHER'];

/** What lies beyond the times looked at is not shown in them. */
const BEYOND = ['LATER', 'NOT_YET_KNOWN'];

export const keyOf = id => `${id.source}/${id.report}/${id.claim}`;

/** A version of a claim: the same claim has others. */
export const versionKey = claim => `${keyOf(claim.claim)}@${claim.known?.from ?? claim.knownAt}`;

/** The positions of all sides, of a town or a dispute. */
export const allPositions = ({ proRegime, neutral, proOpposition, proOther }) => [
  ...proRegime,
  ...neutral,
  ...proOpposition,
  ...proOther,
];

/** An id for a claim's card; of a claim with several versions the one in force has it. */
export const anchorOf = id => `claim-${keyOf(id).replace(/[^A-Za-z0-9_-]/g, '.')}`;

const latestFirst = (a, b) =>
  b.at - a.at || b.knownAt - a.knownAt || (keyOf(a.claim) < keyOf(b.claim) ? -1 : 1);

/** A claim as `/claims` tells it. */
export function told(claim) {
  return {
    ...claim,
    side: claim.countsAs,
    at: moment(claim.eventTime),
    knownAt: moment(claim.known.knownTime),
    until: moment(claim.known.until),
    role: claim.fate?.role ?? null,
    isBasis: claim.fate?.basis ?? false,
    interest: claim.fate?.interest ?? null,
    setAside: claim.fate?.setAside ?? null,
    why: claim.fate?.why ?? null,
    by: claim.fate?.by ?? null,
  };
}

/** A live position, or a claim that was set aside, as the state of a town tells it. */
function fromState(position, basis) {
  return {
    ...position,
    sourceName: position.sourceName ?? position.claim.source,
    side: position.stance,
    at: moment(position.eventTime),
    knownAt: moment(position.knownTime),
    until: null,
    isBasis: basis.has(keyOf(position.claim)),
    setAside: position.reason ?? null,
    why: position.why ?? null,
    by: position.by ?? null,
    inForce: true,
    evidence: position.evidence ?? [],
  };
}

/**
 * Everything said about a town, by side.
 *
 * @param {object} town  the full state
 * @param {object[]} claims all of them, or the first
 * @param {boolean} isWhole whether they are all
 * @returns {{side: string, live: object[], setAside: Map<string, object[]>, ended: object[]}[]}
 */
export function bySide(town, claims, isWhole) {
  const all = isWhole ? claims.map(told).filter(claim => !BEYOND.includes(claim.ended)) : ofState(town);
  all.sort(latestFirst);
  return SIDES.map(side => {
    const own = all.filter(claim => claim.side === side);
    const setAside = new Map();
    for (const claim of own.filter(c => c.inForce && c.setAside)) {
      setAside.set(claim.setAside, [...(setAside.get(claim.setAside) ?? []), claim]);
    }
    return {
      side,
      live: own.filter(claim => claim.inForce && !claim.setAside),
      setAside,
      ended: own.filter(claim => !claim.inForce),
    };
  });
}

function ofState(town) {
  const basis = new Set(town.basis.map(b => keyOf(b.claim)));
  return [...allPositions(town.positions), ...town.setAside].map(position => fromState(position, basis));
}

/** How exact the times of claims are, by claim: what a state that one of them caused is dated by. */
export function precisions(claims) {
  return new Map((claims ?? []).map(claim => [keyOf(claim.claim), claim.precision]));
}
