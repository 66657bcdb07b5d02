import test from 'node:test';
import assert from 'node:assert/strict';
import { nothingChosen, read, write } from '../../../main/resources/page/core/address.js';

const ZONE = 'Asia/Damascus';

test('an address with nothing in it shows everything as it stands', () => {
  assert.deepEqual(read(''), { view: nothingChosen(), faults: [] });
  assert.equal(write(nothingChosen(), ZONE), '');
});

test('a whole view goes into an address and comes back the same', () => {
  const view = {
    view: 'day-30',
    town: 'hama',
    at: Date.parse('2024-11-30T21:00:00+03:00'),
    knownAt: Date.parse('2024-11-30T22:00:00+03:00'),
    status: ['CONTESTED', 'CLAIMED'],
    within: 'Rif Dimashq & more',
    party: 'opposition',
    q: 'حماة #1 + 100%',
    hours: 24,
    sort: 'latest',
    tab: 'alerts',
    map: { zoom: 9, lat: 35.1318, lon: 36.7578 },
  };
  assert.deepEqual(read(write(view, ZONE)), { view, faults: [] });
  assert.deepEqual(read(write(view, 'UTC')), { view, faults: [] }, 'whatever zone the colleague is in');
});

test('times stand in the address as the desk reads them', () => {
  const knownAt = Date.parse('2024-11-30T19:00:00Z');
  assert.equal(write({ ...nothingChosen(), knownAt }, ZONE), '?knownAt=2024-11-30T22:00:00%2B03:00');
});

test('a plus that was not encoded still means the offset', () => {
  assert.equal(read('?knownAt=2024-11-30T22:00:00+03:00').view.knownAt, Date.parse('2024-11-30T19:00:00Z'));
});

for (const [what, search] of [
  ['a time without an offset', '?at=2024-11-30T22:00'],
  ['no time at all', '?knownAt=yesterday'],
  ['an unknown status', '?status=CONTESTED,LOST'],
  ['hours below one', '?hours=-3'],
  ['an order that there is not', '?sort=size'],
  ['a tab that there is not', '?tab=__proto__'],
  ['a map off the earth', '?map=9/120/36'],
]) {
  test(`${what} is named and changes nothing`, () => {
    const { view, faults } = read(search);
    assert.deepEqual(view, nothingChosen());
    assert.equal(faults.length, 1);
    assert.ok(faults[0].startsWith(search.slice(1, search.indexOf('='))), faults[0]);
  });
}
