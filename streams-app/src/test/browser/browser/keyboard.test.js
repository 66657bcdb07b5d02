// Everything without a pointer: no test here uses a mouse.
import assert from 'node:assert/strict';
import { isFocusSeen, tabTo } from '../lib/keys.js';
import { becomes, until } from '../lib/until.js';
import { scene } from '../lib/scene.js';

scene('a town is found, opened, read and left by keys alone', {}, async ({ desk, page }) => {
  await desk.open();
  await desk.live();
  await tabTo(page, desk.search);
  assert.ok(await isFocusSeen(page), 'the field shows that it has the focus');
  await page.keyboard.type('hamah');
  await until(async () => (await desk.count()) < 60, 'narrowed');
  await tabTo(page, desk.towns);
  assert.ok(await isFocusSeen(page), 'the list shows that it has the focus');
  const active = () =>
    page.evaluate(() => {
      const id = document.activeElement.getAttribute('aria-activedescendant');
      return id && document.getElementById(id).innerText;
    });
  await page.keyboard.press('End');
  const last = await active();
  await page.keyboard.press('Home');
  assert.notEqual(await active(), last);
  await until(async () => {
    if (/^Hama حماة/.test(await active())) return true;
    await page.keyboard.press('ArrowDown');
    return false;
  }, 'arrows lead to Hama');
  await page.keyboard.press('Enter');
  const hama = desk.panel('Hama');
  await hama.heading.waitFor();
  await until(
    () => hama.whole.evaluate(panel => panel.contains(document.activeElement)),
    'the reader reads on in the panel',
  );
  const folded = hama.whole.locator('summary').filter({ hasText: 'Set aside' }).first();
  await tabTo(page, folded);
  await page.keyboard.press('Enter');
  await hama.whole.locator('details[open]').first().waitFor();
  await page.keyboard.press('Escape');
  await hama.heading.waitFor({ state: 'hidden' });
  await until(() => desk.towns.evaluate(list => list === document.activeElement), 'back in the list');
});

scene('a row that is reached by keys far down the list is drawn and in sight', {}, async ({ desk, page }) => {
  await desk.open();
  await desk.live();
  await tabTo(page, desk.towns);
  const total = await desk.count();
  await page.keyboard.press('End');
  const seen = await until(
    () =>
      page.evaluate(() => {
        const row = document.getElementById(document.activeElement.getAttribute('aria-activedescendant'));
        const list = document.activeElement.getBoundingClientRect();
        const { top, bottom } = row.getBoundingClientRect();
        return top >= list.top - 1 && bottom <= list.bottom + 1 && Number(row.getAttribute('aria-posinset'));
      }),
    'the last row is in sight',
  );
  assert.equal(seen, total);
});

scene('filters are set by keys alone', {}, async ({ desk, page, service }) => {
  await desk.open();
  await desk.live();
  await tabTo(page, desk.status('Contested'));
  await page.keyboard.press('Space');
  await becomes(desk.count, (await service.towns('status=CONTESTED')).length, 'contested towns');
  await tabTo(page, desk.governorate);
  await page.keyboard.type('Ha');
  await page.keyboard.press('Tab');
  await becomes(
    desk.count,
    (await service.towns('status=CONTESTED')).filter(town => town.governorate === 'Hama').length,
    'those of Hama',
  );
});

scene('time is set by keys alone', { allow: [404] }, async ({ desk, page }) => {
  await desk.open('?town=hama');
  await desk.panel('Hama').heading.waitFor();
  await tabTo(page, desk.asKnownAt);
  assert.ok(await isFocusSeen(page), 'the hand shows that it has the focus');
  await page.keyboard.press('Home');
  const first = await desk.asKnownAt.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowRight');
  await until(async () => (await desk.asKnownAt.getAttribute('aria-valuetext')) !== first, 'an hour on');
  await tabTo(page, desk.backToNow);
  await page.keyboard.press('Enter');
  await until(() => new URL(page.url()).searchParams.get('knownAt') === null, 'now again');
});

scene('tabs are turned by arrows', {}, async ({ desk, page }) => {
  await desk.open();
  await desk.live();
  await tabTo(page, desk.tab(/^Towns/));
  await page.keyboard.press('ArrowRight');
  await page.getByRole('list', { name: 'Alerts' }).waitFor();
  await until(
    () => desk.tab(/^Alerts/).evaluate(tab => tab === document.activeElement),
    'the focus goes along',
  );
  assert.equal(await desk.tab(/^Alerts/).getAttribute('aria-selected'), 'true');
});

scene('an alert is read by keys alone', {}, async ({ desk, page }) => {
  await desk.open('?tab=alerts');
  const headline = page
    .getByRole('list', { name: 'Alerts' })
    .getByRole('button', { name: /Muhradeh: newly contested/ });
  await headline.waitFor();
  await tabTo(page, headline);
  await page.keyboard.press('Enter');
  await desk.panel('Muhradeh').heading.waitFor();
});
