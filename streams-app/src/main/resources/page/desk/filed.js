import { h, useEffect, useLayoutEffect, useRef, useState } from '../core/lib.js';
import { brief, counted, plain } from '../core/plain.js';
import { summed } from './claim-fields.js';
import { Decide } from './decide.js';
import { decisionAbout } from './decisions.js';
import { PlaceName, whereabouts } from './place-field.js';
import { meant } from './places.js';
import { WAITS } from './words.js';

/**
 * What became of a report that was taken: which claims went to which towns, and which wait for their place.
 *
 * @param {object} given
 * @param {{waiting: object[]}} given.answer of the service
 * @param {import('./draft.js').Draft} given.draft what was sent
 * @param {Map<string, object|null>} given.places what the form knew of the claims' places
 * @param {(sentence: string) => void} given.did
 */
export function Filed({ api, session, answer, draft, places, opened, did, another, revise, closed }) {
  const heading = useRef(null);
  useLayoutEffect(() => heading.current.focus(), []);
  const waiting = new Map(answer.waiting.map(wait => [Number(wait.pointer.split('/').at(-2)), wait]));
  return h(
    'section',
    { class: 'filed', 'aria-labelledby': 'filed-heading' },
    h(
      'h2',
      { id: 'filed-heading', ref: heading, tabIndex: -1 },
      draft.revision > 1 ? `Revision ${draft.revision} is filed` : 'The report is filed',
    ),
    h(
      'p',
      { class: 'note' },
      h('bdi', null, brief(draft.reportId, 80)),
      ` by `,
      h('bdi', null, brief(draft.source, 80)),
      `, ${counted(draft.claims.length, 'claim')}.`,
    ),
    h(
      'ul',
      { class: 'outcomes' },
      draft.claims.map((claim, index) =>
        h(
          'li',
          { key: claim.claimId },
          h('p', null, `${index + 1}. `, h('bdi', null, summed(claim))),
          waiting.has(index)
            ? h(Waits, { claim, wait: waiting.get(index) })
            : h(Went, { api, claim, known: places.get(claim.claimId) ?? null, opened }),
          claim.release === 'HELD' && h(Held, { api, session, draft, claim, did }),
        ),
      ),
    ),
    h(
      'p',
      { class: 'desk-buttons' },
      h('button', { type: 'button', class: 'strong', onClick: another }, 'File another'),
      h('button', { type: 'button', onClick: revise }, 'Revise it'),
      h('button', { type: 'button', onClick: closed }, 'To the desk'),
    ),
  );
}

function Waits({ claim, wait }) {
  return h(
    'p',
    { class: 'waits' },
    h('strong', null, 'Waits for its place: '),
    h('bdi', null, brief(claim.place, 120)),
    `, ${WAITS[wait.reason]?.label ?? plain(wait.reason)}. Place it in the desk's list, or revise the report.`,
  );
}

/** A claim that is held back stands in no panel, so here is where it is released. */
function Held({ api, session, draft, claim, did }) {
  const [state, setState] = useState('held');
  const button = useRef(null);
  const leave = () => {
    setState('held');
    requestAnimationFrame(() => button.current?.focus());
  };
  if (state === 'released') return h('p', { class: 'note' }, 'Released.');
  const id = { source: draft.source, report: draft.reportId, claim: claim.claimId };
  return [
    h(
      'button',
      {
        type: 'button',
        ref: button,
        'aria-expanded': state === 'asked' ? 'true' : 'false',
        onClick: () => setState(state === 'asked' ? 'held' : 'asked'),
      },
      'Release…',
    ),
    state === 'asked' &&
      h(Decide, {
        id: `release-${claim.claimId}`,
        kind: 'RELEASE',
        about: summed(claim),
        decision: words => decisionAbout({ claim: id }, 'RELEASE', words),
        api,
        session,
        leave,
        done: () => {
          setState('released');
          document.getElementById('filed-heading')?.focus();
          did(`Released: ${summed(claim)}.`);
        },
      }),
  ];
}

/** The town that a claim went to, with a way to it. */
function Went({ api, claim, known, opened }) {
  const [place, setPlace] = useState(known);
  useEffect(() => {
    if (known) return;
    api.get('/api/places', { q: claim.place.trim(), within: claim.within.trim() }).then(
      found => setPlace(meant(found)),
      () => {}, // it went there all the same
    );
  }, []);
  if (!place) return h('p', { class: 'note' }, 'Taken. Its place was told by the rest of the report.');
  return h(
    'p',
    null,
    claim.release === 'HELD' ? 'Held back; it is about ' : 'Went to ',
    h(
      'button',
      {
        type: 'button',
        class: 'link',
        title: whereabouts(place),
        onClick: () => opened({ townId: place.id }),
      },
      h(PlaceName, { place }),
    ),
    '.',
  );
}
