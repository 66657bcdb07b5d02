import test from 'node:test';
import assert from 'node:assert/strict';
import { days, playedOn } from '../../../main/resources/page/time/span.js';

const DAY = 86_400_000;

test('the days of a feed of centuries are marked without asking for every midnight', () => {
  let asked = 0;
  const midnight = at => {
    asked++;
    return Math.floor(at / DAY) * DAY;
  };
  const marks = days({ from: 0, to: 200_000 * DAY }, 'UTC', 8, midnight);
  assert.ok(marks.length <= 9 && marks.length >= 8, `${marks.length}`);
  assert.ok(asked < 20, `${asked}`);
});

test('what lies between two hands stays while they play, and the one that reaches the end waits there', () => {
  const span = { from: 0, to: 10 };
  const both = ['at', 'knownAt'];
  assert.deepEqual(playedOn(span, { at: 2, knownAt: 6 }, both, 3), { at: 5, knownAt: 9 });
  assert.deepEqual(playedOn(span, { at: 5, knownAt: 9 }, both, 3), { at: 8, knownAt: null });
  assert.deepEqual(playedOn(span, { at: 8, knownAt: null }, both, 3), { at: null, knownAt: null });
  assert.deepEqual(playedOn(span, { at: 2, knownAt: 6 }, ['knownAt'], 1), { knownAt: 7 });
});
