import test from 'node:test';
import assert from 'node:assert/strict';
import { brief, counted, plain, safeLink } from '../../../main/resources/page/core/plain.js';

test('nothing in a line turns letters around', () => {
  assert.equal(plain('Hama\u202efdp.exe\u2066\u2069\u200f'), 'Hamafdp.exe');
  assert.equal(plain('حماة'), 'حماة');
  assert.equal(plain(null), '');
});

test('what cannot be seen is shown to be there', () => {
  assert.equal(plain('a\u0000b\u001bc'), 'a\ufffdb\ufffdc');
});

test('a name of any length takes the room of a short one', () => {
  assert.equal(brief('x'.repeat(10_000), 80).length, 80);
  assert.equal(brief('Hama', 80), 'Hama');
  assert.equal(brief('Hama', 4), 'Hama');
});

for (const address of [
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  '//example.org',
  '/api/towns',
  'example.org',
  '',
  null,
  undefined,
]) {
  test(`a reader is not sent to ${JSON.stringify(address)}`, () => assert.equal(safeLink(address), null));
}

test('a reader is sent to pages of the web', () => {
  assert.equal(safeLink('https://example.org/a?b=c#d'), 'https://example.org/a?b=c#d');
  assert.equal(safeLink('http://example.org'), 'http://example.org/');
});

test('one is not many', () => {
  assert.deepEqual(
    [0, 1, 2, 5000].map(n => counted(n, 'town')),
    ['0 towns', '1 town', '2 towns', '5,000 towns'],
  );
});
