import test from 'node:test';
import assert from 'node:assert/strict';
import { inOrder } from '../../../main/resources/page/core/model.js';

const alert = (alertId, acknowledged = null) => ({ alertId, acknowledged });
const ids = alerts => alerts.map(({ alertId }) => alertId);

test('an alert that comes while the earlier ones are asked for is the latest, not the first', () => {
  assert.deepEqual(ids(inOrder([], [alert('a'), alert('b')], [alert('c')], new Map())), ['a', 'b', 'c']);
  const before = [alert('old'), alert('a')];
  const now = [...before, alert('c')];
  assert.deepEqual(ids(inOrder(before, [alert('a'), alert('b')], now, new Map())), ['old', 'a', 'b', 'c']);
});

test('an acknowledgement heard while alerts are asked for is not undone by the answer', () => {
  const by = { editor: 'eve' };
  const loaded = [alert('a'), alert('b', by)];
  const heard = new Map([
    ['a', by],
    ['b', null],
  ]);
  assert.deepEqual(inOrder([], loaded, [], heard), [alert('a', by), alert('b')]);
});
