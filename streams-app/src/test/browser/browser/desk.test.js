// The desk's own work: reports, names that wait for their place, decisions about claims.
import assert from 'node:assert/strict';
import { tabTo } from '../lib/keys.js';
import { unique } from '../lib/api.js';
import { deskForms } from '../lib/forms.js';
import { becomes, until } from '../lib/until.js';
import { scene } from '../lib/scene.js';

scene(
  'a report is filed, and the town changes within about a second',
  {},
  async ({ desk, service, page }) => {
    const [place, source] = await Promise.all([service.ownPlace(), service.ownSource()]);
    const forms = deskForms(page);
    await desk.open('?tab=desk');
    await desk.live();
    await forms.openReport();
    await forms.fill({ source: source.id, place: place.name });
    const answer = page.waitForResponse(response => response.url().endsWith('/api/reports'));
    await forms.send.click();
    assert.equal((await answer).status(), 202);
    const answered = performance.now();
    await until(async () => (await desk.said.innerText()).includes(place.name), 'the change is said', {
      within: 5_000,
      every: 20,
    });
    const took = performance.now() - answered;
    await forms.filed.getByRole('button', { name: place.name }).click();
    const panel = desk.panel(place.name);
    await becomes(panel.status, 'REPORTED', 'as the report says');
    await panel.column('Neutral').getByText(source.name).first().waitFor();
    // news are said in one breath, up to 1.2 s after the first
    assert.ok(took < 4_000, `said ${Math.round(took)} ms after the answer`);
  },
);

scene(
  'a town that is looked at changes within about a second of what is filed',
  {},
  async ({ desk, service, context }) => {
    const [place, source] = await Promise.all([service.ownPlace(), service.ownSource()]);
    await service.told(source, place, { assertion: 'FIGHTING', party: null });
    await service.becomes(place.id, 'CONTESTED');
    await desk.open(`?town=${place.id}`);
    await becomes(desk.panel(place.name).status, 'CONTESTED', 'as it stood');
    await desk.live();
    const other = await context.newPage();
    await other.goto('/?tab=desk');
    const forms = deskForms(other);
    await forms.openReport();
    await forms.fill({ source: source.id, place: place.name, at: '2024-12-05T20:30' });
    const answer = other.waitForResponse(response => response.url().endsWith('/api/reports'));
    await forms.send.click();
    await answer;
    const answered = performance.now();
    await becomes(desk.panel(place.name).status, 'REPORTED', 'it changes', { within: 5_000, every: 20 });
    const took = performance.now() - answered;
    assert.ok(took < 2_500, `shown ${Math.round(took)} ms after the answer`);
  },
);

scene('a name that several places carry shows them, and one is chosen', {}, async ({ desk, page }) => {
  const forms = deskForms(page);
  await desk.open('?tab=desk');
  await forms.openReport();
  await forms.place.fill('صوران');
  await forms.report.getByText(/Could be any of these 3 places/).waitFor();
  const options = forms.report.getByRole('listbox', { name: 'Places' }).getByRole('option');
  await until(async () => (await options.count()) >= 3, 'the three of that name');
  await options.filter({ hasText: 'Hama' }).first().click();
  await forms.report.getByText(/Could be any of these/).waitFor({ state: 'hidden' });
  await until(
    async () =>
      (await forms.report.locator('[role=status]').allInnerTexts()).some(
        text => /^Souran/.test(text) && /Hama/.test(text),
      ),
    'which one is meant is told',
  );
});

scene(
  'a fault is told at its field, and what was written stays',
  { allow: [422] },
  async ({ desk, page, service }) => {
    const place = await service.ownPlace();
    const forms = deskForms(page);
    await desk.open('?tab=desk');
    await forms.openReport();
    await forms.place.fill(place.name);
    await forms.assertion.selectOption('CAPTURED');
    await forms.send.click();
    for (const field of [forms.source, forms.party, forms.happened]) {
      await until(async () => (await field.getAttribute('aria-invalid')) === 'true', `${field} is marked`);
      const told = await field.evaluate(input =>
        (input.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map(id => document.getElementById(id)?.innerText ?? '')
          .join(' '),
      );
      assert.match(told, /\w/, 'and told why');
    }
    assert.notEqual(await forms.place.getAttribute('aria-invalid'), 'true', 'what is right is not marked');
    assert.equal(await forms.place.inputValue(), place.name);
    await forms.party.selectOption('opposition');
    assert.notEqual(await forms.party.getAttribute('aria-invalid'), 'true', 'mended, it is marked no longer');
    const found = await until(
      () =>
        page.evaluate(
          () => document.activeElement.innerText || document.activeElement.getAttribute('aria-describedby'),
        ),
      'the reader is led to what is wrong',
    );
    assert.ok(found);
  },
);

scene('a draft survives that the page is loaded again', {}, async ({ desk, page }) => {
  const forms = deskForms(page);
  await desk.open('?tab=desk');
  await forms.openReport();
  await forms.place.fill('Salamiyah');
  await page.reload();
  await forms.openReport();
  assert.equal(await forms.place.inputValue(), 'Salamiyah');
});

scene('a spelling that waits is placed, and its claims flow', {}, async ({ desk, service, page }) => {
  const [place, source] = await Promise.all([service.ownPlace(), service.ownSource()]);
  const spelling = `${place.name.split(' ')[0]}qux ${Math.random().toString(36).slice(2).replace(/\d/g, 'w')}`;
  await service.told(source, { name: spelling });
  await until(
    async () =>
      (await service.get('/api/unplaced?limit=1000')).some(name =>
        name.written.some(({ text }) => text === spelling),
      ),
    'it waits',
  );
  const forms = deskForms(page);
  await desk.open('?tab=desk');
  const name = forms.waiting.filter({ hasText: spelling });
  await name.getByRole('button', { name: /Another place/ }).click();
  await name.getByRole('combobox', { name: 'Which place is it?' }).fill(place.name);
  await name.getByRole('option').filter({ hasText: place.name }).first().click();
  await name.getByRole('status').filter({ hasText: place.name }).waitFor();
  await name.getByRole('button', { name: 'Place it' }).click();
  await forms.sayWho();
  await name.waitFor({ state: 'hidden' });
  await service.becomes(place.id, 'REPORTED');
  const edits = await service.get(`/api/edits?register=places&id=${place.id}`);
  assert.equal(edits[0].editor, 'night-desk', 'on record under the name that was said');
});

scene('a claim is rejected with a reason, and that is taken back', {}, async ({ desk, service, page }) => {
  const [place, source] = await Promise.all([service.ownPlace(), service.ownSource()]);
  await service.told(source, place);
  await service.becomes(place.id, 'REPORTED');
  const editor = unique('editor');
  const other = await service.ownSource('PRO_REGIME');
  await service.told(other, place, {
    assertion: 'FIGHTING',
    party: null,
    eventTime: '2024-12-04T20:00:00+03:00',
  });
  await desk.open(`?town=${place.id}`);
  const panel = desk.panel(place.name);
  await becomes(panel.status, 'REPORTED', 'as it stood');
  const claim = panel.whole.getByRole('article').filter({ hasText: source.name }).first();
  await claim.getByRole('button', { name: /^Reject/ }).click();
  const form = panel.whole.getByRole('form', { name: /^Reject/ });
  await form.getByLabel('Reason').fill('The caller was not who he said.');
  await form.getByRole('button', { name: 'Reject' }).click();
  await deskForms(page).sayWho(editor);
  await until(async () => (await panel.status()) !== 'REPORTED', 'the claim counts no longer', {
    within: 15_000,
  });
  const aside = panel.column('Neutral').locator('details').filter({ hasText: 'Set aside' });
  if ((await aside.getAttribute('open')) === null) await aside.locator('summary').first().click();
  await panel.whole.getByText('The caller was not who he said.').first().waitFor();
  const rejected = panel.whole.getByRole('article').filter({ hasText: source.name }).first();
  await rejected
    .getByRole('button', { name: /^Take (it )?back/ })
    .first()
    .click();
  const back = panel.whole.getByRole('form', { name: /back/i });
  await back.getByLabel('Reason').fill('He was.');
  await back.getByRole('button', { name: /back/i }).click();
  await becomes(panel.status, 'REPORTED', 'it counts again', { within: 15_000 });
  const decisions = (await service.get('/api/decisions?limit=1000')).filter(d => d.editor === editor);
  assert.deepEqual(decisions.map(d => d.kind).sort(), ['REJECT', 'UNDO']);
});

scene('a report is filed by keys alone', {}, async ({ desk, service, page }) => {
  const [place, source] = await Promise.all([service.ownPlace(), service.ownSource()]);
  const forms = deskForms(page);
  await desk.open('?tab=desk');
  await desk.live();
  await tabTo(page, page.getByRole('button', { name: 'File a report' }));
  await page.keyboard.press('Enter');
  await forms.report.waitFor();
  await tabTo(page, forms.source);
  await page.keyboard.type(source.id);
  await page.keyboard.press('Escape');
  await tabTo(page, forms.place);
  await page.keyboard.type(place.name.slice(0, -1));
  const options = forms.report.getByRole('listbox', { name: 'Places' }).getByRole('option');
  await options.filter({ hasText: place.name }).first().waitFor();
  await until(async () => {
    await page.keyboard.press('ArrowDown');
    return (await forms.report.locator('[role=option][aria-selected=true]').innerText()).includes(place.name);
  }, 'arrows lead to the place');
  await page.keyboard.press('Enter');
  await until(async () => (await forms.place.inputValue()).includes(place.name), 'Enter takes it');
  await tabTo(page, forms.assertion);
  await page.keyboard.type('Captured');
  await tabTo(page, forms.party);
  await page.keyboard.type('Opposition');
  await tabTo(page, forms.happened);
  // the same in every order of the field's parts, with a clock of 12 or of 24 hours
  await page.keyboard.type('12122024');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('1212p');
  await until(async () => (await forms.happened.inputValue()) === '2024-12-12T12:12', 'the time is written');
  await tabTo(page, forms.send);
  await page.keyboard.press('Enter');
  await forms.filed.waitFor();
  await service.becomes(place.id, 'REPORTED');
  await tabTo(page, forms.filed.getByRole('button', { name: place.name }));
  await page.keyboard.press('Enter');
  await desk.panel(place.name).heading.waitFor();
});
