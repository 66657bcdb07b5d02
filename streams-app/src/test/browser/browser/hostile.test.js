// What reports, sources and places may hold, made to do harm: it is shown as the text that it is.
import assert from 'node:assert/strict';
import { DESK, PHONE } from '../lib/chromium.js';
import { until } from '../lib/until.js';
import { scene } from '../lib/scene.js';

const TURNED = '\u202e\u2066';
const MARKUP = [
  '<script>globalThis.harmed = 1</script>',
  '<img src=x onerror="globalThis.harmed = 1">',
  '<svg onload="globalThis.harmed = 1"><animate onbegin=globalThis.harmed=1 attributeName=x dur=1s>',
  '"><iframe srcdoc="<script>parent.harmed = 1</script>">',
  "'-globalThis.harmed-'",
  '{{constructor.constructor("globalThis.harmed = 1")()}}',
  '<a href="javascript:globalThis.harmed = 1">here</a>',
  '<style>*{display:none}</style>',
  '</script></title></textarea><script>globalThis.harmed = 1</script>',
];
const LONG = 'ofnobreaks'.repeat(30);

/** A town about which everything that the service takes as text is hostile. */
async function hostileTown(service) {
  const place = await service.ownPlace({ arabicName: `${TURNED}<b>حماة</b> ${Math.random()}` });
  const named = { ...place, name: `${place.name} ${MARKUP[0]}` };
  await service.post('/api/places', [{ ...named, spellings: [place.name, `${MARKUP[2]} ${place.id}`] }]);
  const source = await service.ownSource('NEUTRAL', {
    name: `${MARKUP[1]}${TURNED} ${place.id}`,
    reliabilityReason: MARKUP.join(' '),
  });
  const text = `${TURNED}${MARKUP.join(' ')} ${LONG.repeat(10)}`;
  await service.told(
    source,
    place,
    {
      quote: text.slice(0, 3_900),
      note: `${TURNED}${MARKUP.join(' ')}`,
      claimant: `${MARKUP[2]}${LONG}`.slice(0, 190),
      evidence: [{ kind: 'VIDEO', url: 'javascript:globalThis.harmed = 1' }],
    },
    { title: `${TURNED}${MARKUP.join(' ')}`, url: 'javascript:globalThis.harmed = 1', note: MARKUP.join('') },
  );
  const other = await service.ownSource('PRO_REGIME', { name: `${place.id}${LONG}`.slice(0, 290) });
  await service.told(
    other,
    place,
    { assertion: 'CONTROLS', party: 'regime', note: LONG.repeat(3) },
    { title: LONG.repeat(3), url: `https://example.org/${LONG}` },
  );
  await until(async () => (await service.get(`/api/towns/${place.id}/claims`)).length === 2, 'both are told');
  return named;
}

/** Unfolds everything, so that it is all drawn. */
const unfold = page =>
  page.evaluate(() => document.querySelectorAll('details').forEach(part => (part.open = true)));

const sideways = page =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function harmless(page) {
  assert.equal(await page.evaluate(() => globalThis.harmed), undefined, 'nothing of it ran');
  const made = await page.evaluate(() => ({
    links: [...document.querySelectorAll('a[href], area[href], form[action], [formaction]')]
      .map(link => link.getAttribute('href') ?? link.getAttribute('action') ?? '')
      .filter(to => !/^(https?:\/\/|\/|\?|#)/.test(to)),
    elements: [
      ...document.querySelectorAll(
        '#app script, #app iframe, #app img[src="x"], #app object, #app embed, #app style, #app b b',
      ),
    ].length,
    handlers: [...document.querySelectorAll('#app *')].filter(e =>
      e.getAttributeNames().some(name => name.startsWith('on')),
    ).length,
  }));
  assert.deepEqual(made, { links: [], elements: 0, handlers: 0 });
}

/** Every letter that turns others around stands in an element of its own that isolates it. */
async function isolated(page) {
  const loose = await page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!/[\u202a-\u202e\u2066-\u2069]/.test(node.data)) continue;
      const style = getComputedStyle(node.parentElement).unicodeBidi;
      if (!/isolate|plaintext/.test(style)) {
        found.push(`${node.parentElement.outerHTML.slice(0, 120)}: ${style}`);
      }
    }
    return found;
  });
  assert.deepEqual(loose, []);
}

for (const [where, viewport] of [
  ['at a desk', DESK],
  ['on a phone', PHONE],
]) {
  scene(`hostile text is text, ${where}`, { viewport }, async ({ desk, service, page }) => {
    const place = await hostileTown(service);
    await desk.open(`?town=${place.id}`);
    const panel = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { level: 2 }) })
      .first();
    await until(
      async () => (await panel.innerText()).includes('<script>globalThis.harmed = 1</script>'),
      'shown as it was written',
    );
    await unfold(page);
    await harmless(page);
    await isolated(page);
    assert.equal(await sideways(page), 0, 'the panel does not scroll sideways');

    await desk.open(`?q=${encodeURIComponent(MARKUP[0])}`);
    await desk.live();
    await desk.search.fill(place.id);
    await harmless(page);
    assert.equal(await sideways(page), 0, 'the list does not scroll sideways');
  });
}

scene(
  'a spelling that nobody knows is text in the desk too',
  { viewport: PHONE },
  async ({ desk, service, page }) => {
    const source = await service.ownSource();
    const written = `${MARKUP[0]}${TURNED} ${LONG.slice(0, 200)} ${Math.random()}`;
    await service.told(source, { name: written });
    await until(
      async () =>
        (await service.get('/api/unplaced?limit=1000')).some(name => JSON.stringify(name).includes('harmed')),
      'it waits',
    );
    await desk.open('?tab=desk');
    await until(
      async () => (await page.locator('#app').innerText()).includes('<script>globalThis.harmed = 1</script>'),
      'shown as written',
    );
    await harmless(page);
    await isolated(page);
    assert.equal(await sideways(page), 0);
  },
);

for (const address of [
  '?town=%3Cscript%3EglobalThis.harmed=1%3C/script%3E',
  '?q=%3Cimg%20src=x%20onerror=globalThis.harmed=1%3E',
  '?tab=%22%3E%3Cscript%3EglobalThis.harmed=1%3C/script%3E&sort=__proto__',
  '?within=%3Csvg%20onload=globalThis.harmed=1%3E&party=constructor',
  `?town=${'x'.repeat(2000)}`,
]) {
  scene(
    `a hostile address does nothing: ${address.slice(0, 50)}`,
    { allow: [400, 404, 422] },
    async ({ desk, page }) => {
      await desk.open(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await desk.live();
      await harmless(page);
      assert.equal(await sideways(page), 0);
    },
  );
}
