import { h, names } from '../core/lib.js';
import { plain } from '../core/plain.js';
import { labelOf, meaningOf } from '../words/words.js';
import { inWords } from './faults.js';

/** The id of the field of a name on the form of an id. */
export const idOf = (form, name) => `${form}-${name.replace(/[^A-Za-z0-9_-]/g, '-')}`;

/**
 * A field with its label, what helps to fill it, and what is wrong with it.
 *
 * @param {object} given
 * @param {string} given.form  id of the form
 * @param {string} given.name  of the field, as ./faults.js names it
 * @param {Map<string, object>} given.faults
 * @param {object|string} [given.hint]
 * @param {(aria: object) => object} given.children draws the control with these attributes
 */
export function Field({ form, name, label, isOptional, hint, faults, children, class: extra }) {
  const id = idOf(form, name);
  const fault = faults.get(name);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  const aria = { id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? 'true' : undefined };
  return h(
    'div',
    { class: names('field', fault && 'at-fault', extra) },
    h('label', { for: id }, h('span', null, label, isOptional && h('i', null, ' (optional)'))),
    children(aria),
    hint && h('p', { class: 'hint', id: `${id}-hint` }, hint),
    h(Fault, { id: `${id}-fault`, fault }),
  );
}

/** What is wrong, where it is wrong. */
export function Fault({ id, fault }) {
  return fault ? h('p', { class: 'problem', id }, h('bdi', null, plain(inWords(fault, 'This')))) : null;
}

/** A line of text, or with `rows` several. */
export function Line({ value, put, rows, ...field }) {
  return h(Field, {
    ...field,
    children: aria =>
      h(rows ? 'textarea' : 'input', {
        ...aria,
        rows,
        value,
        dir: 'auto',
        type: rows ? undefined : (field.type ?? 'text'),
        autocomplete: 'off',
        spellcheck: Boolean(rows),
        inputMode: field.inputMode,
        maxLength: field.most,
        onInput: event => put(event.target.value),
      }),
  });
}

/** One of the words of the method; what the chosen one means stands below. */
export function WordChoice({ value, put, words, of = Object.keys(words), none, hint, ...field }) {
  return h(Field, {
    ...field,
    hint: hint ?? (meaningOf(words, value) || undefined),
    children: aria =>
      h(
        'select',
        { ...aria, value, onChange: event => put(event.target.value) },
        none !== undefined && h('option', { value: '' }, none),
        of.map(key =>
          h(
            'option',
            { key, value: key, selected: key === value, title: meaningOf(words, key) || undefined },
            labelOf(words, key),
          ),
        ),
      ),
  });
}

/** The meaning of what was sent in vain: every fault once more, each leading to its field. */
export function Summary({ form, box, refusal, faults, labelFor }) {
  // what was mended is told no longer
  if (!refusal || (refusal.faults?.length && !faults.size)) return null;
  const several = faults.size;
  const lead = name => event => {
    event.preventDefault();
    toField(idOf(form, name));
  };
  return h(
    'div',
    { class: 'summary', ref: box, tabIndex: -1, role: 'group', 'aria-labelledby': `${form}-refused` },
    h(
      'h3',
      { id: `${form}-refused` },
      several ? `Not taken: ${several === 1 ? 'one thing is' : `${several} things are`} wrong` : 'Not taken',
    ),
    several
      ? h(
          'ul',
          null,
          [...faults].map(([name, fault]) =>
            h(
              'li',
              { key: name },
              name
                ? h(
                    'a',
                    { href: `#${idOf(form, name)}`, onClick: lead(name) },
                    plain(inWords(fault, labelFor(name))),
                  )
                : plain(inWords(fault)),
            ),
          ),
        )
      : h(
          'p',
          null,
          plain(refusal.message),
          h('span', { class: 'note' }, ' Nothing that you wrote is lost.'),
        ),
  );
}

/** Opens whatever a part of the page is folded away in. */
export function unfold(part) {
  for (let box = part.parentElement; box; box = box.parentElement) {
    if (box.tagName === 'DETAILS') box.open = true;
  }
}

/** Lets the reader write on in a field, wherever it is folded away. */
export function toField(id) {
  const field = document.getElementById(id);
  if (!field) return;
  unfold(field);
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}

/** What a small form ends with. */
export function Ends({ go, cancel, isSending }) {
  return h(
    'p',
    { class: 'desk-buttons' },
    h(
      'button',
      { class: 'strong', 'aria-disabled': isSending ? 'true' : undefined },
      isSending ? 'Sending…' : go,
    ),
    h('button', { type: 'button', onClick: cancel }, 'Cancel'),
  );
}
