import { h } from './lib.js';
import { brief, plain } from './plain.js';

/** Text from outside on the page: it reads in its own direction, and touches nothing around it. */
export function Told({ text, lang, most = 2_000, ...rest }) {
  return h(
    'bdi',
    { dir: 'auto', lang, title: most < 200 ? plain(text) : undefined, ...rest },
    brief(text, most),
  );
}

/** An Arabic name, where there is one. */
export function Arabic({ name, most = 120 }) {
  return name ? h('bdi', { class: 'arabic', lang: 'ar', dir: 'rtl' }, brief(name, most)) : null;
}
