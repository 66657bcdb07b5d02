import { h, names, useEffect, useRef, useState } from '../core/lib.js';

/**
 * A field that can be completed from a list: arrows move in it, Enter takes what is marked, Escape closes it. What is written stays what
 * it is unless something is taken.
 *
 * @param {object} given
 * @param {object} given.aria id and what describes the field
 * @param {string} given.label names the list
 * @param {string} given.value
 * @param {{key: string, draw: () => object}[]} given.options
 * @param {(text: string) => void} given.put   after each letter
 * @param {(index: number) => void} given.take the option that was chosen
 */
export function Combobox({ aria, label, value, options, put, take, ...rest }) {
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const list = useRef(null);
  const { id } = aria;
  const isShown = isOpen && options.length > 0;
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [marked]);

  const close = () => {
    setOpen(false);
    setMarked(-1);
  };
  const choose = index => {
    close();
    take(index);
  };
  const move = by => {
    setOpen(true);
    const among = options.length;
    if (among) setMarked(((isShown ? marked : -1) + by + (marked < 0 && by < 0 ? 1 : 0) + among) % among);
  };
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => isShown && (marked >= 0 ? choose(marked) : close()),
    Escape: () => isShown && close(),
  };
  const pressed = event => {
    if (event.isComposing || !keys[event.key]) return;
    // what the list takes is no word to the form or the page around it
    if (event.key.startsWith('Arrow') || isShown) {
      event.preventDefault();
      event.stopPropagation();
    }
    keys[event.key]();
  };

  return h(
    'div',
    { class: 'combobox' },
    h('input', {
      dir: 'auto',
      autocomplete: 'off',
      spellcheck: false,
      ...rest,
      ...aria,
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': isShown ? 'true' : 'false',
      'aria-controls': `${id}-list`,
      'aria-activedescendant': isShown && marked >= 0 ? `${id}-option-${marked}` : undefined,
      value,
      onInput: event => {
        setOpen(true);
        setMarked(-1);
        put(event.target.value);
      },
      onClick: () => setOpen(true),
      onKeyDown: pressed,
      onBlur: close,
    }),
    h(
      'ul',
      {
        id: `${id}-list`,
        ref: list,
        role: 'listbox',
        'aria-label': isShown ? label : undefined,
        hidden: !isShown,
      },
      isShown &&
        options.map((option, index) =>
          h(
            'li',
            {
              key: option.key,
              id: `${id}-option-${index}`,
              role: 'option',
              class: names(index === marked && 'marked'),
              'aria-selected': index === marked ? 'true' : 'false',
              // the field keeps the focus
              onMouseDown: event => event.preventDefault(),
              onClick: () => choose(index),
            },
            option.draw(),
          ),
        ),
    ),
  );
}
