import test from 'node:test';
import assert from 'node:assert/strict';
import {
  decisionAbout,
  isLatest,
  latestVersions,
  possible,
  record,
  undoing,
} from '../../../main/resources/page/desk/decisions.js';
import { idOfName, newPlace, placeEntry } from '../../../main/resources/page/desk/new-place-entry.js';
import { choicesFor, meant, waysToName } from '../../../main/resources/page/desk/places.js';
import { sourceNamed, sourcesLike } from '../../../main/resources/page/desk/sources.js';

const place = (id, name, governorate, more = {}) => ({
  id,
  name,
  governorate,
  within: null,
  arabicName: null,
  ...more,
});
const HAMA = place('souran-hama', 'Souran', 'Hama', { arabicName: 'صوران', within: 'souran-subdistrict' });
const ALEPPO = place('souran-aleppo', 'Sawran (Azaz)', 'Aleppo', { arabicName: 'صوران' });
const TALBISEH = place('talbiseh', 'Talbiseh', 'Homs');
const AMBIGUOUS = {
  match: 'AMBIGUOUS',
  candidates: [ALEPPO, HAMA],
  reasons: [{ text: 'its name' }, { text: 'its name' }],
};

test('a name means a place only where one place can be told', () => {
  assert.equal(meant(AMBIGUOUS), null);
  assert.equal(meant({ match: 'NONE', candidates: [HAMA] }), null);
  for (const match of ['EXACT', 'ALIAS', 'FUZZY']) assert.equal(meant({ match, candidates: [HAMA] }), HAMA);
  assert.equal(meant(null), null);
});

test('what a name could mean comes first, then places whose names begin so, each once', () => {
  const found = choicesFor('صور', AMBIGUOUS, [
    HAMA,
    place('soura', 'Soura', 'Suwayda', { arabicName: 'صورى' }),
  ]);
  assert.deepEqual(
    found.map(({ place: { id } }) => id),
    ['souran-aleppo', 'souran-hama', 'soura'],
  );
  assert.equal(found[0].why, 'its name');
  const begun = choicesFor('TALB', { match: 'NONE', candidates: [] }, [HAMA, TALBISEH]);
  assert.deepEqual(begun, [{ place: TALBISEH, why: '' }]);
  assert.deepEqual(choicesFor('t', null, [TALBISEH]), [], 'one letter begins too many');
});

test('a chosen place is named as it was written if a wider place tells it, else by its id', () => {
  assert.deepEqual(waysToName({ place: ' صوران', within: '' }, HAMA, true, 'Souran subdistrict'), [
    { place: 'صوران', within: '' },
    { place: 'صوران', within: 'Hama' },
    { place: 'صوران', within: 'Souran subdistrict' },
    { place: 'souran-hama', within: '' },
  ]);
  assert.deepEqual(waysToName({ place: 'Tal', within: 'Idlib' }, TALBISEH, false), [
    { place: 'Talbiseh', within: 'Idlib' },
    { place: 'Talbiseh', within: '' },
    { place: 'Talbiseh', within: 'Homs' },
    { place: 'talbiseh', within: '' },
  ]);
});

const SOURCES = [
  { id: 'sohr', name: 'Syrian Observatory for Human Rights', aliases: ['المرصد السوري'] },
  { id: 'enab-baladi', name: 'Enab Baladi', aliases: [] },
  { id: 'regime-soldiers', name: 'Regime soldiers filming themselves', aliases: [] },
];

test('a source is known by id, name and other spellings, in any case', () => {
  for (const text of ['sohr', 'syrian observatory for human rights ', 'المرصد السّوري']) {
    assert.equal(sourceNamed(text, SOURCES)?.id, 'sohr', text);
  }
  assert.equal(sourceNamed('enab baladi', SOURCES)?.id, 'enab-baladi');
  assert.equal(sourceNamed('observatory', SOURCES), null);
  assert.equal(sourceNamed('  ', SOURCES), null);
});

test('completion has names that begin so before those that have it within', () => {
  assert.deepEqual(
    sourcesLike('s', SOURCES).map(({ id }) => id),
    ['sohr', 'regime-soldiers'],
  );
  assert.deepEqual(sourcesLike('zzz', SOURCES), []);
});

test('a new place takes the spelling where its letters belong, and makes an id of the name', () => {
  assert.deepEqual(newPlace('تل جديد').arabicName, 'تل جديد');
  assert.deepEqual(newPlace('Tall Jadid').name, 'Tall Jadid');
  assert.equal(idOfName("Tall 'Abyad (Hamā)"), 'tall-abyad-hama');
  assert.deepEqual(
    placeEntry({ ...newPlace('تل'), name: 'Tall', kind: 'HILL', lat: '35,5', lon: ' 36.7' }, 'hama'),
    {
      id: 'tall',
      name: 'Tall',
      arabicName: 'تل',
      kind: 'HILL',
      within: 'hama',
      lat: 35.5,
      lon: 36.7,
    },
  );
});

test('a number that is none is sent as it was written, to be refused with a reason', () => {
  assert.equal(placeEntry({ ...newPlace('Tall'), lat: '35 N' }, '').lat, '35 N');
});

const CLAIM = { claim: { source: 's', report: 'r', claim: 'c1' }, inForce: true, ended: null, desk: null };

test('what was decided can be taken back, and what was rejected is not rejected twice', () => {
  assert.deepEqual(possible(CLAIM), ['REJECT', 'VERIFY', 'HOLD']);
  assert.deepEqual(possible({ ...CLAIM, desk: { kind: 'REJECT' } }), ['UNDO']);
  assert.deepEqual(possible({ ...CLAIM, desk: { kind: 'VERIFY' } }), ['UNDO', 'REJECT', 'HOLD']);
  assert.deepEqual(possible({ ...CLAIM, inForce: false, ended: 'HELD' }), ['RELEASE']);
  assert.deepEqual(possible({ ...CLAIM, inForce: false, ended: 'REVISED' }), []);
});

test('the suspension of a source is not taken back at one of its claims', () => {
  assert.deepEqual(possible({ ...CLAIM, desk: { kind: 'SUSPEND_SOURCE' } }), ['REJECT', 'VERIFY', 'HOLD']);
});

test('a decision names its claim, and an undoing the decision', () => {
  const words = { editor: 'night-desk', reason: ' not theirs ', verdict: ' They said so. ' };
  assert.deepEqual(decisionAbout(CLAIM, 'REJECT', words), {
    kind: 'REJECT',
    editor: 'night-desk',
    reason: 'not theirs',
    claim: CLAIM.claim,
  });
  assert.equal(decisionAbout(CLAIM, 'VERIFY', words).verdict, 'They said so.');
  assert.deepEqual(decisionAbout({ ...CLAIM, desk: { decisionId: 'd-1' } }, 'UNDO', words), {
    kind: 'UNDO',
    editor: 'night-desk',
    reason: 'not theirs',
    undoes: 'd-1',
  });
});

test('the record tells decisions that were made at once as one, and who took them back', () => {
  const made = (decisionId, more) => ({
    decisionId,
    kind: 'DISMISS',
    editor: 'night-desk',
    decidedAt: '2024-12-05T09:00:00+03:00',
    reason: 'spam',
    place: null,
    undoes: null,
    ...more,
  });
  const undo = {
    kind: 'UNDO',
    editor: 'day-desk',
    decidedAt: '2024-12-05T12:00:00+03:00',
    reason: 'no spam',
  };
  const acts = record([
    made('d-1'),
    made('d-2'),
    made('d-3', { kind: 'REJECT' }),
    made('d-4'),
    made('d-5', { ...undo, undoes: 'd-4' }),
  ]);
  assert.deepEqual(
    acts.map(({ kind, all, undone }) => [kind, all.map(d => d.decisionId), undone?.editor ?? null]),
    [
      ['DISMISS', ['d-4'], 'day-desk'],
      ['REJECT', ['d-3'], null],
      ['DISMISS', ['d-1', 'd-2'], null],
    ],
  );
  assert.deepEqual(undoing(acts[2], { editor: 'day-desk', reason: ' no spam ' }), [
    { kind: 'UNDO', undoes: 'd-1', editor: 'day-desk', reason: 'no spam' },
    { kind: 'UNDO', undoes: 'd-2', editor: 'day-desk', reason: 'no spam' },
  ]);
});

test('of the versions of a claim only the latest is decided about', () => {
  const version = (claim, from) => ({ claim: { source: 's', report: 'r', claim }, known: { from } });
  const first = version('c1', '2024-12-05T09:00:00+03:00');
  const second = version('c1', '2024-12-05T06:30:00Z');
  const other = version('c2', '2024-12-04T09:00:00+03:00');
  const latest = latestVersions([second, first, other]);
  assert.deepEqual(
    [first, second, other].map(claim => isLatest(claim, latest)),
    [false, true, true],
  );
  assert.equal(isLatest({ claim: first.claim }, latest), true, 'a state tells only what is in force');
});
