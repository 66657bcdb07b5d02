// News as they come, a line that is cut, and alerts.
import assert from 'node:assert/strict';
import { becomes, until } from '../lib/until.js';
import { deskForms } from '../lib/forms.js';
import { desk as deskOf } from '../lib/desk.js';
import { scene } from '../lib/scene.js';

/** Makes one side claim it and the other rebut it. */
async function contest(service, place) {
  const [ours, theirs] = await Promise.all([
    service.ownSource('PRO_OPPOSITION'),
    service.ownSource('PRO_REGIME'),
  ]);
  await service.told(theirs, place, {
    assertion: 'CONTROLS',
    party: 'regime',
    eventTime: '2024-12-05T18:00:00+03:00',
  });
  await service.told(ours, place, { assertion: 'CAPTURED' });
  await service.told(theirs, place, {
    assertion: 'PRESENT',
    party: 'regime',
    eventTime: '2024-12-05T20:30:00+03:00',
  });
}

scene('a town that changes is shown within about a second, and said', {}, async ({ desk, service }) => {
  const [place, source] = await Promise.all([service.ownPlace(), service.ownSource()]);
  await desk.open();
  await desk.live();
  await desk.governorate.selectOption('Hama');
  await service.told(source, place);
  const answered = performance.now();
  await desk.listed(place.name, 5_000);
  const took = performance.now() - answered;
  await until(async () => (await desk.said.innerText()).includes(place.name), 'it is said');
  assert.ok(took < 2_500, `shown ${Math.round(took)} ms after the service had it`);
});

scene('the panel of an open town follows what is told', {}, async ({ desk, service }) => {
  const [place, source] = await Promise.all([service.ownPlace(), service.ownSource()]);
  await service.told(source, place, { assertion: 'FIGHTING' });
  await service.becomes(place.id, 'CONTESTED');
  await desk.open(`?town=${place.id}`);
  const panel = desk.panel(place.name);
  await becomes(panel.status, 'CONTESTED', 'as it stood');
  await desk.live();
  await service.told(source, place, { eventTime: '2024-12-05T20:45:00+03:00' });
  await service.becomes(place.id, 'REPORTED');
  await becomes(panel.status, 'REPORTED', 'as it stands');
});

scene(
  'a line that is cut is told, and what was told meanwhile is not missed',
  { line: true, allow: ['cut'] },
  async ({ desk, service, page, line }) => {
    const source = await service.ownSource();
    const places = await Promise.all(Array.from({ length: 3 }, () => service.ownPlace()));
    await desk.open('');
    await desk.live();
    const before = await service.towns();
    await becomes(desk.count, before.length, 'all towns');

    line.cut();
    await desk.banner.first().waitFor();
    await becomes(desk.connection, 'lost', 'the line is told to be lost');

    for (const place of places) await service.told(source, place);
    for (const place of places) await service.becomes(place.id, 'REPORTED');
    assert.equal(await desk.count(), before.length, 'the page cannot know yet');

    await page.evaluate(() => (globalThis.notLoadedAgain = true));
    line.restore();
    await becomes(desk.connection, 'live', 'the line is whole again', { within: 20_000 });
    await desk.banner.first().waitFor({ state: 'hidden' });
    // other tests may add towns of theirs meanwhile
    await until(
      async () => (await desk.count()) === (await service.towns()).length,
      'as many towns as the service has',
    );
    for (const place of places) {
      await desk.search.fill(place.name);
      await desk.town(place.name).waitFor();
    }
    await desk.search.fill('');
    await sameAsService(desk, service, page);
    assert.equal(await page.evaluate(() => globalThis.notLoadedAgain), true);
  },
);

/** Walks through the whole list, row by row as it is drawn, and compares it with what the service says. */
async function sameAsService(desk, service, page) {
  await until(async () => {
    const shown = await page.evaluate(async () => {
      const list = document.querySelector('[role=listbox]');
      const rows = new Map();
      const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (let top = 0; top <= list.scrollHeight; top += Math.max(50, list.clientHeight / 2)) {
        list.scrollTop = top;
        await frame();
        for (const row of list.querySelectorAll('[role=option]')) {
          rows.set(row.id.replace(/^town-/, ''), row.dataset.status);
        }
      }
      list.scrollTop = 0;
      return Object.fromEntries(rows);
    });
    const told = Object.fromEntries((await service.towns()).map(town => [town.townId, town.status]));
    assert.deepEqual(sorted(shown), sorted(told));
    return true;
  }, 'every town as the service tells it');
}

const sorted = object => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

scene(
  'a line cut again and again loses nothing',
  { line: true, allow: ['cut'] },
  async ({ desk, service, page, line }) => {
    const source = await service.ownSource();
    await desk.open();
    await desk.live();
    for (let i = 0; i < 4; i++) {
      const place = await service.ownPlace();
      line.cut();
      await becomes(desk.connection, 'lost', 'lost');
      await service.told(source, place);
      if (i % 2) await service.becomes(place.id, 'REPORTED');
      line.restore();
      await becomes(desk.connection, 'live', 'live again', { within: 20_000 });
    }
    await sameAsService(desk, service, page);
  },
);

scene('an alert is said without taking the focus, and acknowledged', {}, async ({ desk, service, page }) => {
  const place = await service.ownPlace();
  await desk.open();
  await desk.live();
  await desk.search.focus();
  await contest(service, place);
  await until(async () => (await desk.said.innerText()).includes(place.name), 'the alert is said', {
    within: 15_000,
  });
  await until(async () => /contested/i.test(await desk.said.innerText()), 'as newly contested');
  assert.equal(
    await desk.search.evaluate(field => field === document.activeElement),
    true,
    'the focus stays',
  );

  await desk.tab(/^Alerts/).click();
  const alert = page
    .getByRole('list', { name: 'Alerts' })
    .getByRole('listitem')
    .filter({ hasText: place.name })
    .first();
  await alert.getByRole('button', { name: /^Acknowledge/ }).click();
  await deskForms(page).sayWho('night-desk');
  await alert.getByText(/Acknowledged by night-desk/).waitFor();
  await page.reload();
  await alert.getByText(/Acknowledged by night-desk/).waitFor();
});

scene(
  'colleagues see who acknowledged an alert as soon as it is',
  {},
  async ({ desk, service, page, context }) => {
    const place = await service.ownPlace();
    await contest(service, place);
    await service.becomes(place.id, 'CONTESTED');
    const other = await context.newPage();
    const there = deskOf(other);
    const of = p =>
      p.getByRole('list', { name: 'Alerts' }).getByRole('listitem').filter({ hasText: place.name }).first();
    await desk.open('?tab=alerts');
    await there.open('?tab=alerts');
    await Promise.all([desk.live(), there.live()]);
    await of(page)
      .getByRole('button', { name: /^Acknowledge/ })
      .click();
    await deskForms(page).sayWho('night-desk');
    await of(other)
      .getByText(/Acknowledged/)
      .waitFor();
  },
);
