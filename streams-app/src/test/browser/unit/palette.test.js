// The palette, as page.css has it: told apart by lightness, so without colour sight too.
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const css = await readFile(new URL('../../../main/resources/page/page.css', import.meta.url), 'utf8');
const blocks = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) =>
  Object.fromEntries(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name, value]),
  ),
);
const [light, dark] = blocks;
const ENOUGH = 3; // WCAG 2.2, 1.4.11: between parts of graphics

function luminance(hex) {
  const full = hex.length === 4 ? [...hex.slice(1)].map(digit => digit + digit).join('') : hex.slice(1);
  const [r, g, b] = [0, 2, 4]
    .map(at => parseInt(full.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

for (const [name, palette] of Object.entries({ light, dark })) {
  test(`${name}: every colour of a party, or the outline around it, stands out from the land`, () => {
    for (const party of ['regime', 'opposition', 'sdf', 'other', 'none', 'unknown']) {
      const best = Math.max(contrast(palette[party], palette.land), contrast(palette.ink, palette.land));
      assert.ok(best >= ENOUGH, `${party}: ${best}`);
    }
    for (const party of ['regime', 'opposition', 'unknown']) {
      const own = contrast(palette[party], palette.land);
      assert.ok(own >= ENOUGH, `${party} by itself: ${own}`);
    }
  });

  test(`${name}: the two camps are told apart by lightness alone`, () => {
    const apart = contrast(palette.regime, palette.opposition);
    assert.ok(apart >= ENOUGH, String(apart));
  });

  test(`${name}: the seam between two halves of a mark, of ground with ink in it, is told from any colour`, () => {
    for (const party of ['regime', 'opposition', 'sdf', 'other', 'none', 'unknown']) {
      const best = Math.max(contrast(palette[party], palette.ground), contrast(palette[party], palette.ink));
      assert.ok(best >= ENOUGH, `${party}: ${best}`);
    }
    assert.ok(contrast(palette.ground, palette.ink) >= ENOUGH);
  });

  test(`${name}: text is read at 4.5 to 1 wherever it stands`, () => {
    for (const ground of ['ground', 'raised', 'alert']) {
      for (const text of ['text', 'quiet', 'fault']) {
        const read = contrast(palette[text], palette[ground]);
        assert.ok(read >= 4.5, `${text} on ${ground}: ${read}`);
      }
    }
  });
}

test('the dark palette names every colour that the light one has', () => {
  assert.deepEqual(Object.keys(dark).sort(), Object.keys(light).sort());
});
