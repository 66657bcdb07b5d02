import { h } from '../core/lib.js';
import { brief } from '../core/plain.js';
import { labelOf, RELIABILITY, STANCE } from '../words/words.js';
import { Combobox } from './combobox.js';
import { Field } from './fields.js';
import { sourceNamed, sourcesLike } from './sources.js';

/** A source or claimant, completed from the register; any other name can be written too. */
export function SourceField({ value, put, sources, hint, ...field }) {
  const found = sourcesLike(value, sources);
  const known = sourceNamed(value, sources);
  return h(Field, {
    ...field,
    hint: h('span', { role: 'status' }, known ? h(Standing, { source: known }) : hint(value.trim())),
    children: aria =>
      h(Combobox, {
        aria,
        label: 'Sources',
        value,
        maxLength: 200,
        options: found.map(source => ({
          key: source.id,
          draw: () =>
            h(
              'span',
              null,
              h('bdi', null, brief(source.name, 100)),
              h('span', { class: 'note' }, ` ${standing(source)}`),
            ),
        })),
        put,
        take: index => put(found[index].id),
      }),
  });
}

const isRated = ({ reliability }) => reliability && reliability !== 'F';

const standing = source =>
  `${labelOf(STANCE, source.stance)}, ${isRated(source) ? `grade ${source.reliability}` : 'not rated'}`;

function Standing({ source }) {
  return [
    h('bdi', null, h('strong', null, brief(source.name, 120))),
    `, ${standing(source)}. `,
    isRated(source) ? '' : RELIABILITY.F.means,
  ];
}
