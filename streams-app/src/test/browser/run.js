// Runs tests in a browser on one demo that they share: node run.js FILE... (`--tap FILE` also keeps the results for
// a program to read; then `--own` where each starts its own).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startDemo } from './lib/demo.js';

const files = process.argv.slice(2);
const tap = files[0] === '--tap' ? files.splice(0, 2)[1] : null;
const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
if (tap) reporters.push('--test-reporter=tap', `--test-reporter-destination=${tap}`);

// tests that start a demo of their own get no other
const own = files[0] === '--own' && files.shift();
const demo = own || process.env.CLAIMLINE_PAGE ? null : await startDemo();
try {
  const env = { ...process.env, ...(demo && { CLAIMLINE_PAGE: demo.page }) };
  const tests = spawn(process.execPath, ['--test', '--test-concurrency=1', ...reporters, ...files], {
    env,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => tests.kill(signal));
  const [code] = await once(tests, 'exit');
  process.exitCode = code ?? 1;
} finally {
  await demo?.stop();
}
