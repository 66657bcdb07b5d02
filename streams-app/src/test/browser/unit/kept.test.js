import test from 'node:test';
import assert from 'node:assert/strict';
import { keep, recall, recallJson } from '../../../main/resources/page/core/kept.js';

function store(refuses = () => false) {
  const kept = new Map();
  return {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, text) => {
      if (refuses()) throw new Error('no room');
      kept.set(key, text);
    },
    removeItem: key => kept.delete(key),
  };
}

test('what is kept is found again, and what is forgotten is not', () => {
  globalThis.localStorage = store();
  keep('a', 'text');
  assert.equal(recall('a'), 'text');
  keep('a', null);
  assert.equal(recall('a'), null);
});

test('a full store gives what was kept last, and not what it had room for before', () => {
  let isFull = false;
  globalThis.localStorage = store(() => isFull);
  keep('b', 'old');
  isFull = true;
  keep('b', 'new');
  assert.equal(recall('b'), 'new');
  keep('b', null);
  assert.equal(recall('b'), null);
});

test('a forbidden store keeps until the page is closed', () => {
  Object.defineProperty(globalThis, 'sessionStorage', {
    configurable: true,
    get: () => {
      throw new Error('forbidden');
    },
  });
  assert.equal(recall('c', 'sessionStorage'), null);
  keep('c', '{"x":1}', 'sessionStorage');
  assert.deepEqual(recallJson('c', 'sessionStorage'), { x: 1 });
});

test('what cannot be read as JSON is as good as nothing', () => {
  globalThis.localStorage = store();
  keep('d', '{half');
  assert.equal(recallJson('d'), null);
});
