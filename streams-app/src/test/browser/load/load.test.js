// The page with 5,000 towns and 100,000 claims: prints what was measured, and fails where it is far from fluid. Other sizes:
// PAGE_TOWNS, PAGE_CLAIMS. On a demo of its own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api } from '../lib/api.js';
import { launch, openWindow } from '../lib/chromium.js';
import { startDemo } from '../lib/demo.js';
import { desk as deskOf } from '../lib/desk.js';
import { framesWatched, idleFrames, watchFrames } from '../lib/frames.js';
import { until } from '../lib/until.js';
import { war } from '../lib/war.js';

const TOWNS = Number(process.env.PAGE_TOWNS ?? 5_000);
const CLAIMS = Number(process.env.PAGE_CLAIMS ?? 100_000);
const MINUTES = 60_000;

let demo;
let service;
let browser;

/** In arrays, for each call costs. */
async function send(path, items, many) {
  for (let from = 0; from < items.length; from += many) {
    await service.post(path, items.slice(from, from + many));
  }
}

before(
  async () => {
    demo = process.env.PAGE_LOADED
      ? { page: process.env.PAGE_LOADED, stop: async () => {} }
      : await startDemo();
    service = api(demo.page);
    browser = await launch();
    if (process.env.PAGE_LOADED) return;
    const began = performance.now();
    const { places, sources, reports } = war({ towns: TOWNS, claims: CLAIMS });
    await send('/api/places', places, 500);
    await send('/api/sources', sources, 100);
    const { received } = (await service.get('/api/status')).reports;
    await send('/api/reports', reports, 20);
    await until(
      async () => {
        const status = await service.get('/api/status');
        return (
          status.caughtUp &&
          status.reports.received >= received + reports.length &&
          status.unsettledTowns === 0
        );
      },
      'all that was told is in the states',
      { within: 15 * MINUTES, every: 500 },
    );
    say(`${TOWNS} towns with ${CLAIMS} claims told to the service in ${seconds(began)} s`);
  },
  { timeout: 20 * MINUTES },
);

after(async () => {
  await browser?.close();
  await demo?.stop();
});

const say = line => console.log(`load: ${line}`);
const seconds = since => ((performance.now() - since) / 1000).toFixed(1);
const told = ({ frames, median, p95, longest }) =>
  `${frames} frames, every ${median} ms, 95 % within ${p95} ms, the longest ${longest} ms`;

test('5,000 towns and 100,000 claims stay fluid', { timeout: 5 * MINUTES }, async () => {
  const { page, faults } = await openWindow(browser, demo.page, {});
  const desk = deskOf(page);
  page.setDefaultTimeout(60_000);
  const all = (await service.towns()).length;
  assert.ok(all >= TOWNS, `${all} towns`);

  await page.goto('about:blank');
  const idle = await idleFrames(page);
  say(`an empty page: ${told(idle)}`);

  const began = performance.now();
  await desk.open('?map=8/35.4/37.0');
  await desk.towns.getByRole('option').first().waitFor();
  const first = seconds(began);
  await until(async () => (await desk.count()) >= all, 'all towns are listed', { within: 60_000 });
  say(`first towns after ${first} s, all ${all} after ${seconds(began)} s`);
  await desk.live();

  const drawn = await page.locator('[role=option]').count();
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  say(`${drawn} rows and ${elements} elements for ${all} towns`);
  assert.ok(drawn < 120, 'only rows in sight are drawn');

  const resting = await idleFrames(page);
  say(`at rest: ${told(resting)}`);

  await watchFrames(page);
  await desk.towns.evaluate(
    list =>
      new Promise(done => {
        let frames = 0;
        const frame = () => {
          list.scrollTop += 180;
          if (++frames < 180) requestAnimationFrame(frame);
          else done();
        };
        requestAnimationFrame(frame);
      }),
  );
  fluid('scrolling the list', await framesWatched(page), idle);

  const box = await desk.map.boundingBox();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await watchFrames(page);
  for (const [x, y] of [
    [200, 0],
    [-200, 100],
    [0, -150],
  ]) {
    await page.mouse.move(middle.x + x, middle.y + y, { steps: 40 });
  }
  const panned = await framesWatched(page);
  await page.mouse.up();
  fluid('moving the map', panned, idle);

  await watchFrames(page);
  for (const key of ['ArrowDown', 'PageDown', 'End', 'Home']) {
    await desk.towns.focus();
    for (let i = 0; i < 15; i++) await page.keyboard.press(key);
  }
  fluid('keys in the list', await framesWatched(page), idle);

  const typed = performance.now();
  await desk.status('Contested').click();
  await until(async () => (await desk.count()) < all, 'filtered', { every: 5 });
  say(`a filter shows after ${Math.round(performance.now() - typed)} ms`);
  await desk.status('Contested').click();
  await until(async () => (await desk.count()) >= all, 'all again', { every: 5 });

  await desk.asKnownAt.focus();
  const steps = [];
  for (let i = 0; i < 24; i++) {
    const asked = page.waitForResponse(response => /\/api\/towns\?.*knownAt/.test(response.url()));
    const pressed = performance.now();
    await page.keyboard.press('ArrowLeft');
    const answer = await asked;
    await answer.finished();
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { requestStart, responseEnd } = answer.request().timing();
    steps.push({ shown: performance.now() - pressed, service: responseEnd - requestStart });
  }
  // the first read the store, and nothing was compiled yet
  const warm = steps.slice(8);
  const median = of => Math.round(warm.map(of).sort((a, b) => a - b)[warm.length / 2]);
  say(
    `a step of the hand of time shows after ${median(step => step.shown)} ms, of which the service takes ` +
      `${median(step => step.service)} (medians of ${warm.length}; the first took ${Math.round(steps[0].shown)})`,
  );
  await desk.backToNow.click();
  await until(async () => (await desk.count()) >= all, 'now again');

  const [news] = await Promise.all([service.ownSource(), watchFrames(page)]);
  const { places } = war({ towns: TOWNS, claims: 1 });
  const reports = Array.from({ length: 40 }, (_, n) => ({
    reportId: `news-${n}-${Date.now()}`,
    source: news.id,
    publishedAt: '2024-12-05T21:00:00+03:00',
    claims: places.slice(n * 10, n * 10 + 10).map(({ id }, i) => ({
      claimId: `c${i}`,
      place: id,
      assertion: 'FIGHTING',
      stance: 'NEUTRAL',
      eventTime: '2024-12-05T20:50:00+03:00',
      precision: 'INSTANT',
    })),
  }));
  for (const report of reports) await service.post('/api/reports', report);
  const contested = async () => {
    await service.caughtUp();
    return (await service.towns('status=CONTESTED')).length;
  };
  await until(
    async () =>
      Number((await desk.status('Contested').innerText()).replace(/\D/g, '')) === (await contested()),
    'the news are shown',
    { within: 60_000 },
  );
  fluid('400 towns that change while it is looked at', await framesWatched(page), idle, {
    median: 4,
    p95: 20,
  });

  const inspector = await page.context().newCDPSession(page);
  await inspector.send('HeapProfiler.collectGarbage');
  const heap = (await page.evaluate(() => performance.memory.usedJSHeapSize)) / 2 ** 20;
  say(`heap ${Math.round(heap)} MB`);
  assert.ok(heap < 400, `${heap} MB`);

  const opened = performance.now();
  await page.keyboard.press('Escape');
  await desk.open(`?town=${places[0].id}`);
  await desk.panel(places[0].name).whole.getByRole('article').first().waitFor();
  say(`a town by its address after ${seconds(opened)} s`);
  assert.deepEqual(faults, []);
});

/** Far from fluid is what takes many times what an empty page takes: machines differ, and others use them too. */
function fluid(what, watched, idle, { median = 3, p95 = 10 } = {}) {
  say(`${what}: ${told(watched)}`);
  assert.ok(watched.frames > 10, `${what}: frames`);
  assert.ok(
    watched.median <= idle.median * median,
    `${what}: ${watched.median} ms between frames, and ${idle.median} ms on an empty page`,
  );
  assert.ok(watched.p95 <= idle.median * p95, `${what}: one frame in 20 takes more than ${watched.p95} ms`);
}
