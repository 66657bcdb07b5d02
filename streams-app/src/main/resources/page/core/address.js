import { iso, moment } from './times.js';

/**
 * What the page shows, as its address holds it: whoever opens that address sees the same. Nothing that the address does not tell is
 * a part of it.
 *
 * @typedef {object} View
 * @property {string} view      `live`, or a replay's name
 * @property {string|null} town its id, where one is open
 * @property {number|null} at   events until then; null for all
 * @property {number|null} knownAt what was public by then; null for now
 * @property {string[]} status  only towns of these; all where there is none
 * @property {string} within    only towns of this governorate; all where it is empty
 * @property {string} party     only what this one holds or claims; `none` and `unknown` among them; all where it is empty
 * @property {string} q         only towns so named, in any spelling
 * @property {number|null} hours only what changed in the last so many hours
 * @property {string} sort      one of SORTS
 * @property {string} tab       one of TABS
 * @property {{zoom: number, lat: number, lon: number}|null} map where the map was moved to; null for where it begins
 */

export const STATUSES = ['CONTESTED', 'CLAIMED', 'UNCLEAR', 'REPORTED', 'CONFIRMED'];
export const SORTS = ['contested', 'latest', 'name', 'governorate'];
export const TABS = ['towns', 'alerts', 'desk', 'replays'];

const NAME = /^[a-z0-9-]{1,80}$/;

/** @returns {View} */
export function nothingChosen(view = 'live') {
  return {
    view,
    town: null,
    at: null,
    knownAt: null,
    status: [],
    within: '',
    party: '',
    q: '',
    hours: null,
    sort: 'contested',
    tab: 'towns',
    map: null,
  };
}

function map(text) {
  const [zoom, lat, lon] = (text ?? '').split('/').map(Number);
  const isPlace = [zoom, lat, lon].every(Number.isFinite) && Math.abs(lat) <= 90 && Math.abs(lon) <= 540;
  return isPlace && zoom >= 0 && zoom <= 22 ? { zoom, lat, lon } : null;
}

/**
 * Reads an address; what it cannot use is left out and named in `faults`, for the reader would else believe to see what was sent.
 *
 * @param {string} search such as `?town=hama&knownAt=2024-11-30T22:00:00%2B03:00`
 * @returns {{view: View, faults: string[]}}
 */
export function read(search) {
  const asked = new URLSearchParams(search);
  const view = nothingChosen(asked.get('view') || 'live');
  const faults = [];
  const take = (name, use) => {
    if (!asked.has(name)) return;
    const text = asked.get(name);
    const found = use(text);
    if (found === undefined || found === null) faults.push(`${name}=${text}`);
    else view[name] = found;
  };
  const oneOf = allowed => text => (allowed.includes(text) ? text : null);
  // a plus that was not encoded comes as a space
  const time = text => moment(text.replace(/ (\d{2}:?\d{2})$/, '+$1'));
  // a name of dots is no name, and would lead an address elsewhere
  take('town', text => (/^\.*$/.test(text) ? null : text));
  take('at', time);
  take('knownAt', time);
  take('status', text => {
    const words = text.toUpperCase().split(',').filter(Boolean);
    return words.every(word => STATUSES.includes(word))
      ? STATUSES.filter(word => words.includes(word))
      : null;
  });
  take('within', text => text);
  take('party', text => (text === '' || NAME.test(text) ? text : null));
  take('q', text => text);
  take('hours', text => (Number(text) > 0 && Number(text) <= 100_000 ? Number(text) : null));
  take('sort', oneOf(SORTS));
  take('tab', oneOf(TABS));
  take('map', map);
  return { view, faults };
}

/**
 * Writes the address of what is shown, as short as it goes.
 *
 * @param {View} view
 * @param {string} zone in which times are written
 */
export function write(view, zone) {
  const plain = nothingChosen();
  const parts = new URLSearchParams();
  const put = (name, text) => {
    if (view[name] !== plain[name]) parts.set(name, text ?? view[name]);
  };
  put('view');
  put('town');
  if (view.at !== null) put('at', iso(view.at, zone));
  if (view.knownAt !== null) put('knownAt', iso(view.knownAt, zone));
  if (view.status.length) put('status', view.status.join(','));
  put('within');
  put('party');
  put('q');
  put('hours');
  put('sort');
  put('tab');
  if (view.map) put('map', [view.map.zoom, view.map.lat.toFixed(4), view.map.lon.toFixed(4)].join('/'));
  const text = parts.toString().replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%2F', '/');
  return text ? '?' + text : '';
}
