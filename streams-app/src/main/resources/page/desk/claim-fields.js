import { h } from '../core/lib.js';
import { brief, plain } from '../core/plain.js';
import {
  ASSERTION,
  CERTAINTY,
  EVIDENCE,
  EXTENT,
  meaningOf,
  partyLabel,
  PRECISION,
  STANCE,
} from '../words/words.js';
import { saying } from '../town/claim.js';
import { WITHOUT_PARTY } from './draft.js';
import { Fault, Field, idOf, Line, WordChoice } from './fields.js';
import { PlaceField } from './place-field.js';
import { SourceField } from './source-field.js';
import { sourceNamed } from './sources.js';
import { ASSERTIONS, CONDITION, RELEASE, VISIBILITY, WHICH_PARTY } from './words.js';

/** `Handed over` */
export const assertionWord = key => {
  const text = key.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/**
 * One claim of a report: what is said of which place, by whom, when, and what is shown for it. What is rarely needed is folded away.
 *
 * @param {object} given
 * @param {import('./draft.js').DraftClaim} given.claim
 * @param {number} given.number among the claims of the report, from 1
 * @param {(patch: object) => void} given.put
 * @param {(() => void)|null} given.removed null where it is the only one
 * @param {(place: object|null) => void} given.placed
 * @param {{sources: object[], parties: object[], isThere: boolean}} given.registers
 * @param {string} given.publisher
 */
export function ClaimFields({
  form,
  claim,
  number,
  faults,
  put,
  removed,
  placed,
  api,
  registers,
  publisher,
}) {
  const { claimId } = claim;
  const at = name => ({ form, faults, name: `${claimId}.${name}` });
  const set = name => value => put({ [name]: value });
  const speaker = claim.claimant.trim() || publisher.trim();
  const isKnown = !speaker || !registers.isThere || sourceNamed(speaker, registers.sources) !== null;
  return h(
    'fieldset',
    { class: 'claim-fields', id: idOf(form, claimId), tabIndex: -1 },
    h(
      'legend',
      null,
      `Claim ${number}`,
      summed(claim) && h('span', { class: 'note' }, ': ', h('bdi', null, summed(claim))),
    ),
    h(Fault, { id: idOf(form, `${claimId}-fault`), fault: faults.get(claimId) }),
    h(PlaceField, { api, label: 'Place', value: claim, put, told: placed, ...at('place') }),
    h(Line, {
      label: 'Within',
      isOptional: true,
      hint: 'The wider place that the source names, to tell places of one name apart.',
      value: claim.within,
      put: set('within'),
      most: 300,
      ...at('within'),
    }),
    h(
      'div',
      { class: 'pair' },
      h(Assertion, { value: claim.assertion, put: set('assertion'), ...at('assertion') }),
      h(Party, { claim, put, parties: registers.parties, ...at('party') }),
    ),
    h(
      'div',
      { class: 'pair pair-time' },
      h(Line, {
        label: 'When it happened',
        type: 'datetime-local',
        value: claim.eventTime,
        put: set('eventTime'),
        ...at('eventTime'),
      }),
      h(WordChoice, {
        label: 'How exact',
        words: PRECISION,
        value: claim.precision,
        put: set('precision'),
        ...at('precision'),
      }),
    ),
    h(WordChoice, {
      label: 'How firmly',
      words: CERTAINTY,
      value: claim.certainty,
      put: set('certainty'),
      ...at('certainty'),
    }),
    h(SourceField, {
      label: 'Who claims it',
      isOptional: true,
      sources: registers.sources,
      value: claim.claimant,
      put: set('claimant'),
      hint: text => (text ? UNKNOWN : 'Only where the source passes on what another says.'),
      ...at('claimant'),
    }),
    (!isKnown || claim.stance || faults.has(`${claimId}.stance`)) &&
      h(Stance, { claim, put, isKnown, ...at('stance') }),
    h(EvidenceKinds, { form, claim, faults, put }),
    h(Line, {
      label: 'Quote',
      isOptional: true,
      rows: 2,
      value: claim.quote,
      put: set('quote'),
      most: 4000,
      ...at('quote'),
    }),
    h(
      'details',
      { class: 'more' },
      h('summary', null, 'More', h('span', { class: 'note' }, otherwise(claim))),
      isKnown &&
        !claim.stance &&
        !faults.has(`${claimId}.stance`) &&
        h(Stance, { claim, put, isKnown, ...at('stance') }),
      h(WordChoice, {
        label: 'How much of the place',
        words: EXTENT,
        value: claim.extent,
        put: set('extent'),
        ...at('extent'),
      }),
      h(WordChoice, {
        label: 'The claimant',
        words: CONDITION,
        value: claim.claimantCondition,
        put: set('claimantCondition'),
        ...at('claimantCondition'),
      }),
      h(Line, {
        label: 'Note',
        isOptional: true,
        rows: 2,
        value: claim.note,
        put: set('note'),
        most: 4000,
        ...at('note'),
      }),
      h(Line, {
        label: 'Origin',
        isOptional: true,
        hint: 'Who told it first, where it was copied. Claims of one origin are one voice.',
        value: claim.origin,
        put: set('origin'),
        most: 300,
        ...at('origin'),
      }),
      h(WordChoice, {
        label: 'Shown to',
        words: VISIBILITY,
        value: claim.visibility,
        put: set('visibility'),
        ...at('visibility'),
      }),
      h(WordChoice, {
        label: 'Counts',
        words: RELEASE,
        value: claim.release,
        put: set('release'),
        ...at('release'),
      }),
    ),
    removed && h('button', { type: 'button', onClick: removed }, `Remove claim ${number}`),
  );
}

const UNKNOWN = 'Not in the register: it counts as hedged until the desk rates it. Say its stance.';

/** The claim in a line, once enough of it is there: `Opposition captured Souran`. */
export function summed(claim) {
  if (!claim.assertion || (!claim.party && !WITHOUT_PARTY.includes(claim.assertion))) return '';
  const place = brief(claim.place.trim(), 60);
  const { party, memberOf } = claim;
  const words = saying({ ...claim, party: memberOf || party, faction: memberOf ? party : null });
  return place ? words.replace(/\bit$/, () => place) : words;
}

/** What the folded fields hold otherwise than usual. */
function otherwise(claim) {
  const said = [
    claim.extent !== 'WHOLE' && EXTENT[claim.extent].label,
    claim.claimantCondition === 'CAPTIVE' && CONDITION.CAPTIVE.label,
    claim.visibility === 'DESK' && VISIBILITY.DESK.label,
    claim.release === 'HELD' && RELEASE.HELD.label,
  ].filter(Boolean);
  return said.length ? ` (${said.join(', ')})` : '';
}

function Assertion({ value, put, ...field }) {
  return h(Field, {
    ...field,
    label: 'What is said',
    hint: meaningOf(ASSERTION, value) || undefined,
    children: aria =>
      h(
        'select',
        { ...aria, value, onChange: event => put(event.target.value) },
        h('option', { value: '' }, 'Choose'),
        ASSERTIONS.map(([group, keys]) =>
          h(
            'optgroup',
            { key: group, label: group },
            keys.map(key =>
              h(
                'option',
                { key, value: key, selected: key === value, title: meaningOf(ASSERTION, key) },
                assertionWord(key),
              ),
            ),
          ),
        ),
      ),
  });
}

function Party({ claim, put, parties, ...field }) {
  if (WITHOUT_PARTY.includes(claim.assertion)) return null;
  const choose = party => put({ party, memberOf: parties.find(({ id }) => id === party)?.memberOf ?? '' });
  return h(Field, {
    ...field,
    label: 'Party',
    hint: WHICH_PARTY[claim.assertion],
    children: aria =>
      h(
        'select',
        { ...aria, value: claim.party, onChange: event => choose(event.target.value) },
        h('option', { value: '' }, 'Choose'),
        inOrder(parties).map(({ id, name, memberOf }) =>
          h(
            'option',
            { key: id, value: id, selected: id === claim.party },
            memberOf ? `${plain(name)} (${partyLabel(memberOf)})` : plain(name),
          ),
        ),
      ),
  });
}

/** Those that can hold a place by themselves first. */
const inOrder = parties => [
  ...parties.filter(party => !party.memberOf),
  ...parties.filter(party => party.memberOf),
];

function Stance({ claim, put, isKnown, ...field }) {
  return h(WordChoice, {
    ...field,
    label: 'Stance of who claims it',
    words: STANCE,
    value: claim.stance,
    put: stance => put({ stance }),
    none: isKnown ? 'As the register has it' : 'Choose',
    hint: isKnown && !claim.stance ? "The register's stance wins over what a report says." : undefined,
  });
}

/** What is shown for it: kinds, and of each chosen one where it is. */
function EvidenceKinds({ form, claim, faults, put }) {
  const { claimId, evidence } = claim;
  const toggle = kind => {
    const { [kind]: had, ...others } = evidence;
    put({ evidence: had ? others : { ...others, [kind]: { url: '' } } });
  };
  return h(
    'fieldset',
    { class: 'evidence-kinds', id: idOf(form, `${claimId}.evidence`), tabIndex: -1 },
    h('legend', null, 'What is shown for it'),
    h(
      'div',
      { class: 'kinds' },
      Object.keys(EVIDENCE).map(kind =>
        h(
          'label',
          { key: kind, title: EVIDENCE[kind].means },
          h('input', { type: 'checkbox', checked: Boolean(evidence[kind]), onChange: () => toggle(kind) }),
          EVIDENCE[kind].label,
        ),
      ),
    ),
    h(Fault, { id: idOf(form, `${claimId}.evidence-fault`), fault: faults.get(`${claimId}.evidence`) }),
    Object.keys(evidence).map(kind =>
      h(Line, {
        key: kind,
        form,
        faults,
        name: `${claimId}.evidence.${kind}`,
        label: `Address of the ${EVIDENCE[kind].label}`,
        isOptional: true,
        type: 'url',
        value: evidence[kind].url,
        put: url => put({ evidence: { ...evidence, [kind]: { url } } }),
        most: 2000,
      }),
    ),
  );
}
