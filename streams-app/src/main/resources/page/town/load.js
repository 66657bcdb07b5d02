import { useEffect, useRef, useState } from '../core/lib.js';
import { timesAsked } from '../core/times.js';

/** Of a town with more claims than this, those are shown that its state names; the others are there when they are asked for. */
const MOST_AT_ONCE = 1_000;
/** Many changes of a moment are one; before the stream is there, more may come at once. */
const CALM = 60;
const EARLY = 250;
const NOTHING = { of: null, isLoading: false };

/**
 * All that is known of one town at the times looked at, asked for again whenever it changes. What was shown stays until what follows
 * is there.
 *
 * @param {object} api
 * @param {{town: string|null, at: number|null, knownAt: number|null}} view
 * @param {string} zone
 * @param {unknown} revision asks anew when it changes
 * @param {boolean} isEarly whether the stream has not told of the towns yet
 * @returns {{of: string|null, town?: object, claims?: object[], isWhole?: boolean, timeline?: object, account?: object, refusal?: Error,
 *   isLoading: boolean}}
 */
export function useTown(api, view, zone, revision, isEarly) {
  const [shown, setShown] = useState(NOTHING);
  const asking = useRef(null);
  const wanted = useRef(null);

  const leave = () => {
    asking.current?.abort.abort();
    asking.current = null;
    wanted.current = null;
  };

  // one answer is awaited at a time, and then what was wanted last: a town that changes without pause is shown all the same
  const ask = async town => {
    const abort = new AbortController();
    const { signal } = abort;
    asking.current = { town, abort };
    while (wanted.current) {
      await calm(isEarly ? EARLY : CALM, signal);
      if (signal.aborted) return;
      const of = wanted.current;
      wanted.current = null;
      const found = await load(api, of, zone, signal);
      if (signal.aborted) return;
      setShown({ ...found, isLoading: wanted.current !== null });
    }
    asking.current = null;
  };

  useEffect(() => {
    if (asking.current?.town !== view.town) leave();
    if (!view.town) {
      setShown(NOTHING);
      return;
    }
    wanted.current = view;
    setShown(before => ({ ...(before.of === view.town ? before : { of: view.town }), isLoading: true }));
    if (!asking.current) ask(view.town);
  }, [view.town, view.at, view.knownAt, revision]);
  useEffect(() => leave, []);
  return shown;
}

/** Resolves after a while, or as soon as nobody waits any more. */
function calm(millis, signal) {
  return new Promise(resolve => {
    setTimeout(resolve, millis);
    signal.addEventListener('abort', resolve, { once: true });
  });
}

async function load(api, view, zone, signal) {
  const of = view.town;
  const path = `/api/towns/${encodeURIComponent(of)}`;
  const times = timesAsked(view, zone);
  try {
    const [town, timeline, account, page] = await Promise.all([
      api.get(path, times, signal),
      api.get(`${path}/timeline`, times, signal),
      api.get(`${path}/explain`, times, signal),
      api.page(`${path}/claims`, { ...times, limit: MOST_AT_ONCE }, signal),
    ]);
    return { of, town, timeline, account, claims: page.entries, isWhole: !page.next, isLoading: false };
  } catch (failure) {
    return { of, refusal: failure, isLoading: false };
  }
}
