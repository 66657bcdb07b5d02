// A demo of its own, started and ended by the tests: all of Claimline on free ports, with the seed feed in it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { api } from './api.js';

const COMMAND =
  process.env.CLAIMLINE_COMMAND ?? fileURLToPath(new URL('../../../../../claimline', import.meta.url));
const READY = /^Claimline is ready: page (\S+)/;

/**
 * Starts one and waits until it has read everything it was given.
 *
 * @param {{ env?: Record<string, string>, token?: string }} [options] settings besides those of this process; a token to ask it with
 */
export async function startDemo({ env = {}, token } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'claimline-page-'));
  const child = spawn(COMMAND, ['demo', '--port', '0', '--data', data], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill();
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  try {
    const page = await readiness(child, ended);
    await api(page, { token }).caughtUp();
    return { page, stop, pid: child.pid };
  } catch (e) {
    await stop();
    throw e;
  }
}

/** The demo that all tests of a run share (run.js starts it), else one for this file alone. */
export async function sharedDemo() {
  const page = process.env.CLAIMLINE_PAGE;
  return page ? { page, stop: async () => {} } : startDemo();
}

function readiness(child, ended) {
  const said = [];
  const hear = line => said.push(line) > 200 && said.shift();
  createInterface({ input: child.stderr }).on('line', hear);
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      hear(line);
      const ready = READY.exec(line);
      if (ready) resolve(ready[1]);
    });
    child.on('error', reject);
    ended.then(([code]) => reject(new Error(`the demo ended with ${code}:\n${said.join('\n')}`)), reject);
  });
}
