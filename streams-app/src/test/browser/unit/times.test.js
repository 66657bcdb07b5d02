import test from 'node:test';
import assert from 'node:assert/strict';
import * as times from '../../../main/resources/page/core/times.js';

const DAMASCUS = 'Asia/Damascus';
const BERLIN = 'Europe/Berlin';
const EVENING = Date.parse('2024-11-30T22:00:00+03:00');

test("what an input takes is the desk's clock, wherever the reader sits", () => {
  assert.equal(times.toLocal(EVENING, DAMASCUS), '2024-11-30T22:00');
  assert.equal(times.fromLocal('2024-11-30T22:00', DAMASCUS), EVENING);
  assert.equal(times.fromLocal('', DAMASCUS), null);
  assert.equal(times.fromLocal('30 Nov', DAMASCUS), null);
});

test('clocks that change are followed on both sides of the change', () => {
  for (const local of [
    '2024-03-31T01:59',
    '2024-03-31T03:00',
    '2024-10-27T01:59',
    '2024-10-27T03:30',
    '2022-10-27T12:00',
    '2022-10-29T12:00',
  ]) {
    for (const zone of [BERLIN, DAMASCUS, 'UTC', 'Asia/Kathmandu']) {
      assert.equal(times.toLocal(times.fromLocal(local, zone), zone), local, `${local} in ${zone}`);
    }
  }
});

test('times are sent with the offset of their day', () => {
  assert.equal(times.iso(EVENING, DAMASCUS), '2024-11-30T22:00:00+03:00');
  assert.equal(times.iso(Date.parse('2024-07-01T12:00:00Z'), BERLIN), '2024-07-01T14:00:00+02:00');
  assert.equal(times.iso(Date.parse('2024-01-01T12:00:00Z'), 'UTC'), '2024-01-01T12:00:00+00:00');
  assert.equal(times.moment(times.iso(EVENING + 123, DAMASCUS)), EVENING + 123, 'to the millisecond');
});

test('a time without an offset is no time', () => {
  for (const text of ['2024-11-30T22:00:00', '2024-11-30', 'now', '', null, undefined, 12]) {
    assert.equal(times.moment(text), null, String(text));
  }
  assert.equal(times.moment('2024-11-30T22:00+03:00'), EVENING);
});

test('an event is told no more exactly than it is known', () => {
  const told = precision => times.eventTime(EVENING - 3 * times.HOUR, precision, DAMASCUS, 2024);
  assert.equal(told('DAY'), '30 Nov');
  assert.match(told('PART_OF_DAY'), /^30 Nov, evening$/);
  assert.match(told('HOUR'), /19:00/);
  assert.match(told('EXACT'), /19:00/);
  assert.doesNotMatch(told('DAY'), /\d:\d/);
});

test('midnight belongs to the day that begins', () => {
  const midnight = Date.parse('2024-12-01T00:00:00+03:00');
  assert.equal(times.dayAndClock(midnight, DAMASCUS, 2024), '1 Dec, 00:00');
  assert.equal(times.toLocal(midnight, DAMASCUS), '2024-12-01T00:00');
});

test('what took twelve hours and a half took twelve, as the headlines say', () => {
  assert.equal(times.lasting(12.5 * 3_600_000), '12 h');
  assert.equal(times.lasting(45.9 * 60_000), '45 min');
  assert.equal(times.lasting(50 * 3_600_000), '2 d 2 h');
});
