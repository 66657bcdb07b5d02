import { h, useEffect, useRef, useState } from '../core/lib.js';
import { brief, counted, plain } from '../core/plain.js';
import { dayAndClock, moment } from '../core/times.js';
import { labelOf, meaningOf } from '../words/words.js';
import { Decide } from './decide.js';
import { record, undoing } from './decisions.js';
import { DECIDED } from './words.js';

const AT_ONCE = 30;
let numbered = 0;

/**
 * What the desk decided, read when it is unfolded: who, when and why; every decision can be taken back there.
 *
 * @param {object} given
 * @param {unknown} given.revision asks anew when it changes
 * @param {(sentence: string) => void} given.done
 */
export function Record({ api, session, isEditor, zone, revision, done }) {
  const [isOpen, setOpen] = useState(false);
  const [{ acts, problem }, set] = useState({ acts: null, problem: '' });
  const [most, setMost] = useState(AT_ONCE);
  const summary = useRef(null);
  useEffect(() => {
    if (!isOpen) return;
    api.all('/api/decisions').then(
      decisions => set({ acts: record(decisions), problem: '' }),
      failure => set(before => ({ ...before, problem: failure.message })),
    );
  }, [isOpen, revision]);
  return h(
    'details',
    { class: 'record', onToggle: event => setOpen(event.target.open) },
    h('summary', { ref: summary }, 'What the desk decided'),
    problem && h('p', { class: 'problem', role: 'status' }, plain(problem)),
    !acts && !problem && h('p', { class: 'silent' }, 'Loading…'),
    acts && !acts.length && h('p', { class: 'silent' }, 'Nothing was decided yet.'),
    acts?.length > 0 &&
      h(
        'ol',
        { 'aria-label': 'Decisions' },
        acts.slice(0, most).map(act =>
          h(Act, {
            key: act.key,
            api,
            session,
            act,
            isEditor,
            zone,
            done: sentence => {
              summary.current?.focus();
              done(sentence);
            },
          }),
        ),
      ),
    acts?.length > most &&
      h(
        'button',
        { type: 'button', onClick: () => setMost(most + AT_ONCE) },
        `Show more (${acts.length - most} left)`,
      ),
  );
}

/** What an entry is about: its claim, how many there are, or its source. */
function aboutOf({ claim, source, all }) {
  if (all.length > 1) return counted(all.length, 'claim');
  if (!claim) return `source ${brief(source, 80)}`;
  return `claim ${brief(claim.claim, 60)} of ${brief(claim.source, 60)}, report ${brief(claim.report, 80)}`;
}

function Act({ api, session, act, isEditor, zone, done }) {
  const [number] = useState(() => ++numbered);
  const [isUndoing, setUndoing] = useState(false);
  const button = useRef(null);
  const about = aboutOf(act);
  const at = time => dayAndClock(moment(time), zone);
  const leave = () => {
    setUndoing(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return h(
    'li',
    { class: 'act' },
    h(
      'p',
      null,
      h('strong', { title: meaningOf(DECIDED, act.kind) || undefined }, labelOf(DECIDED, act.kind)),
      act.place && [' at ', h('bdi', null, brief(act.place, 80))],
      ': ',
      h('bdi', null, about),
    ),
    h(
      'p',
      { class: 'note' },
      h('bdi', null, brief(act.editor, 80)),
      `, ${at(act.decidedAt)}: `,
      h('bdi', null, brief(act.reason, 300)),
    ),
    act.verdict && h('p', null, h('q', null, h('bdi', null, brief(act.verdict, 300)))),
    act.undone &&
      h(
        'p',
        { class: 'note' },
        'Taken back by ',
        h('bdi', null, brief(act.undone.editor, 80)),
        `, ${at(act.undone.decidedAt)}: `,
        h('bdi', null, brief(act.undone.reason, 300)),
      ),
    isEditor &&
      !act.undone &&
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          ref: button,
          'aria-expanded': isUndoing ? 'true' : 'false',
          onClick: () => setUndoing(!isUndoing),
        },
        'Take back',
        h('span', { class: 'unseen' }, ` ${labelOf(DECIDED, act.kind)}: ${about}`),
      ),
    isUndoing &&
      h(Decide, {
        id: `undo-${number}`,
        kind: 'UNDO',
        about: `${labelOf(DECIDED, act.kind)}, ${about}`,
        decision: words => undoing(act, words),
        api,
        session,
        leave,
        done: () => {
          setUndoing(false);
          done(`Taken back: ${labelOf(DECIDED, act.kind).toLowerCase()}, ${about}.`);
        },
      }),
  );
}
