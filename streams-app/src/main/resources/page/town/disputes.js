import { h } from '../core/lib.js';
import { brief } from '../core/plain.js';
import { day, dayAndClock, moment } from '../core/times.js';
import { CLOSING, DISPUTE_KIND, labelOf, meaningOf } from '../words/words.js';
import { saying } from './claim.js';
import { allPositions, keyOf } from './claims.js';

/** The disputes of a town: the open ones first, then what became of the others. */
export function Disputes({ disputes, more, clock, show }) {
  if (!disputes.length) return null;
  const open = disputes.filter(dispute => dispute.state === 'OPEN');
  const closed = disputes.filter(dispute => dispute.state !== 'OPEN').reverse();
  return h(
    'section',
    { class: 'disputes', 'aria-label': 'Disputes' },
    h(
      'h3',
      null,
      'Disputes',
      h('span', { class: 'number' }, open.length ? `${open.length} open` : 'none open'),
    ),
    open.map(dispute => h(Dispute, { key: dispute.disputeId, dispute, clock, show })),
    closed.length > 0 &&
      h(
        'details',
        null,
        h('summary', null, `Earlier: ${closed.length + more}`),
        closed.map(dispute => h(Dispute, { key: dispute.disputeId, dispute, clock, show })),
      ),
  );
}

function Dispute({ dispute, clock, show }) {
  const { zone, year } = clock;
  const from = moment(dispute.openedAt);
  const to = moment(dispute.closedAt);
  const lapse = moment(dispute.lapsesAt);
  return h(
    'article',
    { class: 'dispute', 'data-dispute': dispute.disputeId },
    h(
      'h4',
      null,
      h('span', { title: meaningOf(DISPUTE_KIND, dispute.kind) }, labelOf(DISPUTE_KIND, dispute.kind)),
      ` since ${day(from, zone, year)}`,
      to !== null && `, closed ${day(to, zone, year)}`,
    ),
    dispute.closing &&
      h(
        'p',
        null,
        `Closed: ${labelOf(CLOSING, dispute.closing)}${dispute.reason ? ` (${dispute.reason})` : ''}.`,
      ),
    lapse !== null && dispute.state === 'OPEN' && h('p', null, Lapse({ lapse, clock })),
    h(
      'ul',
      null,
      allPositions(dispute.positions).map(position =>
        h(
          'li',
          { key: keyOf(position.claim) },
          h('bdi', null, brief(position.sourceName, 80)),
          ': ',
          h(
            'button',
            { type: 'button', class: 'link', onClick: () => show(position.claim) },
            saying(position),
          ),
        ),
      ),
    ),
  );
}

/** What the clock does to a contest of which nothing more is heard. */
export function Lapse({ lapse, clock }) {
  const when = dayAndClock(lapse, clock.zone, clock.year);
  return lapse > clock.now
    ? `It lapses on ${when} if nothing more is heard.`
    : `Nothing more was heard: looked at as of ${when} or later, it has lapsed.`;
}
