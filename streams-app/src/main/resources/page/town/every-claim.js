import { h, useState } from '../core/lib.js';
import { timesAsked } from '../core/times.js';
import { counted } from '../core/plain.js';
import { Claim } from './claim.js';
import { told, versionKey } from './claims.js';

const AT_ONCE = 200;

/** Every claim about a town with very many, a page at a time, in the order of the fold. */
export function EveryClaim({ api, view, town, common }) {
  const [pages, setPages] = useState({ claims: [], next: null, isBegun: false, problem: '' });
  const more = async () => {
    try {
      const page = pages.isBegun
        ? await pages.next()
        : await api.page(`/api/towns/${encodeURIComponent(town.townId)}/claims`, {
            ...timesAsked(view, common.clock.zone),
            limit: AT_ONCE,
          });
      setPages({
        claims: [...pages.claims, ...page.entries.map(told)],
        next: page.next,
        isBegun: true,
        problem: '',
      });
    } catch (failure) {
      setPages({ ...pages, problem: failure.message });
    }
  };
  return h(
    'details',
    { class: 'every-claim', onToggle: event => event.target.open && !pages.isBegun && more() },
    h('summary', null, `Every claim, ${counted(town.claims, 'claim')}, the earliest first`),
    pages.claims.map(claim => h(Claim, { key: versionKey(claim), claim, ...common })),
    pages.problem && h('p', { class: 'problem' }, pages.problem),
    pages.isBegun && pages.next && h('button', { type: 'button', onClick: more }, `Show ${AT_ONCE} more`),
  );
}
