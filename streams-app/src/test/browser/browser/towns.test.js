// What a reader sees first, and how the towns are found: list, filters, search, map.
import assert from 'node:assert/strict';
import { PHONE } from '../lib/chromium.js';
import { becomes, until } from '../lib/until.js';
import { scene } from '../lib/scene.js';

const STATUSES = ['Contested', 'Claimed', 'Unclear', 'Reported', 'Confirmed'];
const ofStatus = (towns, status) => towns.filter(town => town.status === status.toUpperCase());

scene('all towns are listed, contested ones first, and counted by status', {}, async ({ desk, service }) => {
  await desk.open();
  const towns = await service.towns();
  await becomes(desk.count, towns.length, 'as many towns as the service has');
  for (const status of STATUSES) {
    const number = ofStatus(towns, status).length;
    await until(
      async () => (await desk.status(status).innerText()).includes(String(number)),
      `${number} ${status}`,
    );
  }
  const contested = ofStatus(towns, 'Contested').map(town => town.name);
  const first = await desk.towns.getByRole('option').first().innerText();
  assert.ok(
    contested.some(name => first.includes(name)),
    `${first} is one of ${contested}`,
  );
});

scene('the map is drawn from what the service itself brings', {}, async ({ desk, page }) => {
  await desk.open();
  await desk.towns.getByRole('option').first().waitFor();
  await until(
    () =>
      page.evaluate(() =>
        [...document.querySelectorAll('canvas')].some(canvas => {
          if (!canvas.width || !canvas.height) return false;
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          const colours = new Set();
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 3] === 255) colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
          }
          return colours.size > 8;
        }),
      ),
    'marks of several colours on the map',
  );
});

scene('statuses are chosen one by one, and together', {}, async ({ desk, service, page }) => {
  await desk.open();
  const towns = await service.towns();
  const shown = async (...statuses) =>
    becomes(desk.count, statuses.flatMap(status => ofStatus(towns, status)).length, `only ${statuses}`);
  await desk.status('Contested').click();
  await shown('Contested');
  assert.equal(await desk.status('Contested').getAttribute('aria-pressed'), 'true');
  await desk.status('Unclear').click();
  await shown('Contested', 'Unclear');
  await until(
    () => new URL(page.url()).searchParams.get('status') === 'CONTESTED,UNCLEAR',
    'the address says so',
  );
  await desk.status('Contested').click();
  await shown('Unclear');
  await desk.status('Unclear').click();
  await becomes(desk.count, towns.length, 'all again');
});

scene('a governorate is chosen', {}, async ({ desk, service }) => {
  await desk.open();
  await desk.governorate.selectOption('Idlib');
  const towns = await service.towns();
  await becomes(desk.count, towns.filter(town => town.governorate === 'Idlib').length, 'those of Idlib');
  await desk.town(/Maarat al-Numan/).waitFor();
});

scene('a town is found in any spelling', {}, async ({ desk, page }) => {
  await desk.open();
  await desk.live();
  for (const spelling of ['Hamah', 'حماة', 'حماه', 'hama', 'HAMA']) {
    await desk.search.fill(spelling);
    await until(async () => (await desk.count()) < 60, `not all of them for ${spelling}`);
    await until(
      async () =>
        (await desk.towns.getByRole('option').allInnerTexts()).some(text =>
          /^Hama\b(?! \w)/.test(text.trim()),
        ),
      `Hama among those found as ${spelling}`,
    );
    await until(() => new URL(page.url()).searchParams.get('q') === spelling, 'the address says so');
    await desk.search.fill('');
    await until(async () => (await desk.count()) > 60, 'all again');
  }
});

scene('what nothing is called leaves an empty list, and says so', {}, async ({ desk, page }) => {
  await desk.open();
  await desk.towns.getByRole('option').first().waitFor();
  await desk.search.fill('Xyzzyqqq');
  await becomes(desk.count, 0, 'no town');
  await page.getByText(/0 of \d+/).waitFor();
});

scene('towns are narrowed by when they changed last', {}, async ({ desk, service }) => {
  await desk.open('?at=2024-11-30T22:00:00%2B03:00');
  const at = Date.parse('2024-11-30T22:00:00+03:00');
  const towns = await service.towns('at=2024-11-30T22:00:00%2B03:00');
  const within = hours =>
    towns.filter(({ since }) => Date.parse(since) > at - hours * 3_600_000 && Date.parse(since) <= at).length;
  assert.ok(within(6) > 0 && within(6) < towns.length, 'the feed has such towns and others');
  await becomes(desk.count, towns.length, 'all of that evening');
  await desk.changedWithin.selectOption('6');
  await becomes(desk.count, within(6), 'those of the six hours before');
});

scene('a town is opened in the list, and left again', {}, async ({ desk, page }) => {
  await desk.open();
  await desk.search.fill('Hama');
  await desk.town(/^Hama حماة/).click();
  const hama = desk.panel('Hama');
  await hama.heading.waitFor();
  assert.equal(new URL(page.url()).searchParams.get('town'), 'hama');
  for (const camp of ['Pro-regime', 'Neutral', 'Pro-opposition']) await hama.column(camp).waitFor();
  assert.match(await hama.verdict.innerText(), /\w+ \w+ \w+/, 'a sentence');
  await desk.back.click();
  await hama.heading.waitFor({ state: 'hidden' });
  assert.equal(new URL(page.url()).searchParams.get('town'), null);
  await page.goBack();
  await hama.heading.waitFor();
});

for (const [where, viewport] of [
  ['a desk', undefined],
  ['a phone', PHONE],
]) {
  scene(`a town is opened on the map, on ${where}`, { viewport }, async ({ desk, page }) => {
    await desk.open('?map=13/35.1318/36.7578');
    if (viewport) await desk.showMap();
    await desk.live();
    const hama = desk.panel('Hama');
    const box = await desk.map.boundingBox();
    await desk.map.click({ position: { x: box.width / 2, y: box.height / 2 } });
    await hama.heading.waitFor();
    assert.equal(new URL(page.url()).searchParams.get('town'), 'hama');
  });
}
