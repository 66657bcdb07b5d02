import { h, useEffect, useLayoutEffect, useRef, useState } from '../core/lib.js';
import { brief, counted, plain } from '../core/plain.js';
import { day, dayAndClock, moment } from '../core/times.js';
import { saying } from '../town/claim.js';
import { keyOf as keyOfClaim } from '../town/claims.js';
import { labelOf } from '../words/words.js';
import { byField, withoutField } from './faults.js';
import { Ends, Line, Summary } from './fields.js';
import { NewPlace } from './new-place.js';
import { forgetRegister, PlaceField, PlaceName } from './place-field.js';
import { HOW, WAITS } from './words.js';
import { editorName } from './who.js';

const PERIOD = 15_000;
const AT_ONCE = 50;
const keyOf = ({ spelling, within }) => JSON.stringify([spelling, within]);

/** What waits, asked for again now and then, and whenever `revision` changes. */
export function useUnplaced(api, revision) {
  const [found, set] = useState({ waiting: null, problem: '' });
  const load = () =>
    api.get('/api/unplaced', { limit: 1000 }).then(
      waiting => set({ waiting, problem: '' }),
      failure => set(before => ({ ...before, problem: failure.message })),
    );
  useEffect(() => {
    load();
    const timer = setInterval(() => !document.hidden && load(), PERIOD);
    return () => clearInterval(timer);
  }, [revision]);
  return found;
}

/**
 * Names under which claims wait because their place could not be told, and what the desk can do about each.
 *
 * @param {object} given
 * @param {object[]|null} given.waiting null until they are there
 * @param {boolean} given.isEditor whether the reader may place them
 * @param {(sentence: string) => void} given.done
 */
export function Unplaced({ api, session, waiting, problem, isEditor, zone, told: last, done }) {
  const [most, setMost] = useState(AT_ONCE);
  const heading = useRef(null);
  const settled = sentence => {
    // the name goes, so the reader goes on where the next one is
    heading.current?.focus();
    done(sentence);
  };
  return h(
    'section',
    { class: 'unplaced', 'aria-labelledby': 'unplaced-heading' },
    h(
      'h2',
      { id: 'unplaced-heading', ref: heading, tabIndex: -1 },
      'Unplaced names ',
      waiting && h('span', { class: 'number' }, waiting.length),
    ),
    h('p', { class: 'note' }, 'Claims wait under these names, for their place could not be told.'),
    last && h('p', { class: 'done' }, last),
    problem && h('p', { class: 'problem', role: 'status' }, plain(problem)),
    waiting && !waiting.length && h('p', { class: 'silent' }, 'No name waits to be placed.'),
    !waiting && !problem && h('p', { class: 'silent' }, 'Loading…'),
    waiting?.length > 0 &&
      h(
        'ul',
        { 'aria-label': 'Unplaced names' },
        waiting
          .slice(0, most)
          .map(name => h(Name, { key: keyOf(name), api, session, name, isEditor, zone, settled })),
      ),
    waiting?.length > most &&
      h(
        'button',
        { type: 'button', onClick: () => setMost(most + AT_ONCE) },
        `Show more (${waiting.length - most} left)`,
      ),
  );
}

let numbered = 0;

function Name({ api, session, name, isEditor, zone, settled }) {
  const [number] = useState(() => ++numbered);
  const [way, setWay] = useState(null);
  const [{ faults, refusal }, setRefused] = useState({ faults: new Map(), refusal: null });
  const [isSending, setSending] = useState(false);
  const buttons = useRef(null);
  const summary = useRef(null);
  const form = `name-${number}`;
  useEffect(() => {
    if (refusal) summary.current?.focus();
  }, [refusal]);

  const turn = next => {
    setRefused({ faults: new Map(), refusal: null });
    setWay(next === way ? null : next);
  };
  const cancel = () => {
    const was = way;
    turn(null);
    requestAnimationFrame(() => buttons.current?.querySelector(`[data-way=${was}]`)?.focus());
  };
  const order = async (what, place) => {
    const editor = await editorName(session);
    if (!editor || isSending) return;
    setSending(true);
    try {
      const within = name.within === null ? {} : { within: name.within };
      const { placed } = await api.send('POST', '/api/unplaced', {
        spelling: name.spelling,
        ...within,
        editor,
        ...what,
      });
      if (what.create) forgetRegister();
      settled(told(placed[0], what.create?.name ?? place?.name));
    } catch (failure) {
      setRefused({ faults: byField(failure.faults ?? [], fieldOf), refusal: failure });
    }
    setSending(false);
  };
  const touched = (...fields) =>
    setRefused(before => ({ ...before, faults: withoutField(before.faults, fields) }));
  const common = { api, form, name, faults, touched, order, cancel, isSending };
  return h(
    'li',
    { class: 'unplaced-name' },
    h(
      'h3',
      null,
      h('bdi', null, brief(name.spelling, 120)),
      name.within && h('span', { class: 'note' }, ' in ', h('bdi', null, brief(name.within, 80))),
    ),
    h(
      'p',
      { class: 'note' },
      `${counted(name.count, 'claim')}, since ${dayAndClock(moment(name.since), zone)}, by `,
      h('bdi', null, brief(name.sources.slice(0, 3).join(', '), 160)),
      name.sources.length > 3 && ` and ${name.sources.length - 3} more`,
      `: ${labelOf(WAITS, name.reason)}.`,
    ),
    h(Said, { claims: name.claims, count: name.count, zone }),
    !isEditor &&
      name.candidates.length > 0 &&
      h(
        'ul',
        { class: 'candidates' },
        name.candidates.map(place => h('li', { key: place.id }, h(PlaceName, { place }))),
      ),
    isEditor && [
      name.candidates.length > 0 &&
        h(
          'ul',
          { class: 'candidates', 'aria-label': 'Could be' },
          name.candidates.slice(0, 8).map(place =>
            h(
              'li',
              { key: place.id },
              h(
                'button',
                {
                  type: 'button',
                  'aria-disabled': isSending ? 'true' : undefined,
                  onClick: () => order({ place: place.id }, place),
                },
                h('span', { class: 'unseen' }, 'It is '),
                h(PlaceName, { place }),
              ),
            ),
          ),
        ),
      h(
        'p',
        { class: 'desk-buttons', ref: buttons },
        WAYS.map(([key, label]) =>
          h(
            'button',
            {
              key,
              type: 'button',
              'data-way': key,
              'aria-expanded': way === key ? 'true' : 'false',
              onClick: () => turn(key),
            },
            label,
          ),
        ),
      ),
      h(Summary, { form, box: summary, refusal, faults, labelFor: field => FIELDS[field] ?? field }),
      way === 'search' && h(Search, common),
      way === 'create' && h(NewPlace, common),
      way === 'dismiss' && h(Dismiss, common),
    ],
  );
}

/** What is said under the name, for whoever must tell which place it is. */
function Said({ claims, count, zone }) {
  return h(
    'details',
    null,
    h('summary', null, 'What is said'),
    h(
      'ul',
      { class: 'said-there' },
      claims.map(claim =>
        h(
          'li',
          { key: keyOfClaim(claim.claim) },
          h('bdi', null, brief(saying(claim), 120)),
          `, ${day(moment(claim.eventTime), zone)}, by `,
          h('bdi', null, brief(claim.claim.source, 80)),
          ', report ',
          h('bdi', null, brief(claim.claim.report, 80)),
        ),
      ),
      count > claims.length && h('li', null, `and ${count - claims.length} more`),
    ),
  );
}

const WAYS = [
  ['search', 'Another place…'],
  ['create', 'A new place…'],
  ['dismiss', 'Dismiss…'],
];

const FIELDS = {
  place: 'Place',
  dismiss: 'Reason',
  reason: 'Reason',
  id: 'Id',
  name: 'Name',
  arabicName: 'Arabic name',
  kind: 'Kind',
  within: 'Lies in',
  governorate: 'Governorate',
  lat: 'Latitude',
  lon: 'Longitude',
};

/** `/create/lat` is the field `lat`. */
function fieldOf(pointer) {
  const name = pointer.split('/').at(-1);
  return name in FIELDS ? name : null;
}

/** What was done with a name, as a sentence. */
function told({ spelling, how, place, claims }, known) {
  const name = brief(spelling, 80);
  const { label, means } = HOW[how] ?? { label: how.toLowerCase(), means: '' };
  const what =
    how === 'SPELLING'
      ? `“${name}” ${label}: ${plain(known ?? place)}.`
      : `“${name}” ${label}${place ? `: ${plain(known ?? place)}` : ''}.`;
  return `${what} ${counted(claims, 'claim')} waited. ${means}`;
}

/** Any other place of the register. */
function Search({ api, form, name, faults, touched, order, cancel, isSending }) {
  const [value, setValue] = useState({ place: '', within: '' });
  const [place, setPlace] = useState(null);
  const [missing, setMissing] = useState(false);
  const field = useRef(null);
  useLayoutEffect(() => field.current.querySelector('input').focus(), []);
  const send = event => {
    event.preventDefault();
    setMissing(!place);
    if (place) order({ place: place.id }, place);
    else field.current.querySelector('input').focus();
  };
  const wrong =
    missing && !place
      ? new Map([['place', { reason: 'means no place', wayOut: 'write its whole name, or choose one' }]])
      : faults;
  return h(
    'form',
    {
      ref: field,
      class: 'name-form',
      'aria-label': `Another place: ${brief(name.spelling, 60)}`,
      onSubmit: send,
    },
    h(PlaceField, {
      api,
      form,
      name: 'place',
      label: 'Which place is it?',
      faults: wrong,
      value,
      put: patch => {
        touched('place');
        setValue(before => ({ ...before, ...patch }));
      },
      told: setPlace,
      lead: 'Write it otherwise, or enter a new place',
    }),
    h(Ends, { go: 'Place it', cancel, isSending }),
  );
}

function Dismiss({ form, name, faults, touched, order, cancel, isSending }) {
  const [reason, setReason] = useState('');
  const field = useRef(null);
  useLayoutEffect(() => field.current.querySelector('input').focus(), []);
  return h(
    'form',
    {
      ref: field,
      class: 'name-form',
      'aria-label': `Dismiss: ${brief(name.spelling, 60)}`,
      noValidate: true,
      onSubmit: event => {
        event.preventDefault();
        order({ dismiss: reason.trim() });
      },
    },
    h(Line, {
      form,
      name: 'dismiss',
      label: 'Why is it no work for the desk?',
      hint: 'The claims go on waiting, off this list. It stands on record and can be taken back.',
      faults,
      value: reason,
      put: text => {
        touched('dismiss');
        setReason(text);
      },
      most: 4000,
    }),
    h(Ends, { go: 'Dismiss it', cancel, isSending }),
  );
}
