import { h } from './core/lib.js';
import { TABS } from './core/address.js';

/**
 * What stands beside the map. Arrows move from one to the next.
 *
 * @param {object} given
 * @param {Record<string, [string, number|null|undefined]>} given.labels each with a count that may follow
 * @param {string} given.chosen
 * @param {(tab: string) => void} given.turn
 */
export function Tabs({ labels, chosen, turn }) {
  const pressed = event => {
    const to = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!to) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(chosen) + to + TABS.length) % TABS.length];
    turn(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'What is shown', onKeyDown: pressed },
    TABS.map(tab =>
      h(
        'button',
        {
          key: tab,
          type: 'button',
          role: 'tab',
          id: `tab-${tab}`,
          'aria-selected': tab === chosen,
          'aria-controls': tab === chosen ? `panel-${tab}` : undefined,
          tabIndex: tab === chosen ? 0 : -1,
          onClick: () => turn(tab),
        },
        labels[tab][0],
        labels[tab][1] !== null &&
          labels[tab][1] !== undefined && [
            ' ',
            h('span', { class: 'number' }, labels[tab][1].toLocaleString('en')),
          ],
      ),
    ),
  );
}
