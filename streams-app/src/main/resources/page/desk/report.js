import { h, useEffect, useLayoutEffect, useRef, useState } from '../core/lib.js';
import { counted } from '../core/plain.js';
import { zoneName } from '../core/times.js';
import { ClaimFields } from './claim-fields.js';
import { isBegun, named, reportOf, withClaim, withoutClaim, withWords } from './draft.js';
import { byField, fieldOf, withoutField } from './faults.js';
import { idOf, Line, Summary, toField } from './fields.js';
import { keepDraft } from './kept.js';
import { SourceField } from './source-field.js';
import { sourceNamed } from './sources.js';

const FORM = 'report';
const NO_FAULTS = new Map();

const LABELS = {
  reportId: 'Report id',
  source: 'Source',
  publishedAt: 'Published',
  url: 'Address',
  title: 'Title',
  language: 'Language',
  note: 'Note on the report',
  place: 'place',
  within: 'wider place',
  assertion: 'what is said',
  party: 'party',
  eventTime: 'when it happened',
  precision: 'how exact',
  claimant: 'who claims it',
  stance: 'stance',
  certainty: 'how firmly',
  extent: 'how much of the place',
};

/** What a field is called where it is told of away from it: `Claim 2, place`. */
function labelFor(name, claims) {
  const [claimId, ...rest] = name.split('.');
  const index = claims.findIndex(claim => claim.claimId === claimId);
  if (index < 0) return LABELS[name] ?? name;
  const field = rest.map(part => LABELS[part] ?? part.toLowerCase().replaceAll('_', ' ')).join(', ');
  return `Claim ${index + 1}${field && `, ${field}`}`;
}

/** Sources and parties, asked for when the form opens. */
function useRegisters(api) {
  const [registers, set] = useState({ sources: [], parties: [], isThere: false, problem: '' });
  const load = () =>
    Promise.all([api.all('/api/sources'), api.all('/api/parties')]).then(
      ([sources, parties]) => set({ sources, parties, isThere: true, problem: '' }),
      failure => set(before => ({ ...before, problem: failure.message })),
    );
  useEffect(() => void load(), []);
  return { ...registers, load };
}

/**
 * The form for a report. What is wrong is told by the service, at the fields; until it is taken everything written stays.
 *
 * @param {object} given
 * @param {import('./draft.js').Draft} given.draft
 * @param {(draft: import('./draft.js').Draft) => void} given.drafted
 * @param {(answer: object, draft: import('./draft.js').Draft, places: Map<string, object|null>) => void} given.filed
 * @param {() => void} given.closed  keeps the draft
 * @param {() => void} given.discarded
 */
export function ReportForm({ api, zone, draft, drafted, filed, closed, discarded }) {
  const [{ faults, refusal }, setRefused] = useState({ faults: NO_FAULTS, refusal: null });
  const [isSending, setSending] = useState(false);
  const heading = useRef(null);
  const summary = useRef(null);
  const places = useRef(new Map());
  const current = useRef(draft);
  current.current = draft;
  const registers = useRegisters(api);
  useLayoutEffect(() => heading.current.focus(), []);
  useEffect(() => {
    if (refusal) summary.current?.focus();
  }, [refusal]);

  const change = (next, names) => {
    // what comes late is put into what is written now
    current.current = next(current.current);
    keepDraft(current.current);
    drafted(current.current);
    setRefused(before => ({ ...before, faults: withoutField(before.faults, names) }));
  };
  const put = patch => change(before => ({ ...before, ...patch }), Object.keys(patch));
  const set = name => value => put({ [name]: value });
  const putClaim = claimId => patch => {
    const names = Object.keys(patch).map(name => `${claimId}.${name}`);
    // evidence is written anew as a whole
    const kinds = patch.evidence
      ? [...faults.keys()].filter(name => name.startsWith(`${claimId}.evidence`))
      : [];
    change(before => withWords(before, claimId, patch), [...names, ...kinds]);
  };
  const add = () => {
    change(withClaim, []);
    const { claimId } = current.current.claims.at(-1);
    requestAnimationFrame(() => toField(idOf(FORM, `${claimId}.place`)));
  };
  const remove = claimId => {
    const names = [...faults.keys()].filter(name => name.split('.')[0] === claimId);
    const index = current.current.claims.findIndex(claim => claim.claimId === claimId);
    change(before => withoutClaim(before, claimId), names);
    const next = current.current.claims[Math.max(0, index - 1)];
    requestAnimationFrame(() => toField(idOf(FORM, next.claimId)));
  };

  const send = async event => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    const known = sourceNamed(current.current.source, registers.sources);
    const sent = named({ ...current.current, source: known?.id ?? current.current.source }, Date.now(), zone);
    // under the id that it has now it can be sent again without becoming two
    change(() => sent, []);
    try {
      const answer = await api.send('POST', '/api/reports', reportOf(sent, zone));
      filed(answer, sent, places.current);
    } catch (failure) {
      const found = byField(failure.faults ?? [], pointer => fieldOf(pointer, sent));
      setRefused({ faults: found, refusal: failure });
      setSending(false);
    }
  };

  const at = name => ({ form: FORM, faults, name });
  const isRevision = draft.revision > 1;
  return h(
    'form',
    { class: 'report-form', 'aria-labelledby': 'report-heading', noValidate: true, onSubmit: send },
    h(
      'h2',
      { id: 'report-heading', ref: heading, tabIndex: -1 },
      isRevision ? `Revise the report (revision ${draft.revision})` : 'File a report',
    ),
    isRevision &&
      h(
        'p',
        { class: 'note' },
        'A revision replaces the report whole: a claim that it leaves out is taken back.',
      ),
    h(Summary, {
      form: FORM,
      box: summary,
      refusal,
      faults,
      labelFor: name => labelFor(name, draft.claims),
    }),
    registers.problem &&
      h(
        'p',
        { class: 'problem', role: 'status' },
        'Sources and parties could not be read: ',
        registers.problem,
        ' ',
        h('button', { type: 'button', class: 'link', onClick: registers.load }, 'Try again'),
      ),
    h(SourceField, {
      label: 'Source',
      sources: registers.sources,
      value: draft.source,
      put: set('source'),
      hint: text =>
        text && registers.isThere
          ? 'Not in the register: it is taken under this name, and counts as hedged until the desk rates it. Say the stance of each claim.'
          : 'Who published it: name or id.',
      ...at('source'),
    }),
    h(Line, {
      label: 'Published',
      hint: `By the clocks of ${zoneName(zone, Date.now())}.`,
      type: 'datetime-local',
      value: draft.publishedAt,
      put: set('publishedAt'),
      ...at('publishedAt'),
    }),
    h(Line, {
      label: 'Address',
      isOptional: true,
      type: 'url',
      value: draft.url,
      put: set('url'),
      most: 2000,
      ...at('url'),
    }),
    h(
      'details',
      { class: 'more' },
      h('summary', null, 'More on the report'),
      h(Line, {
        label: 'Title',
        isOptional: true,
        value: draft.title,
        put: set('title'),
        most: 4000,
        ...at('title'),
      }),
      h(Line, {
        label: 'Language',
        isOptional: true,
        hint: 'Such as ar or en.',
        value: draft.language,
        put: set('language'),
        most: 35,
        ...at('language'),
      }),
      h(Line, {
        label: 'Note on the report',
        isOptional: true,
        rows: 2,
        value: draft.note,
        put: set('note'),
        most: 4000,
        ...at('note'),
      }),
      isRevision
        ? h('p', { class: 'note' }, 'Report id: ', h('bdi', null, draft.reportId))
        : h(Line, {
            label: 'Report id',
            isOptional: true,
            hint: 'One is made if you leave it empty.',
            value: draft.reportId,
            put: set('reportId'),
            most: 200,
            ...at('reportId'),
          }),
    ),
    draft.claims.map((claim, index) =>
      h(ClaimFields, {
        key: claim.claimId,
        form: FORM,
        claim,
        number: index + 1,
        faults,
        api,
        registers,
        publisher: draft.source,
        put: putClaim(claim.claimId),
        removed: draft.claims.length > 1 ? () => remove(claim.claimId) : null,
        placed: place => places.current.set(claim.claimId, place),
      }),
    ),
    h('p', null, h('button', { type: 'button', onClick: add }, 'Add a claim')),
    h(
      'p',
      { class: 'desk-buttons report-end' },
      h(
        'button',
        { class: 'strong', 'aria-disabled': isSending ? 'true' : undefined },
        isSending ? 'Sending…' : `Send ${counted(draft.claims.length, 'claim')}`,
      ),
      h('button', { type: 'button', onClick: closed }, 'Close'),
      isBegun(draft) && h('button', { type: 'button', class: 'quiet', onClick: discarded }, 'Discard'),
    ),
  );
}
