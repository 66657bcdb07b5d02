import { h } from '../core/lib.js';
import { brief } from '../core/plain.js';
import { KIND, labelOf, verdictInBrief } from '../words/words.js';
import { Mark } from '../map/marks.js';

/** Places inside this one that stand otherwise, and those around it. None inherits the other's status. */
export function Related({ exceptions, context, chosen }) {
  if (!exceptions.length && !context.length) return null;
  return h(
    'section',
    { class: 'related', 'aria-label': 'Places inside and around' },
    h(List, { title: 'Inside it', note: 'Each has a state of its own.', places: exceptions, chosen }),
    h(List, {
      title: 'Around it',
      note: 'What is said of a wider place is not said of this one.',
      places: context,
      chosen,
    }),
  );
}

function List({ title, note, places, chosen }) {
  if (!places.length) return null;
  return h(
    'div',
    null,
    h('h3', null, title),
    h('p', { class: 'note' }, note),
    h(
      'ul',
      null,
      places.map(place =>
        h(
          'li',
          { key: place.townId },
          h(Mark, { town: place, size: 18 }),
          h(
            'button',
            { type: 'button', class: 'link', onClick: () => chosen(place) },
            h('bdi', null, brief(place.name, 80)),
          ),
          h('small', null, ` ${labelOf(KIND, place.kind)}. ${verdictInBrief(place)}`),
        ),
      ),
    ),
  );
}
