import { h, names, useEffect, useLayoutEffect, useRef, useState } from '../core/lib.js';
import { brief } from '../core/plain.js';
import { Arabic } from '../core/text.js';
import { day, lasting } from '../core/times.js';
import { KIND, labelOf, verdictInBrief } from '../words/words.js';
import { Mark } from '../map/marks.js';

const ROW = 56;
const BEYOND = 8; // rows drawn above and below what is seen

/**
 * The list of towns. Only rows in sight are drawn, so that its length costs nothing; it is one stop for the keyboard, in which arrows,
 * Home, End and the first letter of a name move, and Enter opens.
 *
 * @param {object} given
 * @param {import('../core/model.js').Town[]} given.towns in order
 * @param {string|null} given.open
 * @param {Map<string, number>} given.fresh
 * @param {{zone: string, now: number, year: number}} given.clock
 * @param {(town: object) => void} given.chosen
 * @param {(id: string|null) => void} given.meant a town is pointed at, or none any more
 */
export function TownList({ towns, open, fresh, clock, chosen, meant }) {
  const box = useRef(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const [active, setActive] = useState(null);
  const at = Math.max(
    0,
    towns.findIndex(town => town.townId === (active ?? open)),
  );

  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => setHeight(box.current?.clientHeight ?? 600));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);

  // what is opened on the map is in sight in the list too
  useEffect(() => {
    if (!open) return;
    setActive(open);
    const index = towns.findIndex(town => town.townId === open);
    if (index >= 0) bringIntoSight(box.current, index);
  }, [open]);

  const go = index => {
    const to = Math.max(0, Math.min(towns.length - 1, index));
    setActive(towns[to].townId);
    meant(towns[to].townId);
    bringIntoSight(box.current, to);
  };

  const pressed = event => {
    if (!towns.length || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const steps = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    };
    if (event.key in steps) go(at + steps[event.key]);
    else if (event.key === 'Enter' || event.key === ' ') chosen(towns[at]);
    else if (event.key.length === 1) jump(event.key.toLowerCase());
    else return;
    event.preventDefault();
  };

  const jump = letter => {
    const order = [...towns.keys()].map(i => (at + 1 + i) % towns.length);
    const found = order.find(i => towns[i].name.toLowerCase().startsWith(letter));
    if (found !== undefined) go(found);
  };

  const first = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const last = Math.min(towns.length, Math.ceil((top + height) / ROW) + BEYOND);
  const drawn = [];
  for (let i = first; i < last; i++) drawn.push(i);
  // the row that is named as active is there even when it was scrolled away
  if (towns.length && !drawn.includes(at)) drawn.push(at);

  return h(
    'div',
    {
      ref: box,
      class: 'towns-list',
      role: 'listbox',
      tabIndex: 0,
      'aria-label': 'Towns',
      'aria-activedescendant': towns.length ? rowId(towns[at]) : undefined,
      onKeyDown: pressed,
      onMouseLeave: () => meant(null),
      onBlur: () => meant(null),
      onScroll: () => setTop(box.current.scrollTop),
    },
    h(
      'div',
      { role: 'presentation', style: { height: `${towns.length * ROW}px`, position: 'relative' } },
      drawn.map(i =>
        h(Row, {
          key: towns[i].townId,
          town: towns[i],
          index: i,
          count: towns.length,
          isOpen: towns[i].townId === open,
          isActive: i === at,
          isFresh: fresh.has(towns[i].townId),
          clock,
          chosen,
          meant,
        }),
      ),
    ),
  );
}

const rowId = town => `town-${town.townId}`;

function bringIntoSight(box, index) {
  if (!box) return;
  const from = index * ROW;
  if (from < box.scrollTop) box.scrollTop = from;
  else if (from + ROW > box.scrollTop + box.clientHeight) box.scrollTop = from + ROW - box.clientHeight;
}

/** Where whoever reads aloud draws breath. */
const Pause = () => h('span', { class: 'unseen' }, '. ');

function Row({ town, index, count, isOpen, isActive, isFresh, clock, chosen, meant }) {
  const isOld = town.staleAt !== null && town.staleAt < clock.now;
  return h(
    'div',
    {
      id: rowId(town),
      class: names('row', isOpen && 'open', isActive && 'active', isFresh && 'fresh'),
      role: 'option',
      'aria-selected': isOpen,
      'aria-posinset': index + 1,
      'aria-setsize': count,
      'data-status': town.status,
      style: { top: `${index * ROW}px` },
      onClick: () => chosen(town),
      onMouseEnter: () => meant(town.townId),
    },
    h(Mark, { town, size: 22 }),
    h(
      'span',
      { class: 'row-text' },
      h(
        'span',
        { class: 'row-name' },
        h('strong', null, h('bdi', null, brief(town.name, 80))),
        ' ',
        h(Arabic, { name: town.arabicName, most: 40 }),
        h(Pause),
      ),
      h(
        'small',
        { class: 'row-where' },
        [labelOf(KIND, town.kind), town.governorate].filter(Boolean).join(', '),
        h(Pause),
      ),
      h('span', { class: 'row-state' }, verdictInBrief(town), h(Pause)),
      town.sinceAt !== null &&
        h(
          'time',
          {
            class: 'row-since',
            title: isOld ? `nothing heard for ${lasting(clock.now - town.lastAt)}` : undefined,
          },
          // how exact it is the list is not told, so it tells the day
          `${isOld ? 'old, ' : ''}since ${day(town.sinceAt, clock.zone, clock.year)}`,
        ),
    ),
  );
}
