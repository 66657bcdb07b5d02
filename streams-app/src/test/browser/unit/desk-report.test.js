import test from 'node:test';
import assert from 'node:assert/strict';
import {
  isBegun,
  named,
  newDraft,
  reportOf,
  revised,
  withClaim,
  withoutClaim,
  withWords,
} from '../../../main/resources/page/desk/draft.js';
import { byField, fieldOf, inWords, withoutField } from '../../../main/resources/page/desk/faults.js';

const ZONE = 'Asia/Damascus';
const NOW = Date.parse('2024-12-05T09:30:00+03:00');

/** A draft with one claim that says enough to be sent. */
function written() {
  const draft = { ...newDraft(NOW, ZONE), source: 'sohr' };
  return withWords(draft, 'c1', {
    place: ' صوران ',
    within: 'Hama',
    assertion: 'CAPTURED',
    party: 'opposition',
    eventTime: '2024-12-05T08:00',
    precision: 'HOUR',
  });
}

test('a draft begins with one claim, published now by the clocks of the desk', () => {
  const draft = newDraft(NOW, ZONE);
  assert.equal(draft.publishedAt, '2024-12-05T09:30');
  assert.deepEqual(
    draft.claims.map(claim => claim.claimId),
    ['c1'],
  );
  assert.equal(isBegun(draft), false);
  assert.equal(isBegun(written()), true);
});

test('what is sent has every time with its offset and nothing that is empty', () => {
  const report = reportOf(named(written(), NOW, ZONE, 0.5), ZONE);
  assert.deepEqual(report, {
    reportId: 'desk-2024-12-05-i00000',
    revision: 1,
    source: 'sohr',
    publishedAt: '2024-12-05T09:30:00+03:00',
    claims: [
      {
        claimId: 'c1',
        place: 'صوران',
        within: 'Hama',
        assertion: 'CAPTURED',
        party: 'opposition',
        certainty: 'ASSERTED',
        extent: 'WHOLE',
        eventTime: '2024-12-05T08:00:00+03:00',
        precision: 'HOUR',
        visibility: 'PUBLIC',
        release: 'NOW',
        claimantCondition: 'FREE',
      },
    ],
  });
});

test('an assertion about no party is sent without one, though one was chosen before', () => {
  const draft = withWords(written(), 'c1', { assertion: 'FIGHTING' });
  assert.equal('party' in reportOf(draft, ZONE).claims[0], false);
  assert.equal(draft.claims[0].party, 'opposition', 'and it is there again with another assertion');
});

test('evidence is sent by kind, with its address where there is one', () => {
  const evidence = { PHOTO: { url: ' https://example.org/p ' }, MAP: { url: '' } };
  const report = reportOf(withWords(written(), 'c1', { evidence }), ZONE);
  assert.deepEqual(report.claims[0].evidence, [
    { kind: 'PHOTO', url: 'https://example.org/p' },
    { kind: 'MAP' },
  ]);
});

test('a time that cannot be read is sent as it was written, to be refused with a reason', () => {
  assert.equal(reportOf({ ...written(), publishedAt: 'yesterday' }, ZONE).publishedAt, 'yesterday');
  assert.equal('publishedAt' in reportOf({ ...written(), publishedAt: '' }, ZONE), false);
});

test('a report keeps the id under which it was first sent, so that sending it again makes no second one', () => {
  const once = named(written(), NOW, ZONE);
  assert.match(once.reportId, /^desk-2024-12-05-[0-9a-z]{6}$/);
  assert.equal(named(once, NOW + 60_000, ZONE), once);
  assert.equal(named({ ...written(), reportId: 'r-7' }, NOW, ZONE).reportId, 'r-7');
});

test('another claim shares time and speaker with the last one, and not what is said', () => {
  const draft = withClaim(withWords(written(), 'c1', { claimant: 'isw', visibility: 'DESK' }));
  const { claimId, eventTime, claimant, visibility, place, assertion, party } = draft.claims[1];
  assert.deepEqual(
    { claimId, eventTime, claimant, visibility, place, assertion, party },
    {
      claimId: 'c2',
      eventTime: '2024-12-05T08:00',
      claimant: 'isw',
      visibility: 'DESK',
      place: '',
      assertion: '',
      party: '',
    },
  );
});

test('the id of a claim that was removed is given to no other, in no revision', () => {
  const draft = withClaim(withoutClaim(withClaim(written()), 'c2'));
  assert.deepEqual(
    draft.claims.map(claim => claim.claimId),
    ['c1', 'c3'],
  );
  const next = withClaim(revised(withoutClaim(draft, 'c3'), NOW + 3_600_000, ZONE));
  assert.equal(next.revision, 2);
  assert.equal(next.publishedAt, '2024-12-05T10:30');
  assert.deepEqual(
    next.claims.map(claim => claim.claimId),
    ['c1', 'c4'],
  );
});

test('each fault leads to the field that it is about', () => {
  let draft = withoutClaim(withClaim(withClaim(written())), 'c2');
  draft = withWords(draft, 'c3', { evidence: { MAP: { url: 'x' }, PHOTO: { url: '' } } });
  const leads = {
    '/source': 'source',
    '/claims/0/place': 'c1.place',
    '/claims/1/eventTime': 'c3.eventTime',
    '/claims/1/evidence': 'c3.evidence',
    '/claims/1/evidence/1/url': 'c3.evidence.PHOTO',
    '/claims/1/claimId': 'c3',
    '/claims/1': 'c3',
    '/claims/9/place': null,
    '/claims': null,
    '/retracts/0/report': null,
    '': null,
  };
  for (const [pointer, field] of Object.entries(leads)) assert.equal(fieldOf(pointer, draft), field, pointer);
});

test('a field has the first of its faults, and what has no field is told together', () => {
  const fault = (pointer, reason) => ({ pointer, value: '', reason, wayOut: 'mend it' });
  const found = byField(
    [
      fault('/claims/0/place', 'is blank'),
      fault('/claims/0/place', 'is long'),
      fault('', 'is large'),
      fault('/claims', 'are many'),
    ],
    pointer => fieldOf(pointer, written()),
  );
  assert.deepEqual([...found.keys()], ['c1.place', '']);
  assert.equal(found.get('c1.place').reason, 'is blank');
  assert.match(inWords(found.get('')), /is large.*are many/);
});

test('a fault goes when its field is written anew, and no other does', () => {
  const faults = new Map([
    ['source', {}],
    ['c1.place', {}],
  ]);
  assert.deepEqual([...withoutField(faults, ['source']).keys()], ['c1.place']);
  assert.equal(withoutField(faults, ['title']), faults);
});

test('faults are told in the words of the form', () => {
  const missing = {
    pointer: '/claims/0/assertion',
    reason: 'is missing',
    wayOut: 'add one of CONTROLS, LOST',
  };
  assert.equal(inWords(missing, 'Claim 1, what is said'), 'Claim 1, what is said is missing: choose one');
  const stance = { pointer: '', reason: 'is missing', wayOut: 'say PRO_REGIME or NEUTRAL' };
  const time = { reason: 'is missing', wayOut: 'add a time such as 2024-11-30T17:40:00+03:00' };
  assert.equal(inWords(time, 'Published'), 'Published is missing: give day and time');
  assert.equal(inWords(stance, 'Stance'), 'Stance is missing: say Pro-regime or Neutral');
});
