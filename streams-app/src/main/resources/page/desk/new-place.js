import { h, useEffect, useLayoutEffect, useRef, useState } from '../core/lib.js';
import { brief } from '../core/plain.js';
import { KIND } from '../words/words.js';
import { Ends, Line, WordChoice } from './fields.js';
import { newPlace, placeEntry } from './new-place-entry.js';
import { PlaceField } from './place-field.js';
import { meant } from './places.js';

/** What a report calls a wider place is more often the governorate than the city of that name. */
async function governorateOf(api, within) {
  const found = await api.get('/api/places', { q: `${within} governorate` }).catch(() => null);
  const place = meant(found);
  return place?.kind === 'GOVERNORATE' ? place.name : null;
}

/** A place that the register does not have yet, entered because a report names it. */
export function NewPlace({ api, form, name, faults, touched, order, cancel, isSending }) {
  const [entry, setEntry] = useState(() => newPlace(name.spelling));
  const [around, setAround] = useState({ place: name.within ?? '', within: '' });
  const [wider, setWider] = useState(null);
  const box = useRef(null);
  useLayoutEffect(() => box.current.querySelector('input').focus(), []);
  useEffect(() => {
    if (name.within) governorateOf(api, name.within).then(place => place && setAround({ place, within: '' }));
  }, []);
  const at = field => ({ form, name: field, faults });
  const set = field => value => {
    touched(field, ...(field === 'name' ? ['id'] : []));
    setEntry(before => ({ ...before, [field]: value }));
  };
  const send = event => {
    event.preventDefault();
    order({ create: placeEntry(entry, around.place.trim() ? (wider?.id ?? around.place.trim()) : '') });
  };
  return h(
    'form',
    {
      ref: box,
      class: 'name-form',
      'aria-label': `A new place: ${brief(name.spelling, 60)}`,
      noValidate: true,
      onSubmit: send,
    },
    h(Line, {
      label: 'Name',
      hint: 'In Latin letters, as the page is to show it.',
      value: entry.name,
      put: set('name'),
      most: 300,
      ...at('name'),
    }),
    h(Line, {
      label: 'Arabic name',
      isOptional: true,
      value: entry.arabicName,
      put: set('arabicName'),
      most: 300,
      ...at('arabicName'),
    }),
    h(WordChoice, {
      label: 'Kind',
      words: KIND,
      none: 'Choose',
      value: entry.kind,
      put: set('kind'),
      ...at('kind'),
    }),
    h(PlaceField, {
      api,
      label: 'Lies in',
      isOptional: true,
      value: around,
      put: patch => {
        touched('within');
        setAround(before => ({ ...before, ...patch }));
      },
      told: setWider,
      lead: 'Name a place of the register',
      ...at('within'),
    }),
    h(
      'div',
      { class: 'pair' },
      h(Line, {
        label: 'Latitude',
        isOptional: true,
        inputMode: 'decimal',
        hint: 'Degrees north.',
        value: entry.lat,
        put: set('lat'),
        ...at('lat'),
      }),
      h(Line, {
        label: 'Longitude',
        isOptional: true,
        inputMode: 'decimal',
        hint: 'Degrees east.',
        value: entry.lon,
        put: set('lon'),
        ...at('lon'),
      }),
    ),
    h(Line, {
      label: 'Id',
      isOptional: true,
      hint: `Never changes. Left empty it is ${placeEntry(entry, '').id || 'made of the name'}.`,
      value: entry.id,
      put: set('id'),
      most: 200,
      ...at('id'),
    }),
    h(Ends, { go: 'Enter it', cancel, isSending }),
  );
}
