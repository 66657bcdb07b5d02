import { h, names, useEffect, useMemo, useRef, useState } from './core/lib.js';
import { write } from './core/address.js';
import { isNow, latestOf, nowOf, timesKey, townsOf } from './core/model.js';
import { may } from './core/session.js';
import { useStore } from './core/store.js';
import { counted } from './core/plain.js';
import { dayAndClock, wall } from './core/times.js';
import { Alerts, Arrived, isWaiting } from './alerts/alerts.js';
import { ClaimDesk } from './desk/claim-desk.js';
import { isLatest, latestVersions } from './desk/decisions.js';
import { Desk } from './desk/desk.js';
import { Head } from './head.js';
import { Filters } from './list/filters.js';
import { TownList } from './list/list.js';
import { countByStatus, governoratesOf, select } from './list/select.js';
import { useMatches } from './list/matches.js';
import { TownMap } from './map/map.js';
import { Replays } from './replays/replays.js';
import { Tabs } from './tabs.js';
import { TimeBar } from './time/bar.js';
import { spanOf } from './time/span.js';
import { useTown } from './town/load.js';
import { TownPanel } from './town/town.js';
import { Glossary } from './words/glossary.js';

const NONE = new Map();

/**
 * The whole page: towns, alerts, desk and replays beside the map, one town over them, time below.
 *
 * @param {{store: object, api: object, settings: object, acts: object}} given
 */
export function App({ store, api, settings, acts }) {
  const state = useStore(store, s => s);
  const { view, connection, session } = state;
  const { zone } = settings;
  const [isExplaining, setExplaining] = useState(false);
  const [isMap, setMap] = useState(false);
  const [meant, setMeant] = useState(null);

  const before = useRef(null);
  // until what is asked for is there, what was shown stays
  const towns = townsOf(state) ?? before.current;
  before.current = towns;
  const latest = useMemo(() => latestOf(state.live.towns), [state.live]);
  const now = nowOf({ view, latest });
  const clock = { zone, now, year: wall(now, zone).year, isClock: Math.abs(now - Date.now()) < 60_000 };
  const matches = useMatches(api, view.q, towns?.size ?? 0);
  const filtered = useMemo(
    () => (towns ? select(towns.values(), view, matches.ids, now) : []),
    [
      towns,
      view.status,
      view.within,
      view.party,
      view.hours,
      view.sort,
      matches.ids,
      view.hours === null ? 0 : Math.floor(now / 60_000),
    ],
  );
  const counts = useMemo(
    () => countByStatus(towns?.values() ?? [], view, matches.ids, now),
    [towns, filtered],
  );
  const governorates = useMemo(() => governoratesOf(towns?.values() ?? []), [towns]);
  const span = useMemo(() => spanOf(state.feed), [state.feed]);
  const live = view.town && state.live.towns.get(view.town);
  const shown = useTown(
    api,
    view,
    zone,
    `${view.knownAt === null ? live?.version : ''}|${state.deskWork}`,
    isNow(view) && !state.hasTowns,
  );
  const isReady = isNow(view) || (state.past !== null && state.past.key === timesKey(view));
  const isLive = settings.view === 'live';
  const versions = useMemo(() => latestVersions(shown.claims ?? []), [shown.claims]);
  const waiting = isLive ? state.alerts.filter(isWaiting).length : 0;
  const isEditor = may(session, 'editor') && isLive;
  const open = town => acts.turn({ town: town.townId });

  useEffect(() => {
    document.title = titleOf(view, shown.town, waiting);
  });

  const tabs = {
    towns: () =>
      h(
        'div',
        { class: 'towns-tab' },
        h(Filters, {
          view,
          counts,
          governorates,
          shown: filtered.length,
          all: towns?.size ?? 0,
          clock,
          chosen: patch => acts.turn(patch, true),
        }),
        matches.problem && h('p', { class: 'problem' }, matches.problem),
        towns === null
          ? h('p', { class: 'silent' }, 'Loading…')
          : filtered.length
            ? h(TownList, {
                towns: filtered,
                open: view.town,
                fresh: isNow(view) ? state.fresh : NONE,
                clock,
                chosen: open,
                meant: setMeant,
              })
            : h('p', { class: 'silent' }, towns.size ? 'No place is so.' : 'Nothing was told yet.'),
      ),
    alerts: () =>
      h(Alerts, {
        alerts: state.alerts,
        arrived: state.arrived,
        isNews: isLive,
        clock,
        opened: alert => acts.turn({ town: alert.townId, at: null, knownAt: null }),
        acknowledged: isEditor ? acts.acknowledge : null,
        takenBack: acts.takeBack,
      }),
    desk: () =>
      h(Desk, {
        api,
        store,
        session,
        zone,
        isEditor,
        isLive,
        byLive: settings.byLive,
        worked: acts.worked,
        opened: open,
      }),
    replays: () =>
      h(Replays, { api, own: settings.view, byLive: settings.byLive, zone, mayOrder: may(session, 'admin') }),
  };
  const labels = {
    towns: ['Towns', towns?.size],
    alerts: ['Alerts', waiting || null],
    desk: ['Desk', state.unplaced || null],
    replays: ['Replays', null],
  };

  return h(
    'div',
    {
      class: names(
        'page',
        view.town && 'with-town',
        isMap && 'on-map',
        !isLive && 'replayed',
        !isReady && 'asking',
      ),
    },
    h(Head, {
      own: settings.view,
      byLive: settings.byLive,
      connection,
      shown: timesShown(view, zone),
      back: () => acts.turn({ at: null, knownAt: null }),
      contested: towns ? count(towns.values(), town => town.status === 'CONTESTED') : null,
      disputes: isNow(view) ? count(state.disputes.all.values(), dispute => dispute.state === 'OPEN') : null,
      session,
      zone,
      trouble: state.trouble,
      dismissed: acts.dismiss,
      explained: () => setExplaining(true),
      signedOut: acts.signOut,
    }),
    h('p', { id: 'said', class: 'unseen', 'aria-live': 'polite', role: 'status' }, state.said),
    h(
      'main',
      null,
      h(
        'div',
        { class: 'side' },
        h(Tabs, { labels, chosen: view.tab, turn: tab => acts.turn({ tab, town: null }) }),
        h(
          'div',
          {
            class: names('tab-panel', `tab-${view.tab}`),
            role: 'tabpanel',
            id: `panel-${view.tab}`,
            'aria-labelledby': `tab-${view.tab}`,
          },
          tabs[view.tab](),
        ),
      ),
      h(
        'div',
        { class: 'middle' },
        isLive &&
          h(Arrived, {
            alerts: state.alerts,
            arrived: state.arrived,
            opened: open,
            acknowledged: isEditor ? acts.acknowledge : null,
          }),
        h(TownMap, {
          towns: filtered,
          open: view.town,
          meant,
          fresh: isNow(view) ? state.fresh : NONE,
          place: view.map,
          tiles: settings.tiles,
          isNarrow: !matchMedia(view.town ? '(width >= 100rem)' : '(width >= 62rem)').matches,
          chosen: open,
          moved: map => acts.turn({ map }, true),
        }),
      ),
      view.town &&
        h(TownPanel, {
          shown,
          clock,
          view,
          api,
          desk: claim =>
            h(ClaimDesk, {
              claim,
              api,
              session,
              isEditor,
              isLatest: isLatest(claim, versions),
              isPast: view.knownAt !== null,
              worked: acts.worked,
              said: acts.say,
            }),
          turned: acts.turn,
          left: () => acts.leave(),
        }),
      h(
        'button',
        { type: 'button', class: 'map-or-list', 'aria-pressed': isMap, onClick: () => setMap(!isMap) },
        isMap ? 'Show the list' : 'Show the map',
      ),
    ),
    h(TimeBar, {
      span,
      isKnown: state.feed !== null,
      view,
      zone,
      isReady,
      problem: state.pastProblem,
      turned: acts.turn,
    }),
    isExplaining && h(Glossary, { closed: () => setExplaining(false) }),
  );
}

function titleOf(view, town, waiting) {
  const parts = [town?.name, view.view === 'live' ? 'Claimline' : `Claimline: replay ${view.view}`].filter(
    Boolean,
  );
  return (waiting ? `(${counted(waiting, 'alert')}) ` : '') + parts.join(' – ');
}

const count = (all, isSo) => [...all].filter(isSo).length;

/** Which time is looked at, where it is not now. */
function timesShown({ at, knownAt }, zone) {
  const parts = [
    at !== null && `as of ${dayAndClock(at, zone)}`,
    knownAt !== null && `as known at ${dayAndClock(knownAt, zone)}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** The address of a view of this page, for those who send it. */
export const addressOf = (view, zone) => location.pathname + write(view, zone);
