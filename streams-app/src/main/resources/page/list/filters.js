import { h, names, useState } from '../core/lib.js';
import { SORTS, STATUSES } from '../core/address.js';
import { counted } from '../core/plain.js';
import { dayAndClock } from '../core/times.js';
import { STATUS, partyLabel } from '../words/words.js';
import { Mark } from '../map/marks.js';

const HOURS = [1, 3, 6, 12, 24, 48, 72, 168];
const SORT_LABELS = {
  contested: 'Contested first',
  latest: 'Latest change first',
  name: 'Name',
  governorate: 'Governorate',
};
const PARTIES = ['regime', 'opposition', 'sdf', 'none', 'unknown'];

/**
 * What is chosen of the towns. Each change is told at once; text is looked up in any spelling.
 *
 * @param {object} given
 * @param {import('../core/address.js').View} given.view
 * @param {Record<string, number>} given.counts how many there are of each status
 * @param {string[]} given.governorates
 * @param {number} given.shown how many towns are shown
 * @param {number} given.all   how many there are
 * @param {{zone: string, now: number, isClock: boolean}} given.clock
 * @param {(patch: object) => void} given.chosen
 */
export function Filters({ view, counts, governorates, shown, all, clock, chosen }) {
  const [isUnfolded, unfold] = useState(false);
  const isFiltered = view.status.length || view.within || view.party || view.q || view.hours !== null;
  const toggle = status => {
    const others = view.status.filter(s => s !== status);
    chosen({
      status: STATUSES.filter(s =>
        s === status ? others.length === view.status.length : others.includes(s),
      ),
    });
  };
  const hours = view.hours !== null && !HOURS.includes(view.hours) ? [...HOURS, view.hours] : HOURS;
  return h(
    'form',
    {
      class: names('filters', isUnfolded && 'unfolded'),
      role: 'search',
      'aria-label': 'Towns',
      onSubmit: event => event.preventDefault(),
    },
    h(
      'div',
      { class: 'statuses', role: 'group', 'aria-label': 'Status' },
      STATUSES.map(status =>
        h(
          'button',
          {
            key: status,
            type: 'button',
            class: names('chip', `chip-${status.toLowerCase()}`),
            'aria-pressed': view.status.includes(status),
            title: STATUS[status].means,
            onClick: () => toggle(status),
          },
          h(Mark, { town: example(status), size: 16 }),
          STATUS[status].label,
          ' ',
          h('span', { class: 'number' }, counts[status].toLocaleString('en')),
        ),
      ),
    ),
    h(
      'div',
      { class: 'fields' },
      h(
        'label',
        { class: 'wide' },
        h('span', null, 'Search'),
        h('input', {
          type: 'search',
          value: view.q,
          placeholder: 'Name in any spelling, حماة too',
          autocomplete: 'off',
          spellcheck: false,
          maxLength: 100,
          onInput: event => chosen({ q: event.target.value }),
        }),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet more-filters',
          'aria-expanded': isUnfolded,
          onClick: () => unfold(!isUnfolded),
        },
        isUnfolded ? 'Fewer filters' : 'More filters',
      ),
      h(Choice, { label: 'Governorate', value: view.within, chosen: within => chosen({ within }) }, [
        ['', 'All'],
        ...withChosen(governorates, view.within).map(name => [name, name]),
      ]),
      h(Choice, { label: 'Held or claimed by', value: view.party, chosen: party => chosen({ party }) }, [
        ['', 'Anybody'],
        ...withChosen(PARTIES, view.party).map(party => [
          party,
          party === 'unknown' ? 'Not known' : partyLabel(party),
        ]),
      ]),
      h(
        Choice,
        {
          label: 'Changed in the last',
          value: view.hours ?? '',
          chosen: value => chosen({ hours: value === '' ? null : Number(value) }),
        },
        [['', 'Any time'], ...hours.map(n => [n, duration(n)])],
      ),
      h(
        Choice,
        { label: 'Sort', value: view.sort, chosen: sort => chosen({ sort }) },
        SORTS.map(sort => [sort, SORT_LABELS[sort]]),
      ),
    ),
    h(
      'p',
      { class: 'outcome' },
      `${shown === all ? counted(all, 'place') : `${shown.toLocaleString('en')} of ${counted(all, 'place')}`}`,
      view.hours !== null &&
        ` changed before ${dayAndClock(clock.now, clock.zone)}${clock.isClock ? '' : ', the latest that is told'}`,
      isFiltered &&
        h(
          'button',
          {
            type: 'button',
            class: 'quiet',
            onClick: () => chosen({ status: [], within: '', party: '', q: '', hours: null }),
          },
          'Show all',
        ),
    ),
  );
}

const example = status => ({ status, controller: null, claimedBy: null, contenders: [null, null] });

const duration = hours => (hours < 48 || hours % 24 ? counted(hours, 'hour') : counted(hours / 24, 'day'));

const withChosen = (known, value) => (value && !known.includes(value) ? [...known, value] : known);

function Choice({ label, value, chosen, children }) {
  return h(
    'label',
    null,
    h('span', null, label),
    h(
      'select',
      { value, onChange: event => chosen(event.target.value) },
      children.map(([of, text]) =>
        h('option', { key: of, value: of, selected: String(of) === String(value) }, text),
      ),
    ),
  );
}
