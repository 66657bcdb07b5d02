/** Text from outside, made fit for a line. Pure. */

// what turns the order of letters around; a name needs none of them, and what stands beside it must not be turned
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

/** Text from outside as it may stand in a line: nothing in it turns letters around or hides. */
export function plain(text) {
  return String(text ?? '')
    .replace(TURNS, '')
    .replace(CONTROLS, '\ufffd');
}

/** The same, no longer than `most` letters. */
export function brief(text, most) {
  const letters = plain(text);
  return letters.length <= most ? letters : letters.slice(0, most - 1).trimEnd() + '…';
}

/** The address if a reader may be sent there, else null: nothing but http and https. */
export function safeLink(url) {
  try {
    const found = new URL(url);
    return found.protocol === 'https:' || found.protocol === 'http:' ? found.href : null;
  } catch {
    return null;
  }
}

/** `1 town`, `2 towns` */
export function counted(count, one, many = one + 's') {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
