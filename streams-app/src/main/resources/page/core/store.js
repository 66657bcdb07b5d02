import { useEffect, useState } from './lib.js';

/**
 * What is known and shown, in one place. Parts of the page take what they need by {@link useStore} and are drawn anew when that changes.
 *
 * @template T
 * @param {T} initial
 */
export function createStore(initial) {
  let state = initial;
  const listeners = new Set();
  return {
    get: () => state,
    /** Replaces some of its fields. */
    set(patch) {
      const before = state;
      state = { ...state, ...(typeof patch === 'function' ? patch(state) : patch) };
      for (const listener of listeners) listener(state, before);
    },
    /** Calls `listener(state, before)` after each change; gives what ends that. */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What `select` finds in the store, followed as long as the component is there. */
export function useStore(store, select) {
  const [, redraw] = useState(0);
  const found = select(store.get());
  useEffect(() => {
    let last = select(store.get());
    if (!Object.is(last, found)) redraw(n => n + 1);
    return store.subscribe(state => {
      const now = select(state);
      if (!Object.is(now, last)) {
        last = now;
        redraw(n => n + 1);
      }
    });
  }, [store]);
  return found;
}
