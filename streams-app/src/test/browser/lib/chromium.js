// The browser: Chromium as it is installed, one for each file of tests, with an eye on everything that a page must not do.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const PLACES = ['chromium', 'chromium-browser', 'google-chrome'].map(name => `/usr/bin/${name}`);
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PICTURES = fileURLToPath(new URL('../../../../target/page-tests/', import.meta.url));

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

export function launch() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(place => existsSync(place));
  if (!executablePath) throw new Error('no Chromium: install it, or name it in CHROMIUM');
  return chromium.launch({ executablePath, args: QUIET });
}

/**
 * A page in a window of its own. `faults` collects what must not be: errors in the console, errors that nobody caught, what the page's
 * policy refused, requests to anybody else. `allow` names statuses of answers that the test means to bring about (the browser tells of
 * each in its console), and 'cut' for a line that the test cuts.
 */
export async function openWindow(browser, base, { viewport = DESK, allow = [], ...options } = {}) {
  const context = await browser.newContext({
    baseURL: base,
    viewport,
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults = [];
  const { origin } = new URL(base);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', e =>
      console.error(`refused by the policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`),
    );
  });
  page.on('console', message => {
    if (message.type() === 'error' && !isMeant(message.text(), allow)) {
      faults.push(`console: ${message.text()} ${message.location().url ?? ''}`);
    }
  });
  page.on('pageerror', error => faults.push(`not caught: ${error.name}: ${error.message}`));
  page.on('dialog', dialog => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  context.on('request', request => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) {
      faults.push(`asked elsewhere: ${url}`);
    }
  });
  return { context, page, faults };
}

/** The browser's own words about an answer that is no good, or about a line that is cut. */
function isMeant(text, allow) {
  const status = /^Failed to load resource: the server responded with a status of (\d+)/.exec(text);
  if (status) return allow.includes(Number(status[1]));
  return (
    allow.includes('cut') && /net::ERR_(CONNECTION_|EMPTY_RESPONSE|SOCKET_|INCOMPLETE_|NETWORK_)/.test(text)
  );
}

/** Keeps how a page looked when its test failed. */
export async function keepPicture(page, name) {
  await mkdir(PICTURES, { recursive: true });
  const path = `${PICTURES}${name.replace(/[^\w]+/g, '-').slice(0, 80)}.png`;
  await page.screenshot({ path, timeout: 5_000 });
  return path;
}
