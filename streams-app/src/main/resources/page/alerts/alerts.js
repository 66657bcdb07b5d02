import { h, names } from '../core/lib.js';
import { brief, counted, plain } from '../core/plain.js';
import { day, dayAndClock, lasting, moment } from '../core/times.js';
import { ALERT, labelOf, meaningOf } from '../words/words.js';

/** What wants somebody's eyes: an alert that nobody has acknowledged. */
export const isWaiting = alert => !alert.acknowledged && alert.kind === 'NEWLY_CONTESTED';

/**
 * The alerts, the latest first, and who has seen to them.
 *
 * @param {object} given
 * @param {object[]} given.alerts the oldest first
 * @param {boolean} given.isNews false in a replay, where nobody waits for anybody
 * @param {Set<string>} given.arrived those that came while the page was open
 * @param {{zone: string, year: number}} given.clock
 * @param {(alert: object) => void} given.opened
 * @param {((alert: object) => void)|null} given.acknowledged null where the reader may not
 * @param {(alert: object) => void} given.takenBack
 */
export function Alerts({ alerts, arrived, isNews, clock, opened, acknowledged, takenBack }) {
  if (!alerts.length) {
    return h(
      'p',
      { class: 'silent' },
      'No alert was raised yet. One is raised when a town becomes contested.',
    );
  }
  const waiting = alerts.filter(isWaiting);
  const since = new Map(alerts.map(alert => [alert.episodeId, alert]));
  return h(
    'div',
    { class: 'alerts' },
    h('p', { class: 'note' }, standing(alerts.length, waiting.length, isNews)),
    h(
      'ol',
      { 'aria-label': 'Alerts' },
      [...alerts].reverse().map(alert =>
        h(
          'li',
          {
            key: alert.alertId,
            class: names(
              'alert',
              `alert-${alert.kind.toLowerCase()}`,
              isNews && isWaiting(alert) && 'waiting',
              arrived.has(alert.alertId) && 'arrived',
            ),
          },
          h(
            'p',
            { class: 'alert-kind' },
            h('span', { class: 'badge', title: meaningOf(ALERT, alert.kind) }, labelOf(ALERT, alert.kind)),
            ' ',
            h('time', { dateTime: alert.at }, day(moment(alert.at), clock.zone, clock.year)),
            alert.durationMillis && ` after ${lasting(alert.durationMillis)}`,
          ),
          h(
            'p',
            null,
            h(
              'button',
              { type: 'button', class: 'link headline', onClick: () => opened(alert) },
              h('bdi', null, brief(alert.headline, 400)),
            ),
          ),
          h(Since, { alert, latest: since.get(alert.episodeId), clock }),
          h(Seen, { alert, clock, acknowledged, takenBack }),
        ),
      ),
    ),
  );
}

/** What became of the contest that an alert told of. */
function Since({ alert, latest, clock }) {
  if (alert.kind !== 'NEWLY_CONTESTED' || latest.alertId === alert.alertId) return null;
  return h(
    'p',
    { class: 'note' },
    `Since then: ${labelOf(ALERT, latest.kind).toLowerCase()}, ${day(moment(latest.at), clock.zone, clock.year)}.`,
  );
}

function standing(all, waiting, isNews) {
  if (!isNews) return `${counted(all, 'alert')}, as they were raised in the replay.`;
  const of = `Of ${counted(all, 'alert')} of the last two weeks, the latest raised first, `;
  return waiting
    ? `${of}${waiting} ${waiting === 1 ? 'waits' : 'wait'} to be acknowledged.`
    : `${of}none waits to be acknowledged.`;
}

function Seen({ alert, clock, acknowledged, takenBack }) {
  const name = plain(alert.town);
  if (alert.acknowledged) {
    const { editor, at, note } = alert.acknowledged;
    return h(
      'p',
      { class: 'note' },
      'Acknowledged by ',
      h('bdi', null, brief(editor, 60)),
      `, ${dayAndClock(moment(at), clock.zone)}`,
      note && [': ', h('bdi', null, brief(note, 200))],
      acknowledged && [
        ' ',
        h(
          'button',
          {
            type: 'button',
            class: 'link',
            'aria-label': `Take back: ${name}`,
            onClick: () => takenBack(alert),
          },
          'Take back',
        ),
      ],
    );
  }
  if (!acknowledged) return null;
  return h(
    'p',
    null,
    h(
      'button',
      {
        type: 'button',
        class: isWaiting(alert) ? 'strong' : 'quiet',
        'aria-label': `Acknowledge: ${name}`,
        onClick: () => acknowledged(alert),
      },
      'Acknowledge',
    ),
  );
}

/** The latest alerts that came while the page was open and wait, over the map, until somebody has seen to them. */
export function Arrived({ alerts, arrived, opened, acknowledged }) {
  const waiting = alerts.filter(alert => arrived.has(alert.alertId) && isWaiting(alert));
  if (!waiting.length) return null;
  const [latest] = waiting.slice(-1);
  return h(
    'section',
    { class: 'arrived', 'aria-label': 'New alert' },
    h('p', null, h('strong', null, h('bdi', null, brief(latest.headline, 240)))),
    h(
      'p',
      null,
      h('button', { type: 'button', onClick: () => opened(latest) }, 'Open'),
      acknowledged && h('button', { type: 'button', onClick: () => acknowledged(latest) }, 'Acknowledge'),
      waiting.length > 1 && h('span', { class: 'note' }, `and ${waiting.length - 1} more`),
    ),
  );
}
