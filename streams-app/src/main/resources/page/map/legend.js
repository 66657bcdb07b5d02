import { h, useState } from '../core/lib.js';
import { keep, recall } from '../core/kept.js';
import { Term } from '../words/term.js';
import { STATUS } from '../words/words.js';
import { Mark } from './marks.js';

const EXAMPLES = [
  ['CONTESTED', { status: 'CONTESTED', contenders: ['regime', 'opposition'] }],
  ['CLAIMED', { status: 'CLAIMED', claimedBy: 'opposition', controller: 'regime' }],
  ['UNCLEAR', { status: 'UNCLEAR', controller: null }],
  ['REPORTED', { status: 'REPORTED', controller: 'opposition' }],
  ['CONFIRMED', { status: 'CONFIRMED', controller: 'opposition' }],
];

const PARTIES = [
  ['regime', 'R', 'Regime'],
  ['opposition', 'O', 'Opposition'],
  ['sdf', 'S', 'SDF'],
  ['other', '', 'Another party'],
  ['none', '–', 'Nobody'],
  ['unknown', '?', 'Not known'],
];

const PLACES = [
  ['TOWN', 'Town, village'],
  ['BASE', 'Base, prison, hill, quarter'],
  ['AREA', 'Area, road'],
];

const KEY = 'claimline.legend';

/** What the marks mean. Folded where there is little room, and for those who folded it. */
export function Legend({ isFolded }) {
  const [isOpen] = useState(() => !isFolded && recall(KEY) !== 'folded');
  const toggled = event => {
    if (!isFolded) keep(KEY, event.target.open ? 'open' : 'folded');
  };
  return h(
    'details',
    { class: 'legend', open: isOpen, onToggle: toggled },
    h('summary', null, 'Legend'),
    h('h2', null, 'Shape: status'),
    h(
      'ul',
      null,
      EXAMPLES.map(([status, town]) =>
        h('li', { key: status }, h(Mark, { town }), h(Term, { words: STATUS, of: status })),
      ),
    ),
    h('h2', null, 'Colour: who holds it'),
    h(
      'ul',
      { class: 'parties' },
      PARTIES.map(([party, letter, label]) =>
        h(
          'li',
          { key: party },
          h('span', { class: `swatch swatch-${party}`, 'aria-hidden': 'true' }, letter),
          label,
        ),
      ),
    ),
    h(
      'p',
      null,
      'Half and half: who claims it, left; who is assessed to hold it, right. Contested: both sides.',
    ),
    h('h2', null, 'Sign: what it is'),
    h(
      'ul',
      null,
      PLACES.map(([kind, label]) =>
        h('li', { key: kind }, h(Mark, { town: { status: 'REPORTED', controller: 'none', kind } }), label),
      ),
    ),
  );
}
