// Where tokens are asked: who may do what on the page. On a demo of its own.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startDemo } from '../lib/demo.js';
import { deskForms } from '../lib/forms.js';
import { tokensFor } from '../lib/tokens.js';
import { until } from '../lib/until.js';
import { scene } from '../lib/scene.js';

let given;
let demo;

before(async () => {
  given = await tokensFor('reader', 'editor', 'admin');
  demo = await startDemo({ env: { CLAIMLINE_TOKENS: given.file }, token: given.tokens.reader });
});

after(async () => {
  await demo?.stop();
  await given?.forget();
});

const of = () => ({ page: demo.page, token: given.tokens.editor });

async function signIn(page, token) {
  await page.goto('/');
  await page.getByLabel('Your token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

scene('nobody sees anything without a token', { of, allow: [401] }, async ({ page }) => {
  await page.goto('/?town=hama');
  await page.getByLabel('Your token').waitFor();
  assert.doesNotMatch(await page.locator('body').innerText(), /Hama/);
  await page.getByLabel('Your token').fill(`clt_${'A'.repeat(43)}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await until(
    async () => (await page.getByRole('status').innerText()).length > 10,
    'a wrong token is told to be wrong',
  );
  assert.equal(await page.getByLabel('Your token').inputValue(), '', 'and does not stay in the field');
});

scene(
  'a reader sees towns and alerts, and what the desk asks for',
  { of, allow: [401] },
  async ({ desk, page }) => {
    await signIn(page, given.tokens.reader);
    await desk.live();
    await until(async () => (await desk.count()) > 80, 'towns');
    await desk.tab(/^Desk/).click();
    await page.getByText(/token of an editor/).waitFor();
    assert.equal(await page.getByRole('button', { name: 'File a report' }).count(), 0);
    await desk.tab(/^Alerts/).click();
    const alerts = page.getByRole('list', { name: 'Alerts' });
    await alerts.getByRole('listitem').first().waitFor();
    assert.equal(await alerts.getByRole('button', { name: /^Acknowledge/ }).count(), 0);
    await desk.open('?town=hama');
    await desk.panel('Hama').whole.getByRole('article').first().waitFor();
    assert.equal(
      await desk
        .panel('Hama')
        .whole.getByRole('button', { name: /^Reject/ })
        .count(),
      0,
    );
  },
);

scene(
  'an editor files under the name of the token',
  { of, allow: [401] },
  async ({ desk, page, service }) => {
    const [place, source] = await Promise.all([service.ownPlace(), service.ownSource()]);
    await signIn(page, given.tokens.editor);
    await desk.live();
    await desk.tab(/^Desk/).click();
    await page.getByText(/You work as page-editor/).waitFor();
    const forms = deskForms(page);
    await forms.openReport();
    await forms.fill({ source: source.id, place: place.name });
    await forms.send.click();
    await forms.filed.waitFor();
    await service.becomes(place.id, 'REPORTED');
    assert.deepEqual(
      await page.evaluate(() =>
        [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)].filter(kept =>
          kept.includes('clt_'),
        ),
      ),
      [],
      'no script can read the token',
    );
  },
);

scene('who signs out sees nothing any more', { of, allow: [401] }, async ({ desk, page }) => {
  await signIn(page, given.tokens.admin);
  await desk.live();
  await page.getByRole('button', { name: /^Sign out/ }).click();
  await page.getByLabel('Your token').waitFor();
  await page.goto('/?town=hama');
  await page.getByLabel('Your token').waitFor();
});
