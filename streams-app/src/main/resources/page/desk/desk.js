import { h, useRef, useState } from '../core/lib.js';
import { useStore } from '../core/store.js';
import { newDraft, revised } from './draft.js';
import { Filed } from './filed.js';
import { keepDraft, keptDraft } from './kept.js';
import { Record } from './record.js';
import { ReportForm } from './report.js';
import { Unplaced, useUnplaced } from './unplaced.js';
import { Who } from './who.js';

/**
 * The desk's own work: reports to file, and names to place.
 *
 * @param {object} given
 * @param {boolean} given.isEditor whether the reader may do it
 * @param {boolean} given.isLive   false in a replay, which only shows
 * @param {() => void} given.worked called after everything that was done
 * @param {(town: {townId: string}) => void} given.opened
 */
export function Desk({ api, store, session, zone, isEditor, isLive, byLive, worked, opened }) {
  if (!isLive) {
    return h(
      'div',
      { class: 'desk' },
      h('p', null, 'A replay is read only: nothing can be filed or decided in it.'),
      byLive && h('p', null, h('a', { href: '/?tab=desk' }, "To the live view's desk")),
    );
  }
  return h(LiveDesk, { api, store, session, zone, isEditor, worked, opened });
}

function LiveDesk({ api, store, session, zone, isEditor, worked, opened }) {
  const [draft, setDraft] = useState(keptDraft);
  const [at, setAt] = useState(() => ({ part: keptDraft() && isEditor ? 'report' : 'list' }));
  const revision = useStore(store, state => state.deskWork);
  const { waiting, problem } = useUnplaced(api, revision);
  const button = useRef(null);
  const said = sentence => store.set({ said: sentence });
  const did = sentence => {
    said(sentence);
    worked();
    // what was decided shows a moment later
    for (const wait of [1_000, 3_000]) setTimeout(worked, wait);
  };
  const write = next => {
    keepDraft(next);
    setDraft(next);
  };
  const back = () => {
    setAt({ part: 'list' });
    requestAnimationFrame(() => button.current?.focus());
  };
  const begin = next => {
    write(next);
    setAt({ part: 'report' });
  };

  if (isEditor && at.part === 'report' && draft) {
    return h(ReportForm, {
      api,
      zone,
      draft,
      drafted: setDraft,
      closed: back,
      discarded: () => {
        write(null);
        back();
        said('The draft was discarded.');
      },
      filed: (answer, sent, places) => {
        write(null);
        setAt({ part: 'filed', answer, sent, places });
        worked();
      },
    });
  }
  if (isEditor && at.part === 'filed') {
    const { answer, sent, places } = at;
    return h(Filed, {
      api,
      session,
      answer,
      draft: sent,
      did,
      places,
      opened,
      another: () => begin(newDraft(Date.now(), zone)),
      revise: () => begin(revised(sent, Date.now(), zone)),
      closed: back,
    });
  }
  return h(
    'div',
    { class: 'desk' },
    isEditor
      ? [
          h(Who, { key: 'who', session }),
          h(
            'p',
            { key: 'file' },
            h(
              'button',
              {
                type: 'button',
                class: 'strong',
                ref: button,
                onClick: () => begin(draft ?? newDraft(Date.now(), zone)),
              },
              'File a report',
            ),
            draft && h('span', { class: 'note' }, ' A draft is kept.'),
          ),
        ]
      : h(SignIn, { session }),
    h(Unplaced, {
      api,
      session,
      waiting,
      problem,
      isEditor,
      zone,
      done: sentence => {
        setAt(before => ({ ...before, told: sentence }));
        did(sentence);
      },
      told: at.told,
    }),
    h(Record, { api, session, isEditor, zone, revision, done: did }),
  );
}

/** What a reader needs in order to work here. */
function SignIn({ session }) {
  if (!session) return null;
  return h(
    'p',
    { class: 'note' },
    `To file reports, place names and decide about claims takes a token of an editor; yours is a ${String(session.role).toLowerCase()}'s. `,
    'Sign out above, and sign in with an editor’s token.',
  );
}
