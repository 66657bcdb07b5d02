import { h, useEffect, useRef } from '../core/lib.js';
import { GLOSSARY } from './words.js';

/** All words at once. It is a dialog: Escape closes it, and the focus goes back to where it was. */
export function Glossary({ closed }) {
  const dialog = useRef(null);
  useEffect(() => dialog.current.showModal(), []);
  return h(
    'dialog',
    { ref: dialog, class: 'glossary', 'aria-labelledby': 'glossary-title', onClose: closed },
    h(
      'header',
      null,
      h('h2', { id: 'glossary-title' }, 'What the words mean'),
      h('button', { type: 'button', onClick: () => dialog.current.close() }, 'Close'),
    ),
    h(
      'p',
      null,
      'Every town has an assessed layer, who holds it as far as sources establish, and a claimed layer, who says otherwise. ',
      'What a side says in its own favour never moves the assessed layer by itself.',
    ),
    GLOSSARY.map(([title, words]) =>
      h(
        'section',
        { key: title },
        h('h3', null, title),
        h(
          'dl',
          null,
          Object.entries(words).map(([key, { label, means }]) =>
            h('div', { key }, h('dt', null, label), h('dd', null, means)),
          ),
        ),
      ),
    ),
  );
}
