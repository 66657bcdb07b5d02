import { h, names } from '../core/lib.js';
import { dayAndClock, eventTime, moment } from '../core/times.js';
import { labelOf, RULE, STATUS, verdictInBrief } from '../words/words.js';
import { colourOf, Mark, sidesOf } from '../map/marks.js';
import { keyOf } from './claims.js';

const LEAST = 3; // percent of the strip that the shortest state takes

/**
 * The states of a town one after another, as wide as they lasted. Each is a button that turns the page to when it began.
 *
 * @param {object} given
 * @param {object[]} given.entries as `/timeline` tells them
 * @param {object[]} given.disputes of the town: between whom it was contested
 * @param {Map<string, string>} given.precisions of the claims that caused them
 * @param {number} given.until where the strip ends
 * @param {number|null} given.at the time looked at
 * @param {{zone: string, year: number}} given.clock
 * @param {(at: number) => void} given.turned
 */
export function Strip({ entries, disputes, precisions, until, at, clock, turned }) {
  if (!entries.length) return null;
  const states = entries.map((entry, i) => {
    const from = moment(entry.at);
    const to = i + 1 < entries.length ? moment(entries[i + 1].at) : Math.max(until, from);
    const precision = entry.lapsed ? 'INSTANT' : precisions.get(entry.cause ? keyOf(entry.cause) : '');
    const when = eventTime(from, precision ?? 'DAY', clock.zone, clock.year);
    const isShown =
      at === null
        ? i === entries.length - 1
        : from <= at && (i + 1 === entries.length || moment(entries[i + 1].at) > at);
    return {
      entry: { ...entry, contenders: contenders(entry, disputes) },
      from,
      width: to - from,
      when,
      isShown,
    };
  });
  const whole = states.reduce((sum, state) => sum + state.width, 0) || 1;
  return h(
    'section',
    { class: 'strip', 'aria-label': 'States over time' },
    h('h3', null, 'Over time'),
    h(
      'div',
      { class: 'strip-bar' },
      states.map(({ entry, from, width, when, isShown }) =>
        h(
          'button',
          {
            key: from,
            type: 'button',
            class: names('state', `state-${entry.status.toLowerCase()}`, ...tints(entry), isShown && 'shown'),
            style: { flexGrow: Math.max(LEAST, (100 * width) / whole) },
            title: `${when}: ${verdictInBrief(entry)}`,
            'aria-label': `${when}: ${labelOf(STATUS, entry.status)}. ${verdictInBrief(entry)}. Look as of then.`,
            'aria-current': isShown ? 'time' : undefined,
            onClick: () => turned(from),
          },
          width / whole > 0.12 && h('span', null, labelOf(STATUS, entry.status)),
        ),
      ),
    ),
    h(
      'p',
      { class: 'strip-ends' },
      h('span', null, states[0].when),
      h('span', null, dayAndClock(until, clock.zone, clock.year)),
    ),
    h(
      'details',
      null,
      h(
        'summary',
        null,
        `${states.length === 1 ? 'The one state' : `All ${states.length} states`}, in words`,
      ),
      h(
        'ol',
        { class: 'states' },
        states.map(({ entry, from, when, isShown }) =>
          h(
            'li',
            { key: from, 'aria-current': isShown ? 'time' : undefined },
            h(Mark, { town: entry, size: 16 }),
            h('time', { dateTime: entry.at }, when),
            h(
              'span',
              null,
              `${verdictInBrief(entry)}. ${labelOf(RULE, entry.rule)}${entry.orderUncertain ? '; order uncertain' : ''}.`,
            ),
          ),
        ),
      ),
    ),
  );
}

function tints(entry) {
  const [left, right] = sidesOf(entry);
  return [`left-${colourOf(left)}`, `right-${colourOf(right)}`];
}

/** The parties of the dispute that a state is contested by. */
function contenders(entry, disputes) {
  const dispute = disputes.find(d => d.disputeId === entry.disputeId);
  if (!dispute) return [];
  const { proRegime, proOpposition, neutral, proOther } = dispute.positions;
  return [
    ...new Set(
      [...proRegime, ...proOpposition, ...neutral, ...proOther]
        .map(position => position.party)
        .filter(Boolean),
    ),
  ];
}
