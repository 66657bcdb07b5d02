import { h, useEffect, useLayoutEffect, useRef, useState } from '../core/lib.js';
import { plain } from '../core/plain.js';
import { byField, inWords, withoutField } from './faults.js';
import { Ends, Line } from './fields.js';
import { DECISION } from './words.js';
import { editorName } from './who.js';

/** Decisions are sent alone or several at once, and have the same words then. */
const fieldOf = pointer => ({ reason: 'reason', verdict: 'verdict' })[pointer.split('/').at(-1)] ?? null;

/**
 * The small form of a decision: why, and what was found where that is what is decided.
 *
 * @param {object} given
 * @param {string} given.id
 * @param {string} given.kind  of the decision
 * @param {string} given.about what it is about, in a few words
 * @param {(words: {editor: string, reason: string, verdict: string}) => object|object[]} given.decision what is sent
 * @param {() => void} given.leave
 * @param {() => void} given.done
 */
export function Decide({ id, kind, about, decision, api, session, leave, done }) {
  const [words, setWords] = useState({ reason: '', verdict: '' });
  const [{ faults, problem, times }, setRefused] = useState({ faults: new Map(), problem: '', times: 0 });
  const [isSending, setSending] = useState(false);
  const box = useRef(null);
  useLayoutEffect(() => box.current.querySelector('textarea').focus(), []);
  useEffect(() => {
    box.current?.querySelector('[aria-invalid=true]')?.focus();
  }, [times]);
  const put = name => text => {
    setWords(before => ({ ...before, [name]: text }));
    setRefused(before => ({ ...before, faults: withoutField(before.faults, [name]) }));
  };
  const decide = async event => {
    event.preventDefault();
    if (isSending) return;
    const editor = await editorName(session);
    if (!editor) return;
    setSending(true);
    try {
      await api.send('POST', '/api/decisions', decision({ editor, ...words }));
      done();
    } catch (failure) {
      const found = byField(failure.faults ?? [], fieldOf);
      const whole = found.get('');
      const told = whole ? inWords(whole) : found.size ? '' : failure.message;
      setRefused({ faults: found, problem: told, times: times + 1 });
      setSending(false);
    }
  };
  const pressed = event => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    leave();
  };
  return h(
    'form',
    {
      ref: box,
      class: 'decide',
      'aria-label': `${DECISION[kind].label}: ${about}`,
      noValidate: true,
      onSubmit: decide,
      onKeyDown: pressed,
    },
    kind === 'VERIFY' &&
      h(Line, {
        form: id,
        name: 'verdict',
        label: 'What did the desk find?',
        hint: 'One plain sentence, for readers.',
        rows: 2,
        faults,
        value: words.verdict,
        put: put('verdict'),
        most: 4000,
      }),
    h(Line, {
      form: id,
      name: 'reason',
      label: 'Reason',
      hint: DECISION[kind].means,
      rows: 2,
      faults,
      value: words.reason,
      put: put('reason'),
      most: 4000,
    }),
    problem && h('p', { class: 'problem', role: 'alert' }, plain(problem)),
    h(Ends, { go: DECISION[kind].label, cancel: leave, isSending }),
  );
}
