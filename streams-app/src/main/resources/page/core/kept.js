/** Small things that this browser keeps for its reader. What it forbids or has no room for is kept until the page is closed. */

const held = new Map();

/**
 * @param {string} key
 * @param {'localStorage'|'sessionStorage'} store for this browser, or for this tab of it alone
 * @returns {string|null} null where nothing is kept
 */
export function recall(key, store = 'localStorage') {
  try {
    return held.get(key) ?? globalThis[store].getItem(key);
  } catch {
    return null; // a forbidden store, and nothing held
  }
}

/** Keeps a text; null forgets it. */
export function keep(key, text, store = 'localStorage') {
  held.delete(key);
  try {
    if (text === null) globalThis[store].removeItem(key);
    else globalThis[store].setItem(key, text);
  } catch {
    // a full or forbidden store
    if (text !== null) held.set(key, text);
  }
}

/** What was kept as JSON; null where nothing is, or nothing that can be read. */
export function recallJson(key, store) {
  try {
    return JSON.parse(recall(key, store));
  } catch {
    return null;
  }
}
