import { useEffect, useState } from '../core/lib.js';

/** On paper nothing can be unfolded, so all of it is; gives when that was. */
export function useUnfoldedInPrint() {
  const [at, setAt] = useState(Date.now);
  useEffect(() => {
    let folded = [];
    const before = () => {
      setAt(Date.now());
      folded = [...document.querySelectorAll('.town details:not([open])')];
      for (const part of folded) part.open = true;
    };
    const after = () => {
      for (const part of folded) part.open = false;
      folded = [];
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return at;
}
