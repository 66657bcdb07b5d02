import { useEffect, useState } from '../core/lib.js';

const CALM = 180;
const NOTHING = { ids: null, problem: '' };

/**
 * The places that a text could mean, in any spelling: those whose name it is a piece of, and those that it resolves to.
 *
 * @param {number} count how many places there are: asked again when it changes
 * @returns {{ids: Set<string>|null, problem: string}} `ids` is null where nothing is asked
 */
export function useMatches(api, text, count) {
  const [found, setFound] = useState(NOTHING);
  const asked = text.trim();
  useEffect(() => {
    if (!asked) {
      setFound(NOTHING);
      return undefined;
    }
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const [pieces, whole] = await Promise.all([
          api.all('/api/towns', { q: asked }, asking.signal),
          api.get('/api/places', { q: asked }, asking.signal),
        ]);
        const ids = new Set([
          ...pieces.map(town => town.townId),
          ...whole.candidates.map(candidate => candidate.id),
        ]);
        setFound({ ids, problem: '' });
      } catch (failure) {
        if (failure.name !== 'AbortError') setFound({ ids: null, problem: failure.message });
      }
    }, CALM);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [asked, asked && count]);
  return found;
}
