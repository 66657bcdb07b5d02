// Takes the pictures of the page that docs/images holds: npm run screenshots [NAME...]. They are the same from run to run, but for a pixel here
// and there: the feed is that of the seeds, and the times looked at are in the address.
import { execFileSync } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DESK, launch, openWindow, PHONE } from './lib/chromium.js';
import { sharedDemo } from './lib/demo.js';
import { desk as deskOf } from './lib/desk.js';
import { deskForms } from './lib/forms.js';
import { until } from './lib/until.js';

const FOLDER = fileURLToPath(new URL('../../../../docs/images/', import.meta.url));
const EVENING = encodeURIComponent('2024-11-30T22:00:00+03:00');

/** Until what moves has come to rest: two frames in which nothing was asked for and nothing is marked as busy. */
async function atRest(page) {
  await page.waitForLoadState('load');
  await until(
    () =>
      page.evaluate(
        () =>
          new Promise(done =>
            requestAnimationFrame(() =>
              requestAnimationFrame(() => done(!document.querySelector('[aria-busy=true]'))),
            ),
          ),
      ),
    'at rest',
  );
}

const VIEWS = {
  towns: { address: '', ready: ({ desk }) => desk.live() },
  hama: {
    address: `?town=hama&knownAt=${EVENING}&map=9/35.1318/36.7578`,
    async ready({ desk }) {
      await desk.panel('Hama').whole.getByRole('article').first().waitFor();
    },
  },
  time: {
    address: `?at=${EVENING}&knownAt=${EVENING}`,
    async ready({ desk }) {
      await until(async () => (await desk.count()) > 0, 'towns of that time');
      await desk.showTime();
      await desk.time.getByRole('button', { name: 'Play' }).click();
      await desk.time.getByRole('button', { name: 'Pause' }).waitFor();
    },
  },
  desk: {
    address: '?tab=desk',
    async ready({ page, desk }) {
      await desk.live();
      const forms = deskForms(page);
      await forms.openReport();
      await forms.source.fill('Enab Baladi');
      await page.keyboard.press('Escape');
      await forms.published.fill('2024-12-05T21:00');
      await forms.place.fill('صوران');
      await forms.report.getByText(/Could be any of these/).waitFor();
      await forms.place.scrollIntoViewIfNeeded();
    },
  },
  alerts: {
    address: '?tab=alerts',
    ready: ({ page }) => page.getByRole('list', { name: 'Alerts' }).getByRole('listitem').first().waitFor(),
  },
};

const SHOTS = [
  ...Object.keys(VIEWS).map(name => ({ view: name, width: 1280 })),
  ...['towns', 'hama', 'time', 'desk'].map(name => ({ view: name, width: 390 })),
  { view: 'towns', width: 390, name: 'map', map: true },
  { view: 'hama', width: 1280, dark: true },
  { view: 'towns', width: 390, dark: true },
];

/** Fewer colours take a third of the room; where no tool can do it, the picture stays as it is. */
function small(path) {
  try {
    execFileSync('pngquant', ['--force', '--ext', '.png', '--speed', '1', '128', path], { stdio: 'ignore' });
  } catch (e) {
    if (e.code !== 'ENOENT') throw e;
  }
}

const only = process.argv.slice(2);
const demo = await sharedDemo();
const browser = await launch();
try {
  await mkdir(FOLDER, { recursive: true });
  for (const { view, width, name = view, dark = false, map = false } of SHOTS) {
    const title = `page-${width}-${name}${dark ? '-dark' : ''}`;
    if (only.length && !only.includes(title)) continue;
    const { context, page, faults } = await openWindow(browser, demo.page, {
      viewport: width === 1280 ? DESK : PHONE,
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    const desk = deskOf(page);
    await desk.open(VIEWS[view].address);
    await VIEWS[view].ready({ page, desk });
    if (map) await desk.showMap();
    await atRest(page);
    const path = `${FOLDER}${title}.png`;
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    small(path);
    await context.close();
    console.log(
      `${title}.png ${Math.ceil((await stat(path)).size / 1024)} kB${faults.length ? ` ${faults}` : ''}`,
    );
  }
} finally {
  await browser.close();
  await demo.stop();
}
