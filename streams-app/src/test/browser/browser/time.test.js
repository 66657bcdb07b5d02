// The two hands of time, and the address that holds what they show.
import assert from 'node:assert/strict';
import { becomes, until } from '../lib/until.js';
import { desk as deskOf } from '../lib/desk.js';
import { scene } from '../lib/scene.js';

const EVENING = '2024-11-30T22:00';
// as the field takes it and as it tells it
const EVENING_TOLD = /^(2024-11-30T22:00|30 Nov 2024, 22:00)$/;
const EVENING_ISO = '2024-11-30T22:00:00+03:00';
const ENCODED = encodeURIComponent(EVENING_ISO);

async function contestedWithBothSides(desk) {
  const hama = desk.panel('Hama');
  await becomes(hama.status, 'CONTESTED', 'Hama is told to be contested');
  for (const camp of ['Pro-regime', 'Pro-opposition']) {
    const claims = hama.column(camp).getByRole('article');
    await until(async () => (await claims.count()) > 0, `claims of ${camp}`);
  }
  assert.match(await hama.whole.innerText(), /Regime soldiers filming themselves/);
  assert.match(await hama.whole.innerText(), /Published video of a convoy in Hama/);
}

scene(
  'as it was known at 22:00 on 30 November, Hama is contested, with the claims of both sides',
  {},
  async ({ desk, page }) => {
    await desk.open('?town=hama');
    const hama = desk.panel('Hama');
    await hama.heading.waitFor();
    assert.notEqual(await hama.status(), 'CONTESTED', 'by now it is not');
    await desk.asKnownAtExact.fill(EVENING);
    await desk.asKnownAtExact.blur();
    await contestedWithBothSides(desk);
    assert.equal(new URL(page.url()).searchParams.get('knownAt'), EVENING_ISO);
    const told = await hama.whole.innerText();
    assert.doesNotMatch(told, /Syrian army command/, 'what was published later was not known');
  },
);

scene('a colleague who opens the address sees the same', {}, async ({ desk, service }) => {
  await desk.open(`?town=hama&knownAt=${ENCODED}`);
  await contestedWithBothSides(desk);
  const then = await service.towns(`knownAt=${ENCODED}`);
  assert.match(await desk.asKnownAtExact.inputValue(), EVENING_TOLD);
  assert.match(await desk.asOfExact.inputValue(), /^(now)?$/);
  await desk.back.click();
  await becomes(desk.count, then.length, 'the towns of that time');
});

scene('the list and the map show the time that the hands show', {}, async ({ desk, service }) => {
  await desk.open();
  const now = await service.towns();
  await becomes(desk.count, now.length, 'all towns by now');
  await desk.asOfExact.fill('2024-11-29T12:00');
  await desk.asOfExact.blur();
  const then = await service.towns(`at=${encodeURIComponent('2024-11-29T12:00:00+03:00')}`);
  assert.ok(then.length < now.length);
  await becomes(desk.count, then.length, 'those of that noon');
  await desk.backToNow.click();
  await becomes(desk.count, (await service.towns()).length, 'all again');
});

scene('the hands move by the keys of a slider', {}, async ({ desk, page }) => {
  await desk.open(`?at=${ENCODED}`);
  await desk.asOf.waitFor();
  const said = () => desk.asOf.getAttribute('aria-valuetext');
  const before = await said();
  assert.match(before, /30 Nov.*22:00/);
  await desk.asOf.focus();
  await page.keyboard.press('ArrowLeft');
  await until(async () => (await said()) !== before, 'an earlier time is told');
  assert.match(await said(), /30 Nov.*2[01]:/);
  const earlier = new URL(page.url()).searchParams.get('at');
  assert.ok(Date.parse(earlier) < Date.parse(EVENING_ISO), earlier);
  await page.keyboard.press('End');
  await until(() => new URL(page.url()).searchParams.get('at') === null, 'at its end it is now');
});

scene('it plays from where the hands stand, and pauses', {}, async ({ desk, page }) => {
  await desk.open(`?at=${ENCODED}&knownAt=${ENCODED}`);
  const hands = async () => Number(await desk.asKnownAt.inputValue());
  await desk.asKnownAt.waitFor();
  const from = await hands();
  await desk.time.getByRole('button', { name: 'Play' }).click();
  await until(async () => (await hands()) > from + 3_600_000, 'it moves on');
  await desk.time.getByRole('button', { name: 'Pause' }).click();
  await desk.time.getByRole('button', { name: 'Play' }).waitFor();
  assert.ok(Date.parse(new URL(page.url()).searchParams.get('knownAt')) >= from, 'the address moves along');
});

scene('the address holds the whole view, and gives it back', {}, async ({ desk, page, context }) => {
  await desk.open();
  await desk.towns.getByRole('option').first().waitFor();
  await desk.status('Contested').click();
  await desk.governorate.selectOption('Hama');
  await desk.sort.selectOption({ label: 'Name' });
  await desk.asKnownAtExact.fill(EVENING);
  await desk.asKnownAtExact.blur();
  await until(
    () => new URL(page.url()).searchParams.get('knownAt') === EVENING_ISO,
    'the time is in the address',
  );
  await desk.search.fill('حماة');
  await until(() => new URL(page.url()).searchParams.get('q') === 'حماة', 'the text is in the address');
  await desk.town(/Hama/).first().click();
  await desk.panel('Hama').heading.waitFor();
  const address = page.url();

  const other = await context.newPage();
  await other.goto(address);
  const there = deskOf(other);
  await there.panel('Hama').heading.waitFor();
  await becomes(() => there.panel('Hama').status(), 'CONTESTED', 'the same town at the same time');
  assert.match(await there.asKnownAtExact.inputValue(), EVENING_TOLD);
  await there.back.click();
  assert.equal(await there.status('Contested').getAttribute('aria-pressed'), 'true');
  assert.equal(await there.governorate.inputValue(), 'Hama');
  assert.equal(await there.search.inputValue(), 'حماة');
  await desk.back.click();
  await until(async () => (await there.count()) > 0, 'towns are listed');
  await becomes(there.count, await desk.count(), 'the same towns are listed');
});

scene('an address that cannot be used in full says so', {}, async ({ desk, page }) => {
  await desk.open('?knownAt=yesterday&status=LOST');
  await desk.towns.getByRole('option').first().waitFor();
  await page.getByText(/knownAt=yesterday/).waitFor();
});
