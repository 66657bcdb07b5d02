import { h, names, useEffect, useRef, useState } from '../core/lib.js';
import { labelOf, meaningOf } from './words.js';

let numbers = 0;

/** An id of its own for a part of the page. */
export function useId(prefix) {
  const id = useRef(null);
  if (id.current === null) id.current = `${prefix}-${++numbers}`;
  return id.current;
}

/**
 * A word of the method with its meaning, shown on hover, on focus and on touch; Escape takes it away.
 *
 * @param {object} given
 * @param {Record<string, import('./words.js').Word>} given.words
 * @param {string} given.of      which of them
 * @param {string} [given.label] shown in place of its own
 */
export function Term({ words, of, label, class: extra }) {
  const means = meaningOf(words, of);
  const text = label ?? labelOf(words, of);
  return means ? h(Explained, { means, class: extra }, text) : h('span', { class: extra }, text);
}

/** Something that is explained where it stands. */
export function Explained({ means, children, class: extra }) {
  const [place, setPlace] = useState(null);
  const id = useId('means');
  const button = useRef(null);
  const show = () => {
    const box = button.current.getBoundingClientRect();
    const width = Math.min(320, innerWidth - 16);
    const isLow = box.bottom > innerHeight - 140;
    setPlace({
      left: `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`,
      width: `${width}px`,
      ...(isLow ? { bottom: `${innerHeight - box.top + 4}px` } : { top: `${box.bottom + 4}px` }),
    });
  };
  const hide = () => setPlace(null);
  useEffect(() => {
    if (!place) return undefined;
    const escape = event => {
      if (event.key !== 'Escape') return;
      // it takes away what is explained, and nothing else
      event.stopPropagation();
      hide();
    };
    document.addEventListener('keydown', escape, true);
    return () => document.removeEventListener('keydown', escape, true);
  }, [place !== null]);
  return h(
    'span',
    { class: 'explained', onMouseEnter: show, onMouseLeave: hide },
    h(
      'button',
      {
        type: 'button',
        ref: button,
        class: names('term', extra),
        'aria-describedby': id,
        onFocus: show,
        onBlur: hide,
        onClick: event => {
          event.stopPropagation();
          show();
        },
      },
      children,
    ),
    h('span', { id, role: 'tooltip', class: place ? 'means' : 'means away', style: place ?? {} }, means),
  );
}
