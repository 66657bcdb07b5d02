import { keep, recallJson } from './kept.js';

/**
 * What changed since the reader last looked: the versions of the towns that this browser has shown. Kept by view, for the reader's own eyes
 * only; without a store it is simply not told.
 */

const KEY = view => `claimline.seen.${view}`;
/** How long marks are in sight before they count as looked at. */
export const LOOKED_AT = 15_000;

/** Ids of the towns that stand otherwise than when they were last shown; none at the first visit. */
export function changedSince(view, towns) {
  const seen = recallJson(KEY(view));
  if (!seen) return new Map();
  return new Map(
    [...towns.values()]
      .filter(town => seen[town.townId] !== town.version)
      .map(town => [town.townId, Date.now()]),
  );
}

/** After they were looked at a while, they count as seen. */
export function keepSeen(view, towns) {
  const versions = Object.fromEntries([...towns.values()].map(town => [town.townId, town.version]));
  keep(KEY(view), JSON.stringify(versions));
}

/** Calls `seen` again and again, each time after the page was in sight long enough for marks to be looked at. */
export function afterLooks(seen) {
  let timer = null;
  const watch = () => {
    clearInterval(timer);
    timer = document.hidden ? null : setInterval(seen, LOOKED_AT);
  };
  document.addEventListener('visibilitychange', watch);
  watch();
}
