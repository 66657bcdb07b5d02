// A test in a browser: a window on the page, looked at while the test runs, and closed after it.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { api } from './api.js';
import { keepPicture, launch, openWindow } from './chromium.js';
import { sharedDemo } from './demo.js';
import { lineTo } from './proxy.js';
import { desk } from './desk.js';

let service;
let browser;

before(async () => {
  [service, browser] = await Promise.all([sharedDemo(), launch()]);
});

after(async () => {
  await browser?.close();
  await service?.stop();
});

/**
 * @param {string} name what holds
 * @param {object} options window (viewport, colorScheme, ...), what is `allow`ed to go wrong, `line: true` for a line that can be cut,
 *   `of` for another service than the shared one
 * @param {(scene: object) => Promise<void>} play gets `page` (Playwright's), `desk` (the page by role and name), `service` (its API), `line`
 */
export function scene(name, options, play) {
  const { line: cuttable = false, of, ...window } = options;
  test(name, { timeout: 90_000 }, async () => {
    const { page: address, token } = of?.() ?? service;
    const line = cuttable ? await lineTo(address) : null;
    const { context, page, faults } = await openWindow(browser, line?.page ?? address, window);
    try {
      await play({ page, context, desk: desk(page), service: api(address, { token }), line, faults });
      assert.deepEqual(faults, [], 'the page did what it must not');
    } catch (e) {
      const picture = await keepPicture(page, name).catch(() => 'none');
      throw new Error(`${e.message}\nat ${page.url()}\npicture: ${picture}\nfaults: ${faults.join('\n  ')}`, {
        cause: e,
      });
    } finally {
      await context.close();
      await line?.close();
    }
  });
}
