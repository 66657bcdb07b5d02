import { until } from './until.js';

// The page by what a reader calls its parts: roles and names, never classes.

/** @param {import('playwright-core').Page} page */
export function desk(page) {
  const towns = page.getByRole('listbox', { name: 'Towns' });
  const map = page.getByRole('region', { name: 'Map', exact: true });
  const time = page.getByRole('region', { name: 'Time', exact: true });
  return {
    open: (search = '') => page.goto(`/${search}`),
    tab: name => page.getByRole('tab', { name }),
    /** Waits until the page shows news as they come. */
    live: () => page.locator('[data-part=connection][data-state=live]').waitFor({ state: 'attached' }),
    connection: () => page.locator('[data-part=connection]').getAttribute('data-state'),
    banner: page.getByText('Connection lost'),
    said: page.locator('#said'),

    towns,
    /** Waits until a town is in the list, whether or not its row is in sight. */
    listed: (name, within) =>
      until(
        async () => {
          await towns.focus();
          await page.keyboard.press(name[0].toLowerCase());
          return towns.getByRole('option', { name }).isVisible();
        },
        `${name} in the list`,
        { within },
      ),
    town: name => towns.getByRole('option', { name }),
    /** How many towns there are in the list, those among them that are not drawn because they are out of sight. */
    count: () =>
      towns
        .getByRole('option')
        .evaluateAll(rows => (rows.length ? Number(rows[0].getAttribute('aria-setsize') ?? rows.length) : 0)),
    status: name => page.getByRole('group', { name: 'Status' }).getByRole('button', { name }),
    governorate: page.getByRole('combobox', { name: 'Governorate' }),
    search: page.getByRole('searchbox', { name: 'Search' }),
    changedWithin: page.getByRole('combobox', { name: 'Changed in the last' }),
    sort: page.getByRole('combobox', { name: 'Sort' }),

    /** On a phone the hands of time are folded away. */
    async showTime() {
      const folded = time.getByRole('button', { name: /^Time:/ });
      if (await folded.isVisible()) await folded.click();
    },
    map,
    /** On a phone either the list is shown or the map. */
    showMap: () => page.getByRole('button', { name: 'Show the map' }).click(),
    time,
    asOf: time.getByRole('slider', { name: 'As of' }),
    asKnownAt: time.getByRole('slider', { name: 'As known at' }),
    backToNow: time.getByRole('button', { name: 'Back to now' }),
    asOfExact: page.getByLabel('As of, exact'),
    asKnownAtExact: page.getByLabel('As known at, exact'),

    /** The panel of a town. */
    panel(name) {
      const panel = page.getByRole('region', { name, exact: true });
      return {
        whole: panel,
        heading: panel.getByRole('heading', { level: 2, name }),
        verdict: panel.locator('[data-part=verdict]'),
        /** The status that the panel tells, as the method names it. */
        status: () => panel.locator('[data-status]').first().getAttribute('data-status'),
        column: camp => panel.getByRole('region', { name: camp }),
      };
    },
    back: page.getByRole('button', { name: 'All towns' }).or(page.getByRole('link', { name: 'All towns' })),
  };
}
