import { h, render, useEffect, useRef, useState } from '../core/lib.js';
import { keep, recall } from '../core/kept.js';
import { plain } from '../core/plain.js';

/** Ids of editors stand in keys, where bars and controls part them. */
const named = text =>
  plain(text)
    .replace(/[|\s]+/g, ' ')
    .trim();

const KEY = 'claimline.editor';

/** The name under which what the reader does is recorded: the token's, or the one that was given; empty where there is none yet. */
export function editorNow(session) {
  return session?.name || recall(KEY) || '';
}

/** Keeps the name for the next time. */
export function nameEditor(name) {
  keep(KEY, named(name));
  return named(name);
}

/**
 * The editor's name, asked for where nobody has given one yet.
 *
 * @param {object|null} session who the reader is
 * @returns {Promise<string|null>} null where they would not say
 */
export function editorName(session) {
  const known = editorNow(session);
  if (known) return Promise.resolve(known);
  return new Promise(resolve => {
    const host = document.body.appendChild(document.createElement('div'));
    const answered = name => {
      render(null, host);
      host.remove();
      resolve(name && nameEditor(name));
    };
    render(h(NameDialog, { answered }), host);
  });
}

function NameDialog({ answered }) {
  const box = useRef(null);
  const [name, setName] = useState('');
  useEffect(() => box.current.showModal(), []);
  const close = answer => {
    // closed first, so that the focus goes back to where it was
    box.current.close();
    answered(answer);
  };
  return h(
    'dialog',
    {
      ref: box,
      class: 'who-dialog',
      'aria-labelledby': 'who-heading',
      onCancel: event => (event.preventDefault(), close(null)),
    },
    h(
      'form',
      {
        onSubmit: event => {
          event.preventDefault();
          if (named(name)) close(named(name));
        },
      },
      h('h2', { id: 'who-heading' }, 'Who decides?'),
      h(
        'p',
        { class: 'note' },
        'What the desk decides is recorded with a name, for ever. It is asked once in this browser.',
      ),
      h(
        'label',
        null,
        h('span', null, 'Your name'),
        h('input', {
          value: name,
          required: true,
          autofocus: true,
          autocomplete: 'name',
          maxLength: 100,
          onInput: event => setName(event.target.value),
        }),
      ),
      h(
        'p',
        { class: 'desk-buttons' },
        h('button', { class: 'strong' }, 'Go on'),
        h('button', { type: 'button', onClick: () => close(null) }, 'Cancel'),
      ),
    ),
  );
}

/** Under which name the reader works here, and how to change it where no token tells. */
export function Who({ session }) {
  const [name, setName] = useState(editorNow(session));
  const [isChanging, setChanging] = useState(false);
  const field = useRef(null);
  useEffect(() => {
    if (isChanging) field.current.focus();
  }, [isChanging]);
  if (session?.tokensAsked) {
    return h('p', { class: 'who-works note' }, 'You work as ', h('bdi', null, plain(session.name)), '.');
  }
  if (!isChanging) {
    return h(
      'p',
      { class: 'who-works note' },
      name
        ? ['You work as ', h('bdi', { class: 'who-name' }, plain(name)), '. ']
        : 'Decisions are recorded with a name. ',
      h(
        'button',
        { type: 'button', class: 'link', onClick: () => setChanging(true) },
        name ? 'Change the name' : 'Give a name',
      ),
    );
  }
  return h(
    'form',
    {
      class: 'who-works',
      onSubmit: event => {
        event.preventDefault();
        setName(nameEditor(field.current.value));
        setChanging(false);
      },
    },
    h(
      'label',
      null,
      h('span', null, 'Your name, under which decisions are recorded'),
      h('input', { ref: field, defaultValue: name, autocomplete: 'name', maxLength: 100 }),
    ),
    h('button', null, 'Keep it'),
  );
}
