import { h, names, useEffect, useRef, useState } from '../core/lib.js';
import { day, dayAndClock, fromLocal, fromTyped, HOUR, wall, zoneName } from '../core/times.js';
import { Explained } from '../words/term.js';
import { days, playedOn, share, stepped } from './span.js';

const STEPS = [
  [HOUR / 4, '15 minutes'],
  [HOUR, '1 hour'],
  [3 * HOUR, '3 hours'],
  [6 * HOUR, '6 hours'],
  [24 * HOUR, '1 day'],
];
const BEAT = 600;
const NOW = 'now';
const MEANS = {
  at: 'Towns as they stood at this time, by what happened until then.',
  knownAt: 'What could be known at this time, by what had been published until then.',
};

/**
 * The two hands of time: until when things happened, and until when they were known. Both at their end is now.
 *
 * @param {object} given
 * @param {import('./span.js').Span|null} given.span
 * @param {boolean} given.isKnown whether the service has said from when to when it tells
 * @param {{at: number|null, knownAt: number|null}} given.view
 * @param {string} given.zone
 * @param {boolean} given.isReady whether what the hands point at is shown
 * @param {string} given.problem why it cannot be
 * @param {(patch: object, isPassing: boolean) => void} given.turned
 */
export function TimeBar({ span, isKnown, view, zone, isReady, problem, turned }) {
  const [isPlaying, setPlaying] = useState(false);
  const [step, setStep] = useState(HOUR);
  const [moves, setMoves] = useState('both');
  const [isUnfolded, unfold] = useState(false);
  const isNow = view.at === null && view.knownAt === null;
  usePlay({ isPlaying, isReady, span, view, step, moves, turned, stop: () => setPlaying(false) });

  const play = () => {
    if (!isPlaying) {
      // from the end there is nowhere to go but to the beginning
      const isAtEnd = hand => view[hand] === null;
      const hands = handsOf(moves);
      if (hands.every(isAtEnd)) turned(Object.fromEntries(hands.map(hand => [hand, span.from])), true);
    }
    setPlaying(!isPlaying);
  };

  return h(
    'section',
    { class: names('time', isNow ? 'now' : 'then', isUnfolded && 'unfolded'), 'aria-label': 'Time' },
    h(
      'button',
      { type: 'button', class: 'time-fold', 'aria-expanded': isUnfolded, onClick: () => unfold(!isUnfolded) },
      'Time: ',
      isNow ? 'now' : h('strong', null, 'looking back'),
    ),
    h(
      'div',
      { class: 'time-orders' },
      h(
        'button',
        { type: 'button', class: 'play', disabled: !span, onClick: play },
        h('span', { 'aria-hidden': 'true' }, isPlaying ? '❚❚ ' : '▶ '),
        isPlaying ? 'Pause' : 'Play',
      ),
      h(
        'label',
        null,
        h('span', null, 'by'),
        h(
          'select',
          { value: step, onChange: event => setStep(Number(event.target.value)) },
          STEPS.map(([of, label]) => h('option', { key: of, value: of, selected: of === step }, label)),
        ),
      ),
      h(
        'label',
        null,
        h('span', null, 'moving'),
        h(
          'select',
          { value: moves, onChange: event => setMoves(event.target.value) },
          h('option', { value: 'both', selected: moves === 'both' }, 'both hands'),
          h('option', { value: 'at', selected: moves === 'at' }, 'as of'),
          h('option', { value: 'knownAt', selected: moves === 'knownAt' }, 'as known at'),
        ),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'to-now',
          disabled: isNow,
          onClick: () => turned({ at: null, knownAt: null }, false),
        },
        'Back to now',
      ),
    ),
    span
      ? h(
          'div',
          { class: 'hands' },
          h(Changes, { span, zone }),
          h(Hand, { name: 'at', label: 'As of', span, zone, at: view.at, turned }),
          h(Hand, { name: 'knownAt', label: 'As known at', span, zone, at: view.knownAt, turned }),
        )
      : h(
          'p',
          { class: 'note' },
          isKnown ? 'Nothing was told yet.' : 'Not known yet from when to when the feed runs.',
        ),
    h(
      'p',
      { class: 'time-said' },
      problem ? h('span', { class: 'problem' }, problem) : isReady ? null : 'Asking…',
      span && ` Times of ${zoneName(zone, view.at ?? span.to)}.`,
    ),
  );
}

const handsOf = moves => (moves === 'both' ? ['at', 'knownAt'] : [moves]);

/** Moves on as soon as what was asked for is shown, but no faster than can be followed. */
function usePlay({ isPlaying, isReady, span, view, step, moves, turned, stop }) {
  const latest = useRef(null);
  latest.current = { view, span, step, moves, turned, stop };
  useEffect(() => {
    if (!isPlaying || !isReady) return undefined;
    const timer = setTimeout(() => {
      const now = latest.current;
      const hands = handsOf(now.moves);
      const moved = playedOn(now.span, now.view, hands, now.step);
      now.turned(moved, true);
      if (Object.values(moved).every(at => at === null)) now.stop();
    }, BEAT);
    return () => clearTimeout(timer);
  }, [isPlaying, isReady, view.at, view.knownAt]);
}

/** How much is told of when, and where disputes opened, so that the hands can be put where something happens. */
function Changes({ span, zone }) {
  const most = Math.max(1, ...span.bars.map(bar => bar.claims));
  const midnight = (at, of) => {
    const w = wall(at, of);
    return fromLocal(
      `${w.year}-${String(w.month).padStart(2, '0')}-${String(w.day).padStart(2, '0')}T00:00`,
      of,
    );
  };
  const wide = share(span, span.from + span.width) * 100;
  const place = (bar, count) => ({
    left: `${share(span, bar.at) * 100}%`,
    width: `max(1px, ${Math.min(wide, 100)}% - 1px)`,
    height: `${Math.max(6, Math.min(1, count / most) * 100)}%`,
  });
  return h(
    'div',
    { class: 'changes', 'aria-hidden': 'true' },
    span.bars.map(bar => [
      h('i', { key: bar.at, style: place(bar, bar.claims) }),
      bar.disputes > 0 && h('i', { key: `d${bar.at}`, class: 'disputed', style: place(bar, bar.disputes) }),
    ]),
    days(span, zone, 8, midnight).map(at =>
      h(
        'span',
        { key: at, style: { left: `${share(span, at) * 100}%` } },
        day(at, zone, wall(span.to, zone).year),
      ),
    ),
  );
}

function Hand({ name, label, span, zone, at, turned }) {
  const value = at ?? span.to;
  const told = at === null ? 'now' : dayAndClock(at, zone);
  const set = (to, isPassing) => turned({ [name]: to }, isPassing);
  const pressed = event => {
    const to = stepped(span, at, event.key, event.shiftKey);
    if (to === undefined) return;
    event.preventDefault();
    set(to, false);
  };
  const [fault, setFault] = useState(false);
  const typed = event => {
    const text = event.target.value.trim();
    const isNow = text === '' || text.toLowerCase() === 'now';
    const to = isNow ? null : fromTyped(text, zone, wall(span.to, zone).year);
    setFault(!isNow && to === null);
    if (isNow || to !== null) set(to, false);
    // what was typed is shown as it was understood
    if (isNow) event.target.value = NOW;
    else if (to !== null) event.target.value = dayAndClock(to, zone);
  };
  return h(
    'div',
    { class: 'hand' },
    h('span', { class: 'hand-name' }, h(Explained, { means: MEANS[name] }, label)),
    h('input', {
      type: 'range',
      min: span.from,
      max: span.to,
      step: HOUR / 4,
      value: Math.max(span.from, Math.min(span.to, value)),
      'aria-label': label,
      'aria-valuetext': told,
      onInput: event => set(Number(event.target.value) >= span.to ? null : Number(event.target.value), true),
      onKeyDown: pressed,
    }),
    h('input', {
      type: 'text',
      class: names('exact', at === null && 'unset'),
      'aria-label': `${label}, exact`,
      'aria-invalid': fault,
      'aria-describedby': fault ? `${name}-fault` : undefined,
      title: 'Such as 2024-11-30 22:00, 30 Nov 2024 22:00, or now',
      value: at === null ? NOW : told,
      spellcheck: false,
      autocomplete: 'off',
      onFocus: event => event.target.select(),
      onChange: typed,
      onKeyDown: event => event.key === 'Enter' && typed(event),
    }),
    fault &&
      h(
        'p',
        { id: `${name}-fault`, class: 'problem', role: 'alert' },
        'Not a time: write 2024-11-30 22:00, or now.',
      ),
  );
}
