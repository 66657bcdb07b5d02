// What axe-core finds of WCAG 2.2 AA, at both widths, by day and by night; and that nothing scrolls sideways.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DESK, PHONE } from '../lib/chromium.js';
import { deskForms } from '../lib/forms.js';
import { scene } from '../lib/scene.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is wrong, in words that lead to it. */
async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    tags => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }),
    TAGS,
  );
  assert.ok(found.passes.length > 10, 'axe looked at the page');
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`),
    );
}

const VIEWS = {
  'the list': { address: '', there: ({ desk }) => desk.live() },
  'a contested town': {
    address: '?town=hama&knownAt=2024-11-30T22:00:00%2B03:00',
    there: ({ desk }) => desk.panel('Hama').heading.waitFor(),
  },
  'a town with everything unfolded': {
    address: '?town=hama',
    there: async ({ desk, page }) => {
      await desk.panel('Hama').heading.waitFor();
      await page.evaluate(() => document.querySelectorAll('details').forEach(part => (part.open = true)));
    },
  },
  'the alerts': {
    address: '?tab=alerts',
    there: ({ page }) => page.getByRole('list', { name: 'Alerts' }).getByRole('listitem').first().waitFor(),
  },
  'the desk': {
    address: '?tab=desk',
    there: ({ page }) => page.getByRole('button', { name: 'File a report' }).waitFor(),
  },
  'the form of a report': {
    address: '?tab=desk',
    there: ({ page }) => deskForms(page).openReport(),
  },
  'the replays': { address: '?tab=replays', there: ({ desk }) => desk.live() },
};

for (const [what, { address, there }] of Object.entries(VIEWS)) {
  scene(`${what} keeps WCAG 2.2 AA at both widths, by day and by night`, {}, async given => {
    const { desk, page } = given;
    for (const viewport of [DESK, PHONE]) {
      await page.setViewportSize(viewport);
      await desk.open(address);
      await there(given);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        assert.deepEqual(await violations(page), [], `${viewport.width} pixels, ${colorScheme}`);
      }
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(sideways, 0, `${viewport.width} pixels wide it does not scroll sideways`);
    }
  });
}

scene('the map, 390 pixels wide, keeps WCAG 2.2 AA', { viewport: PHONE }, async ({ desk, page }) => {
  await desk.open();
  await desk.live();
  await desk.showMap();
  await desk.map.waitFor();
  assert.deepEqual(await violations(page), []);
});

scene('what axe would find is found', {}, async ({ desk, page }) => {
  await desk.open();
  await desk.live();
  await page.evaluate(() => document.body.append(document.createElement('button')));
  assert.match((await violations(page)).join(), /button-name/);
});

scene('the words are explained for those who ask', {}, async ({ desk, page }) => {
  await desk.open();
  await page.getByRole('button', { name: 'Words' }).click();
  await page
    .getByText(/does not mean that this newsroom verified/)
    .first()
    .waitFor();
  assert.deepEqual(await violations(page), []);
});
