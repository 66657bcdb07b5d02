import test from 'node:test';
import assert from 'node:assert/strict';
import { nothingChosen, SORTS, STATUSES } from '../../../main/resources/page/core/address.js';
import { countByStatus, governoratesOf, select } from '../../../main/resources/page/list/select.js';

const HOUR = 3_600_000;
const NOW = Date.parse('2024-12-01T00:00:00Z');
const town = (townId, status, more = {}) => ({
  townId,
  name: townId,
  status,
  controller: null,
  claimedBy: null,
  governorate: 'Hama',
  openDisputes: 0,
  sinceAt: NOW - HOUR,
  ...more,
});
const TOWNS = [
  town('morek', 'CONFIRMED', { controller: 'opposition', sinceAt: NOW - 30 * HOUR }),
  town('Áin', 'REPORTED', { controller: 'regime', governorate: null, sinceAt: null }),
  town('suran', 'CONTESTED', { openDisputes: 1 }),
  town('hama', 'CONTESTED', { openDisputes: 2 }),
  town('azaz', 'UNCLEAR', { governorate: 'Aleppo', sinceAt: NOW + HOUR }),
  town('kafr', 'CLAIMED', { controller: 'regime', claimedBy: 'opposition' }),
];
const ids = (patch = {}, matches = null) =>
  select(TOWNS, { ...nothingChosen(), ...patch }, matches, NOW).map(t => t.townId);

test('contested towns come first, those with most disputes before all', () => {
  assert.deepEqual(ids(), ['hama', 'suran', 'kafr', 'azaz', 'Áin', 'morek']);
});

test('every order shows the same towns, and in the same way whatever came first', () => {
  for (const sort of SORTS) {
    const shown = ids({ sort });
    assert.equal(new Set(shown).size, TOWNS.length, sort);
    const turned = select([...TOWNS].reverse(), { ...nothingChosen(), sort }, null, NOW).map(t => t.townId);
    assert.deepEqual(turned, shown, sort);
  }
});

test('each filter leaves what it says, and together what all say', () => {
  assert.deepEqual(ids({ status: ['CONTESTED', 'UNCLEAR'] }), ['hama', 'suran', 'azaz']);
  assert.deepEqual(ids({ within: 'Aleppo' }), ['azaz']);
  assert.deepEqual(ids({ party: 'opposition' }), ['kafr', 'morek']);
  assert.deepEqual(ids({}, new Set(['hama', 'elsewhere'])), ['hama']);
  assert.deepEqual(ids({ hours: 2 }), ['hama', 'suran', 'kafr'], 'neither older nor in the future');
  assert.deepEqual(ids({ status: ['CONTESTED'], within: 'Aleppo' }), []);
});

test('counts of statuses follow every filter but that of status', () => {
  const counts = countByStatus(TOWNS, { ...nothingChosen(), within: 'Hama', status: ['CLAIMED'] }, null, NOW);
  assert.deepEqual(counts, { CONTESTED: 2, CLAIMED: 1, UNCLEAR: 0, REPORTED: 0, CONFIRMED: 1 });
  assert.deepEqual(Object.keys(counts), STATUSES);
});

test('governorates are told once each', () => {
  assert.deepEqual(governoratesOf(TOWNS), ['Aleppo', 'Hama']);
});
