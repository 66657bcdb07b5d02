// A town on paper.
import assert from 'node:assert/strict';
import { scene } from '../lib/scene.js';

scene('a town is printed with all of its claims, and nothing around them', {}, async ({ desk, page }) => {
  await desk.open('?town=hama&knownAt=2024-11-30T22:00:00%2B03:00');
  const hama = desk.panel('Hama');
  await hama.heading.waitFor();
  await hama.whole.getByRole('article').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const text of ['Regime soldiers filming themselves', 'Published video of a convoy in Hama']) {
    assert.equal(await hama.whole.getByText(text).first().isVisible(), true, text);
  }
  const around = { time: desk.time, map: desk.map, list: desk.towns, tabs: page.getByRole('tablist') };
  for (const [what, part] of Object.entries(around)) assert.equal(await part.isVisible(), false, what);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.match(paper, /rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/, 'on white');
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(pages >= 1 && pages <= 8, `${pages} pages`);
});

scene('a town is printed alike by night', { colorScheme: 'dark' }, async ({ desk, page }) => {
  await desk.open('?town=hama');
  await desk.panel('Hama').heading.waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const [ink, paper] = await desk
    .panel('Hama')
    .heading.evaluate(heading => [
      getComputedStyle(heading).color,
      getComputedStyle(document.body).backgroundColor,
    ]);
  const brightness = ink.match(/\d+/g).reduce((sum, part) => sum + Number(part), 0);
  assert.ok(brightness < 200, 'dark ink');
  assert.match(paper, /rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/, 'on white');
});
