import { h, useEffect, useRef, useState } from '../core/lib.js';
import { named } from '../town/claim.js';
import { keyOf } from '../town/claims.js';
import { decisionAbout, possible } from './decisions.js';
import { Decide } from './decide.js';
import { unfold } from './fields.js';
import { DECISION } from './words.js';

/** The claim that was decided about last: its card may come up elsewhere in the panel, and the reader goes on there. */
let followed = null;

/** When it is looked whether a decision shows, in milliseconds. */
const MOMENTS = [0, 700, 1_500, 3_000, 6_000, 12_000];
let numbered = 0;

/**
 * What the desk can do about one claim: reject it with a reason, say what it found, hold it back; take a decision back.
 *
 * @param {object} given
 * @param {object} given.claim  as ../town/claims.js makes it
 * @param {object|null} given.session
 * @param {boolean} given.isEditor whether the reader may
 * @param {boolean} given.isLatest whether this is the version of it that counts
 * @param {boolean} given.isPast   whether what was known at an earlier time is looked at
 * @param {() => void} given.worked
 * @param {(sentence: string) => void} given.said
 */
export function ClaimDesk({ claim, api, session, isEditor, isPast, isLatest, worked, said }) {
  const [number] = useState(() => ++numbered);
  const [kind, setKind] = useState(null);
  const [told, setTold] = useState('');
  const box = useRef(null);
  const key = keyOf(claim.claim);
  useEffect(() => {
    if (isLatest) follow(box.current, key);
  }, []);
  if (!isEditor || !isLatest) return null;
  const leave = () => {
    const was = kind;
    setKind(null);
    requestAnimationFrame(() => box.current?.querySelector(`[data-kind=${was}]`)?.focus());
  };
  const done = sentence => {
    setKind(null);
    followed = key;
    box.current.closest('article')?.focus({ preventScroll: true });
    setTold(isPast ? `${sentence} You look at what was known earlier, so it does not show here.` : '');
    said(sentence);
    // the decision shows a moment later; then this card gives way to one of the new version
    for (const wait of MOMENTS) setTimeout(() => box.current && worked(), wait);
  };
  const ways = possible(claim);
  return h(
    'div',
    { class: 'claim-desk', ref: box },
    h(
      'p',
      { role: 'group', 'aria-label': `Desk: ${named(claim)}` },
      ways.map(way =>
        h(
          'button',
          {
            key: way,
            type: 'button',
            class: 'link',
            'data-kind': way,
            title: DECISION[way].means,
            'aria-expanded': way === kind ? 'true' : 'false',
            onClick: () => setKind(way === kind ? null : way),
          },
          way === 'UNDO' ? DECISION.UNDO.label : `${DECISION[way].label}…`,
          h('span', { class: 'unseen' }, ` ${named(claim)}`),
        ),
      ),
    ),
    told && h('p', { class: 'note' }, told),
    kind &&
      h(Decide, {
        key: kind,
        id: `decision-${number}`,
        kind,
        about: named(claim),
        decision: words => decisionAbout(claim, kind, words),
        api,
        session,
        leave,
        done: () => done(DONE[kind]),
      }),
  );
}

/** Lets the reader go on at the card of the claim that was decided about, if the focus was lost with the card that it was on. */
function follow(box, key) {
  if (followed !== key || !box) return;
  followed = null;
  if (document.activeElement && document.activeElement !== document.body) return;
  unfold(box);
  const card = box.closest('article');
  card?.scrollIntoView({ block: 'center' });
  card?.focus({ preventScroll: true });
}

const DONE = {
  REJECT: 'Rejected: the claim is set aside.',
  VERIFY: 'The verdict stands on record beside the status.',
  HOLD: 'Held back: the claim counts for nothing until it is released.',
  RELEASE: 'Released: the claim counts from now on.',
  UNDO: 'Taken back: the decision counts no longer.',
};
