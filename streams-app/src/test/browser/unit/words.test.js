import test from 'node:test';
import assert from 'node:assert/strict';
import * as words from '../../../main/resources/page/words/words.js';

test('a word that a newer service knows is shown as it came', () => {
  assert.equal(words.labelOf(words.STATUS, 'HALF_KNOWN'), 'half known');
  assert.equal(words.meaningOf(words.STATUS, 'HALF_KNOWN'), '');
});

test('names that are something in the language are names like others', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']) {
    assert.equal(typeof words.labelOf(words.STATUS, name), 'string', name);
    assert.equal(words.meaningOf(words.STATUS, name), '', name);
    assert.match(words.partyLabel(name), new RegExp(name, 'i'));
    assert.equal(
      typeof words.verdictInBrief({
        status: name,
        controller: name,
        claimedBy: name,
        contenders: [name, name],
      }),
      'string',
      name,
    );
  }
});

test('confirmed is told as agreement of sources, not as verification', () => {
  assert.match(words.meaningOf(words.STATUS, 'CONFIRMED'), /agree/i);
  assert.match(words.meaningOf(words.STATUS, 'CONFIRMED'), /not.*verif/i);
  for (const controller of ['regime', 'opposition', 'none']) {
    assert.match(
      words.verdictInBrief({ status: 'CONFIRMED', controller, claimedBy: null }),
      /sources agree/i,
    );
  }
});

test('a claim of nobody in particular asserts no holder', () => {
  const told = words.verdictInBrief({ status: 'CLAIMED', controller: 'regime', claimedBy: null });
  assert.equal(told, 'A claim stands; assessed: the regime');
});

test('who contends for a place is told, and who is assessed to hold it', () => {
  const contested = { status: 'CONTESTED', controller: null, faction: null, claimedBy: null };
  assert.equal(
    words.verdictInBrief({ ...contested, contenders: ['regime', 'sdf'] }),
    'Contested: regime / SDF',
  );
  assert.equal(
    words.verdictInBrief({ ...contested, controller: 'regime', contenders: ['regime', 'opposition'] }),
    'Contested: regime / opposition; assessed: the regime',
  );
  assert.equal(words.verdictInBrief({ ...contested, contenders: ['regime'] }), 'Contested; holder unknown');
});
