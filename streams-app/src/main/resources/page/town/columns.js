import { h } from '../core/lib.js';
import { counted } from '../core/plain.js';
import { labelOf, SET_ASIDE, STANCE } from '../words/words.js';
import { Term } from '../words/term.js';
import { Claim } from './claim.js';
import { versionKey } from './claims.js';

/**
 * What each side says, beside each other: what stands, then, folded, what was set aside and why, and what is in force no longer.
 *
 * @param {object} given
 * @param {ReturnType<import('./claims.js').bySide>} given.sides
 * @param {object} given.common what every claim's card is given
 */
export function Columns({ sides, common }) {
  const shown = sides.filter(
    side => side.side !== 'PRO_OTHER' || side.live.length || side.setAside.size || side.ended.length,
  );
  return h(
    'div',
    { class: `columns columns-${shown.length}` },
    shown.map(side => h(Column, { key: side.side, side, common })),
  );
}

function Column({ side: { side, live, setAside, ended }, common }) {
  const aside = [...setAside.values()].reduce((sum, claims) => sum + claims.length, 0);
  const card = claim => h(Claim, { key: versionKey(claim), claim, ...common });
  return h(
    'section',
    { class: `column side-${side.toLowerCase().replace('_', '-')}`, 'aria-label': labelOf(STANCE, side) },
    h('h3', null, h(Term, { words: STANCE, of: side }), h('span', { class: 'number' }, live.length)),
    live.length
      ? live.map(card)
      : h('p', { class: 'silent' }, aside ? 'Nothing that still stands.' : 'Nothing was said.'),
    aside > 0 &&
      h(
        'details',
        { class: 'set-aside' },
        h('summary', null, `Set aside: ${aside}`),
        [...setAside].map(([reason, claims]) =>
          h(
            'div',
            { key: reason },
            h(
              'h4',
              { class: 'reason' },
              h(Term, { words: SET_ASIDE, of: reason }),
              h('span', { class: 'number' }, claims.length),
            ),
            claims.map(card),
          ),
        ),
      ),
    ended.length > 0 &&
      h(
        'details',
        { class: 'set-aside' },
        h('summary', null, `Not in force: ${counted(ended.length, 'version')}`),
        ended.map(card),
      ),
  );
}
