import { h, useEffect, useRef, useState } from '../core/lib.js';
import { brief, counted, plain } from '../core/plain.js';
import { Arabic } from '../core/text.js';
import { KIND, labelOf } from '../words/words.js';
import { Combobox } from './combobox.js';
import { Field } from './fields.js';
import { choicesFor, meant, waysToName } from './places.js';
import { plainly } from './sources.js';
import { MATCH, WAITS } from './words.js';

const CALM = 200;
const LONGEST = 300;
let asked = null;

/** The whole register, asked for once; without it only whole names are completed. */
function registerOf(api) {
  asked ??= api.all('/api/places').catch(() => {
    asked = null;
    return [];
  });
  return asked;
}

/** The register is another from now on. */
export function forgetRegister() {
  asked = null;
}

/** Where a place lies, in a few words: `Town, Hama governorate`. */
export const whereabouts = ({ kind, governorate }) =>
  [labelOf(KIND, kind), governorate && kind !== 'GOVERNORATE' && `${plain(governorate)} governorate`]
    .filter(Boolean)
    .join(', ');

/** A place among others that it could be taken for. */
export function PlaceName({ place, why }) {
  return h(
    'span',
    { class: 'place-name' },
    h('bdi', null, brief(place.name, 80)),
    ' ',
    h(Arabic, { name: place.arabicName, most: 80 }),
    h('span', { class: 'note' }, ` ${whereabouts(place)}`),
    why && h('span', { class: 'note why' }, plain(why)),
  );
}

const resolve = (api, { place, within }, signal) =>
  api.get('/api/places', { q: place.trim(), within: within.trim() }, signal);

/**
 * What a name as written resolves to, asked for once the writer pauses.
 *
 * @returns {{of: string|null, resolution: object|null, problem: string}} `of` says for what was written it holds
 */
export function useResolution(api, { place, within }) {
  const [found, setFound] = useState({ of: null, resolution: null, problem: '' });
  const of = `${place.trim()}|${within.trim()}`;
  useEffect(() => {
    if (!place.trim()) return undefined;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      resolve(api, { place, within }, asking.signal).then(
        resolution => setFound({ of, resolution, problem: '' }),
        failure =>
          failure.name !== 'AbortError' && setFound({ of, resolution: null, problem: failure.message }),
      );
    }, CALM);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [of]);
  return place.trim() && found.of === of ? found : { of: null, resolution: null, problem: '' };
}

/**
 * A place, as a report writes it. What it means is told below; choosing one of several writes it so that no other can be meant.
 *
 * @param {object} given
 * @param {{place: string, within: string}} given.value
 * @param {(patch: {place: string, within?: string}) => void} given.put
 * @param {(place: object|null) => void} [given.told] the place that is meant, whenever that changes
 * @param {string} [given.lead] what comes of a name that means no place
 */
export function PlaceField({
  api,
  value,
  put,
  told = () => {},
  lead = 'The claim waits until the desk has placed it',
  ...field
}) {
  const { of, resolution, problem } = useResolution(api, value);
  const [register, setRegister] = useState([]);
  const written = useRef(0);
  const place = meant(resolution);
  useEffect(() => told(place), [place?.id, of]);
  const choices = choicesFor(value.place, resolution, register);
  const take = async index => {
    const { place: chosen } = choices[index];
    const isWritten = resolution?.candidates.some(({ id }) => id === chosen.id) ?? false;
    if (isWritten && place?.id === chosen.id) return;
    const around = register.find(({ id }) => id === chosen.within)?.name;
    // to be seen at once, then so that it is understood, unless something else was written meanwhile
    const now = ++written.current;
    put({ place: isWritten ? value.place : chosen.name });
    const way = await unmistakable(api, waysToName(value, chosen, isWritten, around), chosen);
    if (written.current === now) put(way);
  };
  return h(Field, {
    ...field,
    hint: h('span', { role: 'status' }, h(Reading, { value, resolution, problem, lead })),
    children: aria =>
      h(Combobox, {
        aria,
        label: 'Places',
        value: value.place,
        maxLength: LONGEST,
        options: choices.map(({ place: option, why }) => ({
          key: option.id,
          draw: () => h(PlaceName, { place: option, why }),
        })),
        put: text => {
          written.current++;
          put({ place: text });
        },
        take,
        onFocus: () => registerOf(api).then(setRegister),
      }),
  });
}

/** The first way of naming it that means it and nothing else. */
async function unmistakable(api, ways, candidate) {
  for (const way of ways.slice(0, -1)) {
    try {
      if (meant(await resolve(api, way))?.id === candidate.id) return way;
    } catch {
      break; // its id is understood in any case
    }
  }
  return ways.at(-1);
}

/** What the name means, in words. */
function Reading({ value, resolution, problem, lead }) {
  if (problem) return plain(problem);
  if (!value.place.trim()) return 'As it is written there, in any spelling.';
  if (!resolution) return '…';
  const place = meant(resolution);
  if (place) {
    const text = plainly(value.place);
    const isId = plainly(place.id) === text && plainly(place.name) !== text;
    const how = isId ? 'named by its id' : labelOf(MATCH, resolution.match);
    return [h('strong', null, h(PlaceName, { place })), ` (${how}). ${MATCH[resolution.match].means}`];
  }
  const count = resolution.candidates.length;
  if (resolution.match === 'AMBIGUOUS') {
    return `Could be any of these ${counted(count, 'place')}: choose one. ${lead} if you choose none.`;
  }
  return `${WAITS[resolution.reason]?.means ?? 'No place is known by this name.'} ${count ? 'Choose one that is near, or leave it. ' : ''}${lead}.`;
}
