import { labelOf, STANCE } from '../words/words.js';
import { evidenceKinds } from './draft.js';

/**
 * Which field of a form a fault of the service is about. Pure.
 *
 * @typedef {{pointer: string, value: string, reason: string, wayOut: string}} Fault as the service tells it
 */

/** Fields of a report and of a claim that its form has; a fault of anything else is about the whole. */
const REPORT = ['reportId', 'source', 'publishedAt', 'url', 'title', 'language', 'note'];
const CLAIM = [
  'place',
  'within',
  'assertion',
  'party',
  'eventTime',
  'precision',
  'claimant',
  'origin',
  'stance',
  'certainty',
  'extent',
  'evidence',
  'quote',
  'note',
  'visibility',
  'release',
  'claimantCondition',
];

const partsOf = pointer =>
  String(pointer)
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/**
 * The name of the field that a pointer leads to: `source`, `c2.place`, `c2.evidence.VIDEO`; `c2` for a claim as a whole; null for the
 * report as a whole.
 *
 * @param {string} pointer into what was sent, such as `/claims/0/place`
 * @param {import('./draft.js').Draft} draft what was sent
 */
export function fieldOf(pointer, draft) {
  const [first, index, name, item] = partsOf(pointer);
  if (first !== 'claims') return REPORT.includes(first) ? first : null;
  const claim = draft.claims[Number(index)];
  if (!claim) return null;
  if (!CLAIM.includes(name)) return claim.claimId;
  const kind = name === 'evidence' ? evidenceKinds(claim)[Number(item)] : undefined;
  return [claim.claimId, name, kind].filter(Boolean).join('.');
}

/**
 * Faults by the fields that they are about, in the order in which they were told; each field has one.
 *
 * @param {Fault[]} faults
 * @param {(pointer: string) => string|null} field
 * @returns {Map<string, Fault>} under the empty name what is about no field
 */
export function byField(faults, field) {
  const found = new Map();
  for (const fault of faults) {
    const name = field(fault.pointer) ?? '';
    const before = found.get(name);
    // what has no field of its own is told together
    if (!before) found.set(name, fault);
    else if (name === '') found.set(name, { ...before, reason: `${before.reason}; ${inWords(fault)}` });
  }
  return found;
}

/** Without those of a field that was written anew, for they are about what stood there. */
export function withoutField(faults, names) {
  const left = new Map([...faults].filter(([name]) => !names.includes(name)));
  return left.size === faults.size ? faults : left;
}

/** A fault as a sentence: what is wrong, then the way out, in the words that the form has. */
export function inWords({ pointer, reason, wayOut }, label = '') {
  const what = label || partsOf(pointer ?? '').join(' ');
  const told = [what, plainer(reason)].filter(Boolean).join(' ');
  return wayOut ? `${told}: ${plainer(wayOut)}` : told;
}

/** What programs are told to send, told to somebody at a form. */
function plainer(text) {
  if (text === 'add a text') return 'write it';
  if (text.startsWith('add one of ')) return 'choose one';
  if (text.startsWith('add a time such as')) return 'give day and time';
  return text.replace(/\b[A-Z]{2,}(_[A-Z]+)+\b|\bNEUTRAL\b/g, symbol => labelOf(STANCE, symbol));
}
