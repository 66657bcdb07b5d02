import { DAY, moment, timesAsked } from './times.js';
import { openStream } from './stream.js';
import { createNews } from './news.js';

/**
 * What the page knows of the world: the towns and disputes as they stand, kept so by the stream; those of another time, asked for when the
 * reader turns to it; the alerts.
 *
 * @typedef {object} Town a summary as the API gives it, with its times as moments
 * @property {string} townId
 * @property {string} status
 * @property {string|null} controller
 * @property {string|null} claimedBy
 * @property {number|null} sinceAt
 * @property {number|null} lastAt   when the latest claim says that it happened
 * @property {number|null} staleAt  after which it counts as old
 * @property {number|null} lapsesAt at which the contest lapses
 */

/** @returns {Town} */
export function townOf(summary) {
  return {
    ...summary,
    sinceAt: moment(summary.since),
    lastAt: moment(summary.lastClaimAt),
    staleAt: moment(summary.staleAfter),
    lapseAt: moment(summary.lapsesAt),
  };
}

const MOST_ALERTS = 500;
const ALERTS_FOR = 14 * DAY;
const BEAT = 200;
const HIDDEN = 1_000;
/** How long another time waits to be asked for again, after news and after a failure. */
const NEWS = 10_000;
const RETRY = 5_000;

/** Tells the times that are looked at from others. */
export const timesKey = view => `${view.at}|${view.knownAt}`;

export const isNow = view => view.at === null && view.knownAt === null;

/**
 * Takes a dispute in as it stands, or out. Its id is one of its town's: a claim that was moved to another place may have opened one in each.
 *
 * @param {Map<string, object>} into
 * @param {{townId: string, disputeId: string, removed: boolean}} event
 */
export function putDispute(into, event) {
  const key = `${event.townId}|${event.disputeId}`;
  if (event.removed) into.delete(key);
  else into.set(key, event);
}

/** Follows the stream, and brings what it tells into the store once a frame. */
export function follow(store, api) {
  let towns = new Map();
  let disputes = new Map();
  let staged = null;
  let isWaiting = false;
  let drawnAt = 0;
  const news = createNews(store);
  const failed = failure => store.set({ trouble: failure.message });

  /** Shows what was heard: at once, but no oftener than eyes follow; a hidden page, less often still. */
  function show() {
    if (isWaiting) return;
    isWaiting = true;
    const since = performance.now() - drawnAt;
    const wait = document.hidden ? HIDDEN : Math.max(0, BEAT - since);
    setTimeout(() => {
      isWaiting = false;
      drawnAt = performance.now();
      // another map each time: what was drawn of the one before is told apart by it
      store.set({ live: { towns: new Map(towns) }, disputes: { all: new Map(disputes) } });
    }, wait);
  }

  function putTown(into, event) {
    if (event.removed) into.delete(event.townId);
    else into.set(event.townId, townOf(event));
  }

  const heard = {
    reset: () => {},
    snapshot() {
      staged = { towns: new Map(), disputes: new Map() };
    },
    'town-state'(event) {
      if (staged) return putTown(staged.towns, event);
      news.town(towns.get(event.townId), event);
      putTown(towns, event);
      show();
    },
    dispute(event) {
      if (staged) return putDispute(staged.disputes, event);
      putDispute(disputes, event);
      show();
    },
    alert(event) {
      addAlerts(store, [event]);
      news.alert(event);
    },
    acknowledgement(event) {
      loading?.set(event.alertId, event.acknowledged);
      store.set(({ alerts }) => ({
        alerts: alerts.map(a =>
          a.alertId === event.alertId ? { ...a, acknowledged: event.acknowledged } : a,
        ),
      }));
    },
    live({ resumed }) {
      if (staged) {
        const isFirst = !store.get().hasTowns;
        if (!isFirst) for (const [id, town] of staged.towns) news.town(towns.get(id), town);
        ({ towns, disputes } = staged);
        staged = null;
        store.set({ live: { towns: new Map(towns) }, disputes: { all: new Map(disputes) }, hasTowns: true });
        // alerts are no part of a snapshot
        if (isFirst) loadAlerts(store, api).catch(failed);
        else if (!resumed) catchUpAlerts(store, api, news).catch(failed);
      }
      news.begin();
    },
  };

  return openStream({
    url: api.address('/api/stream'),
    heard: (event, data) => heard[event]?.(data),
    changed(state, why) {
      const { connection } = store.get();
      // a connection that breaks while it catches up has told nothing whole
      if (state !== 'live') staged = null;
      if (connection.state === state && connection.why === why) return;
      const since = connection.state === state ? connection.since : Date.now();
      store.set({ connection: { state, why, since } });
    },
  });
}

function addAlerts(store, given) {
  store.set(({ alerts }) => {
    const known = new Map(alerts.map(alert => [alert.alertId, alert]));
    for (const alert of given) known.set(alert.alertId, { ...known.get(alert.alertId), ...alert });
    return { alerts: [...known.values()].slice(-MOST_ALERTS) };
  });
}

/** What was heard of acknowledgements while alerts are asked for: later than what the answer tells. */
let loading = null;

/** The alerts of the last two weeks of the feed; those heard meanwhile come after them. */
export async function loadAlerts(store, api) {
  const { live, view, alerts: before } = store.get();
  const now = nowOf({ view: { ...view, at: null, knownAt: null }, latest: latestOf(live.towns) });
  const heard = new Map();
  loading = heard;
  try {
    const loaded = await api.all('/api/alerts', { since: new Date(now - ALERTS_FOR).toISOString() });
    store.set(({ alerts }) => ({ alerts: inOrder(before, loaded, alerts, heard) }));
  } finally {
    if (loading === heard) loading = null;
  }
}

/**
 * Alerts as they were raised: those of before that were asked for no more, those of the answer, those heard meanwhile.
 *
 * @param {object[]} before   known when they were asked for
 * @param {object[]} loaded   the answer
 * @param {object[]} alerts   known now
 * @param {Map<string, object|null>} heard who acknowledged which meanwhile
 */
export function inOrder(before, loaded, alerts, heard) {
  const known = new Set(before.map(alert => alert.alertId));
  const told = new Set(loaded.map(alert => alert.alertId));
  const rest = alerts.filter(alert => !told.has(alert.alertId));
  return [
    ...rest.filter(alert => known.has(alert.alertId)),
    ...loaded.map(alert =>
      heard.has(alert.alertId) ? { ...alert, acknowledged: heard.get(alert.alertId) } : alert,
    ),
    ...rest.filter(alert => !known.has(alert.alertId)),
  ].slice(-MOST_ALERTS);
}

/** The latest time of which anything is told; null where nothing is. */
export function latestOf(towns) {
  let latest = null;
  for (const { lastAt } of towns.values()) {
    if (lastAt !== null && (latest === null || lastAt > latest)) latest = lastAt;
  }
  return latest;
}

async function catchUpAlerts(store, api, news) {
  const before = new Set(store.get().alerts.map(alert => alert.alertId));
  await loadAlerts(store, api);
  for (const alert of store.get().alerts) if (!before.has(alert.alertId)) news.alert(alert);
}

/**
 * Whenever the reader turns to another time, the towns as they stood then. One answer is awaited at a time, for the service works on what
 * was asked even when nobody waits for it any more; then the last that was asked for meanwhile.
 */
export function followTime(store, api, zone) {
  let isAsking = false;

  async function load() {
    const { view } = store.get();
    if (isNow(view)) {
      store.set({ past: null, pastProblem: '' });
      return;
    }
    if (isAsking) return;
    isAsking = true;
    const key = timesKey(view);
    try {
      const summaries = await api.all('/api/towns', timesAsked(view, zone));
      const towns = new Map(summaries.map(summary => [summary.townId, townOf(summary)]));
      if (!isNow(store.get().view)) store.set({ past: { key, towns }, pastProblem: '' });
    } catch (failure) {
      store.set({ pastProblem: failure.message });
      again(RETRY);
    } finally {
      isAsking = false;
    }
    if (timesKey(store.get().view) !== key) load();
  }

  // as of a time, but as known now: what is reported changes it
  let waiting = null;
  const again = after => {
    waiting ??= setTimeout(() => {
      waiting = null;
      if (!isNow(store.get().view)) load();
    }, after);
  };

  store.subscribe((state, before) => {
    const isOpenEnded = state.view.at !== null && state.view.knownAt === null;
    if (timesKey(state.view) !== timesKey(before.view)) load();
    else if (state.live !== before.live && isOpenEnded) again(NEWS);
  });
  load();
}

/** The towns that are looked at: as they stand, or as they stood. Null until they are there. */
export function townsOf({ view, live, past, hasTowns }) {
  if (isNow(view)) return hasTowns ? live.towns : null;
  return past ? past.towns : null;
}

const OVER = 48 * 3_600_000;

/**
 * What counts as now: the time that is looked at; else the clock, unless the feed has long ended: then the latest that it tells of.
 */
export function nowOf({ view, latest }) {
  if (view.at !== null || view.knownAt !== null) {
    return Math.min(view.at ?? Infinity, view.knownAt ?? Infinity);
  }
  const clock = Date.now();
  return latest !== null && clock - latest > OVER ? latest : clock;
}
