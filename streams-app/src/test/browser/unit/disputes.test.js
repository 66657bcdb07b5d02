import test from 'node:test';
import assert from 'node:assert/strict';
import { putDispute } from '../../../main/resources/page/core/model.js';

test('disputes of two towns with one id are two', () => {
  const all = new Map();
  putDispute(all, { townId: 'hama', disputeId: 'd-1', state: 'OPEN', removed: false });
  putDispute(all, { townId: 'homs', disputeId: 'd-1', state: 'WITHDRAWN', removed: false });
  assert.deepEqual(
    [...all.values()].map(({ townId, state }) => `${townId} ${state}`),
    ['hama OPEN', 'homs WITHDRAWN'],
  );
  putDispute(all, { townId: 'homs', disputeId: 'd-1', removed: true });
  assert.deepEqual(
    [...all.values()].map(({ townId }) => townId),
    ['hama'],
  );
});
