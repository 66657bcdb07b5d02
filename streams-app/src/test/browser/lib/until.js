// Waiting for what must come to be true: nothing here sleeps for a length of time that somebody guessed.
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until the answer is truthy, and answers it. Where it never is, the last answer or failure is told.
 *
 * @param {() => unknown} ask
 * @param {string} what what is waited for, in words
 * @param {{ within?: number, every?: number }} [patience] milliseconds
 */
export async function until(ask, what, { within = 10_000, every = 50 } = {}) {
  const end = performance.now() + within;
  for (let last; ; await pause(every)) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = JSON.stringify(answer);
    } catch (e) {
      last = e.message;
    }
    if (performance.now() > end) throw new Error(`${what}: not so within ${within} ms; at last: ${last}`);
  }
}

/** As until, for an answer that must become equal to what is expected. */
export async function becomes(ask, expected, what, patience) {
  const wanted = JSON.stringify(expected);
  let last;
  try {
    await until(async () => JSON.stringify((last = await ask())) === wanted, what, patience);
  } catch {
    throw new Error(`${what}: expected ${wanted}, at last ${JSON.stringify(last)}`);
  }
}
