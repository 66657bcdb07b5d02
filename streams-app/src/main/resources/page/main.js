import { createApi } from './core/api.js';
import { read } from './core/address.js';
import { h, render } from './core/lib.js';
import { follow, followTime } from './core/model.js';
import { afterLooks, changedSince, keepSeen, LOOKED_AT } from './core/seen.js';
import { createStore } from './core/store.js';
import { editorName } from './desk/who.js';
import { keepDraft } from './desk/kept.js';
import { addressOf, App } from './app.js';

/** Begins the page: what the shell tells of the service, what the address tells of the view, and the connection. */

const told = document.documentElement.dataset;
const settings = {
  zone: told.zone,
  view: told.view,
  byLive: told.byLive === 'true',
  tiles: { url: told.tiles ?? '', credit: told.tilesCredit ?? '' },
};
const { zone } = settings;
const { view, faults } = read(location.search);

const store = createStore({
  view: { ...view, view: settings.view },
  live: { towns: new Map() },
  hasTowns: false,
  past: null,
  pastProblem: '',
  disputes: { all: new Map() },
  alerts: [],
  arrived: new Set(),
  fresh: new Map(),
  connection: { state: 'connecting', why: '', since: Date.now() },
  session: null,
  feed: null,
  unplaced: 0,
  deskWork: 0,
  said: '',
  trouble: faults.length
    ? `This address holds what the page cannot show, so it was left out: ${faults.join(', ')}.`
    : '',
});

const api = createApi(settings.view, () =>
  store.set({ connection: { state: 'refused', why: '', since: Date.now() } }),
);
const trouble = failure => store.set({ trouble: failure.message });

const acts = {
  /** Turns to another view; what only narrows or moves it makes no new entry in the history. */
  turn(patch, isPassing = false) {
    const after = { ...store.get().view, ...patch };
    store.set({ view: after });
    const address = addressOf(viewForAddress(after), zone);
    if (address === location.pathname + location.search) return;
    if (isPassing) {
      later(address);
    } else {
      later(null);
      history.pushState(null, '', address);
    }
  },
  leave() {
    const id = store.get().view.town;
    acts.turn({ town: null });
    // back to where the town was chosen
    requestAnimationFrame(() =>
      (document.querySelector('[role=listbox]') ?? document.getElementById(`town-${id}`))?.focus(),
    );
  },
  async acknowledge(alert) {
    try {
      const editor = await editorName(store.get().session);
      if (!editor) return;
      await api.send('POST', `/api/alerts/${encodeURIComponent(alert.alertId)}/acknowledgement`, { editor });
    } catch (failure) {
      trouble(failure);
    }
  },
  async takeBack(alert) {
    try {
      const editor = await editorName(store.get().session);
      if (!editor) return;
      const by = encodeURIComponent(editor);
      await api.send(
        'DELETE',
        `/api/alerts/${encodeURIComponent(alert.alertId)}/acknowledgement?editor=${by}`,
      );
    } catch (failure) {
      trouble(failure);
    }
  },
  /** The desk did something: what it touches is asked for again. */
  worked() {
    store.set(({ deskWork }) => ({ deskWork: deskWork + 1 }));
    countUnplaced();
  },
  async signOut() {
    await api.send('DELETE', '/api/session').catch(trouble);
    // whoever signs in next here is somebody else
    keepDraft(null);
    location.reload();
  },
  /** Tells those who listen rather than look. */
  say: said => store.set({ said }),
  dismiss: () => store.set({ trouble: '' }),
};

const viewForAddress = current => ({
  ...current,
  view: settings.byLive || settings.view === 'live' ? current.view : 'live',
});

let waiting = null;

/** Browsers bear only so many changes of the address, so passing ones are gathered; null forgets one that waits. */
function later(address) {
  clearTimeout(waiting);
  waiting = address === null ? null : setTimeout(() => history.replaceState(null, '', address), 200);
}

addEventListener('popstate', () => {
  later(null);
  store.set({ view: { ...read(location.search).view, view: settings.view } });
});

document.addEventListener('keydown', event => {
  const isTyping = event.target.closest?.('input, select, textarea, dialog');
  if (event.key === 'Escape' && !isTyping && store.get().view.town) acts.leave();
  if (event.key === '/' && !isTyping) {
    event.preventDefault();
    acts.turn({ tab: 'towns', town: null });
    requestAnimationFrame(() => document.querySelector('input[type=search]')?.focus());
  }
});

const FEED_PERIOD = 60_000;

const loadFeed = () => api.get('/api/feed').then(feed => store.set({ feed }));
const countUnplaced = () =>
  settings.view === 'live' &&
  api.get('/api/unplaced').then(
    names => store.set({ unplaced: names.length }),
    () => {}, // the desk's own tab says why
  );

const askWho = () => api.send('GET', '/api/session').then(session => store.set({ session }));
askWho().catch(trouble);
// a service that was starting when it was asked has told nobody's role
store.subscribe(({ connection, session }, before) => {
  if (connection.state === 'live' && before.connection.state !== 'live' && !session) askWho().catch(trouble);
});
loadFeed().catch(trouble);
countUnplaced();
setInterval(() => {
  if (document.hidden) return;
  // what failed is tried again soon, and a line that is lost is told of already
  loadFeed().catch(() => {});
  countUnplaced();
}, FEED_PERIOD);

/** Once the towns are there: what changed since the reader last looked is marked, until it was looked at. */
const unsubscribe = store.subscribe(state => {
  if (!state.hasTowns) return;
  unsubscribe();
  const marks = changedSince(settings.view, state.live.towns);
  if (marks.size) store.set({ fresh: marks });
  afterLooks(() => {
    const { fresh, live } = store.get();
    const old = Date.now() - LOOKED_AT;
    const kept = new Map([...fresh].filter(([, at]) => at > old));
    if (kept.size !== fresh.size) store.set({ fresh: kept });
    if (!kept.size) keepSeen(settings.view, live.towns);
  });
});

follow(store, api);
followTime(store, api, zone);
render(h(App, { store, api, settings, acts }), document.getElementById('app'));
