import { HOUR } from '../core/times.js';
import { STATUSES } from '../core/address.js';

/** Which towns are shown, and in which order. Pure: the same towns and view give the same list. */

const rank = new Map(STATUSES.map((status, i) => [status, i]));
const rankOf = town => rank.get(town.status) ?? STATUSES.length;
const names = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const byName = (a, b) => names.compare(a.name, b.name) || (a.townId < b.townId ? -1 : 1);
const byLatest = (a, b) => (b.sinceAt ?? 0) - (a.sinceAt ?? 0);

const ORDERS = {
  contested: (a, b) => rankOf(a) - rankOf(b) || b.openDisputes - a.openDisputes || byName(a, b),
  latest: (a, b) => byLatest(a, b) || byName(a, b),
  name: byName,
  governorate: (a, b) => names.compare(a.governorate ?? '\uffff', b.governorate ?? '\uffff') || byName(a, b),
};

/** Whether the party holds the town by what is assessed, or claims it. */
function concerns(town, party) {
  if (party === 'unknown') return town.controller === null && town.claimedBy === null;
  return town.controller === party || town.claimedBy === party || (town.contenders ?? []).includes(party);
}

/** Those of the towns that are so. */
function* chosen(towns, view, matches, now) {
  const since = view.hours === null ? null : now - view.hours * HOUR;
  for (const town of towns) {
    if (view.status.length && !view.status.includes(town.status)) continue;
    if (view.within && town.governorate !== view.within) continue;
    if (view.party && !concerns(town, view.party)) continue;
    if (matches && !matches.has(town.townId)) continue;
    if (since !== null && !(town.sinceAt > since && town.sinceAt <= now)) continue;
    yield town;
  }
}

/**
 * @param {Iterable<import('../core/model.js').Town>} towns
 * @param {import('../core/address.js').View} view
 * @param {Set<string>|null} matches ids of the towns whose name is meant by `view.q`; null where nothing is asked
 * @param {number} now from which `view.hours` count back
 */
export function select(towns, view, matches, now) {
  return [...chosen(towns, view, matches, now)].sort(ORDERS[view.sort]);
}

/** How many towns there are of each status, whatever statuses are chosen; all else that is chosen counts. */
export function countByStatus(towns, view, matches, now) {
  const counts = Object.fromEntries(STATUSES.map(status => [status, 0]));
  for (const town of chosen(towns, { ...view, status: [] }, matches, now)) counts[town.status]++;
  return counts;
}

/** The governorates that there are, by name. */
export function governoratesOf(towns) {
  return [...new Set([...towns].map(town => town.governorate).filter(Boolean))].sort(names.compare);
}
