import { h, useEffect, useState } from '../core/lib.js';
import { plain } from '../core/plain.js';
import { dayAndClock, moment } from '../core/times.js';

const AT_WORK = ['PREPARING', 'RUNNING', 'PAUSED'];
const SPEEDS = [1, 60, 600, 3600];
const PERIOD = 3_000;

/**
 * The replays that there are, how far each is, and the clocks of those that run.
 *
 * @param {object} given
 * @param {string} given.own     the view that the page shows
 * @param {boolean} given.byLive whether the live service shows it, which shows all the others too
 */
export function Replays({ api, own, byLive, zone, mayOrder }) {
  const [{ replays, problem }, set] = useState({ replays: null, problem: '' });
  const refresh = () =>
    api.send('GET', '/api/replays').then(
      found => set({ replays: found, problem: '' }),
      failure => set(before => ({ ...before, problem: failure.message })),
    );
  useEffect(() => {
    refresh();
    const timer = setInterval(() => !document.hidden && refresh(), PERIOD);
    return () => clearInterval(timer);
  }, []);
  const order = async (replay, does, body) => {
    try {
      await api.send('POST', `/api/replays/${encodeURIComponent(replay.name)}/${does}`, body);
      await refresh();
    } catch (failure) {
      set(before => ({ ...before, problem: failure.message }));
    }
  };
  return h(
    'div',
    { class: 'replays' },
    h(
      'p',
      { class: 'note' },
      'A day of the feed, told again beside the live towns by the command ',
      h('code', null, 'claimline replay --day 2024-11-30'),
      '. Nothing in a replay is news.',
    ),
    own !== 'live' && byLive && h('p', null, h('a', { href: '/' }, 'To the live view')),
    problem && h('p', { class: 'problem', role: 'status' }, problem),
    replays && !replays.length && h('p', { class: 'silent' }, 'There is no replay.'),
    replays &&
      h(
        'ul',
        null,
        replays.map(replay =>
          h(Replay, {
            key: replay.name,
            replay,
            isOwn: replay.name === own,
            byLive,
            zone,
            order: mayOrder ? order : null,
          }),
        ),
      ),
  );
}

function Replay({ replay, isOwn, byLive, zone, order }) {
  const { name, reports, speed } = replay;
  const all = Math.max(1, reports.inSpan);
  const feedTime = moment(replay.feedTime);
  const [wanted, want] = useState(speed === null ? 'max' : String(speed));
  const speeds = [...new Set([...SPEEDS.map(String), ...(speed === null ? [] : [String(speed)]), 'max'])];
  return h(
    'li',
    { class: 'replay' },
    h(
      'p',
      null,
      isOwn
        ? h('strong', { 'aria-current': 'page' }, name)
        : byLive
          ? h('a', { href: `/?view=${encodeURIComponent(name)}` }, name)
          : name,
      ` ${replay.state.toLowerCase()}`,
      feedTime !== null && `, feed time ${dayAndClock(feedTime, zone)}`,
    ),
    h(
      'p',
      { class: 'note' },
      `Published ${dayAndClock(moment(replay.from), zone)} to ${dayAndClock(moment(replay.until), zone)}. `,
      `${reports.told.toLocaleString('en')} of ${reports.inSpan.toLocaleString('en')} reports told.`,
    ),
    h('progress', { max: all, value: Math.min(reports.told, all), 'aria-label': `Reports told of ${name}` }),
    replay.problem && h('p', { class: 'problem' }, plain(replay.problem)),
    order &&
      AT_WORK.includes(replay.state) &&
      h(
        'p',
        { role: 'group', 'aria-label': `Clock of replay ${name}` },
        replay.state === 'PAUSED'
          ? h('button', { type: 'button', onClick: () => order(replay, 'resume') }, 'Resume')
          : h('button', { type: 'button', onClick: () => order(replay, 'pause') }, 'Pause'),
        h('button', { type: 'button', onClick: () => order(replay, 'step') }, 'Step'),
        h(
          'label',
          null,
          h('span', null, 'Speed'),
          h(
            'select',
            { value: wanted, onChange: event => want(event.target.value) },
            speeds.map(of =>
              h(
                'option',
                { key: of, value: of, selected: of === wanted },
                of === 'max' ? 'as fast as it goes' : `${of} times life`,
              ),
            ),
          ),
        ),
        h(
          'button',
          {
            type: 'button',
            onClick: () => order(replay, 'speed', { speed: wanted === 'max' ? wanted : Number(wanted) }),
          },
          'Set speed',
        ),
      ),
  );
}
