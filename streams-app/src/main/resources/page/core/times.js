/** Times as the desk reads them: always in its zone, and no more exact than they are known. Moments are milliseconds since 1970. */

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const readers = new Map();

function reader(zone) {
  if (!readers.has(zone)) {
    const parts = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    };
    readers.set(
      zone,
      new Intl.DateTimeFormat('en-GB', { ...parts, hourCycle: 'h23', timeZone: zone, calendar: 'gregory' }),
    );
  }
  return readers.get(zone);
}

/** `{ year, month, day, hour, minute, second }` that clocks and calendars of the zone show at this moment. */
export function wall(moment, zone) {
  const shown = {};
  for (const { type, value } of reader(zone).formatToParts(new Date(moment))) {
    if (type !== 'literal' && type !== 'era') shown[type] = Number(value);
  }
  return shown;
}

/** How far the zone is ahead of UTC at this moment. */
export function offset(moment, zone) {
  const w = wall(moment, zone);
  const second = Math.floor(moment / 1000) * 1000;
  return Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second) - second;
}

/** The moment at which the zone's clocks show `2024-11-30T22:00`; null for what is no such text. */
export function fromLocal(text, zone) {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map(part => Number(part ?? 0));
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  // the offset at the moment itself: found by trying, for clocks change
  const guess = asUtc - offset(asUtc, zone);
  return asUtc - offset(guess, zone);
}

const two = number => String(number).padStart(2, '0');

/** `2024-11-30T22:00`, as inputs of the kind datetime-local take it. */
export function toLocal(moment, zone) {
  const w = wall(moment, zone);
  return `${String(w.year).padStart(4, '0')}-${two(w.month)}-${two(w.day)}T${two(w.hour)}:${two(w.minute)}`;
}

/**
 * The moment that somebody typed, as the zone's clocks show it: `2024-11-30 22:00`, `30 Nov 2024, 22:00`, a day alone for its beginning; a
 * year that is left out is `year`. Null for what cannot be read so.
 */
export function fromTyped(text, zone, year) {
  const typed = text.trim().replace(/\s+/g, ' ');
  const byNumber = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ,]+(\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(typed);
  const byName = /^(\d{1,2})\.? ([A-Za-z]{3})[a-z]*\.?(?: (\d{4}))?(?:[ ,]+(\d{1,2}):(\d{2}))?$/.exec(typed);
  const month = byName && MONTHS.findIndex(name => name.toLowerCase() === byName[2].toLowerCase()) + 1;
  const parts = byNumber?.slice(1) ?? (month && [byName[3] ?? year, month, byName[1], byName[4], byName[5]]);
  if (!parts) return null;
  const [y, m, d, hour, minute] = parts.map(part => Number(part ?? 0));
  const at = fromLocal(`${String(y).padStart(4, '0')}-${two(m)}-${two(d)}T${two(hour)}:${two(minute)}`, zone);
  // a 31st of November, or an hour that clocks left out, is no time that they showed
  const shown = wall(at, zone);
  return shown.day === d && shown.month === m && shown.hour === hour && shown.minute === minute ? at : null;
}

/** `+03:00` */
export function offsetText(moment, zone) {
  const minutes = Math.round(offset(moment, zone) / MINUTE);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** `2024-11-30T22:00:00+03:00`, as the API takes it; seconds and less are told where there are any. */
export function iso(moment, zone) {
  const w = wall(moment, zone);
  const millis = ((moment % 1000) + 1000) % 1000;
  const rest = millis ? '.' + String(millis).padStart(3, '0') : '';
  return `${toLocal(moment, zone)}:${two(w.second)}${rest}${offsetText(moment, zone)}`;
}

/** The two times that are looked at, as parameters of the API; one that is null is left out there. */
export const timesAsked = ({ at, knownAt }, zone) => ({
  at: at === null ? null : iso(at, zone),
  knownAt: knownAt === null ? null : iso(knownAt, zone),
});

/** The moment that an ISO 8601 time with an offset names; null for anything else. */
export function moment(text) {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    return null;
  }
  const found = Date.parse(text);
  return Number.isNaN(found) ? null : found;
}

/** `30 Nov`, with the year unless it is `year`. */
export function day(at, zone, year) {
  const w = wall(at, zone);
  return `${w.day} ${MONTHS[w.month - 1]}${w.year === year ? '' : ' ' + w.year}`;
}

/** `22:00` */
export function clock(at, zone) {
  const w = wall(at, zone);
  return `${two(w.hour)}:${two(w.minute)}`;
}

/** `30 Nov 2024, 22:00` */
export function dayAndClock(at, zone, year) {
  return `${day(at, zone, year)}, ${clock(at, zone)}`;
}

/** The words of the service's own sentences. */
function partOfDay(hour) {
  if (hour < 5) return 'before dawn';
  if (hour < 12) return 'morning';
  if (hour < 17) return 'afternoon';
  return hour < 22 ? 'evening' : 'late evening';
}

/**
 * An event's time, as exact as it is known: `30 Nov, evening`.
 *
 * @param {number} at the estimate
 * @param {string} precision INSTANT, HOUR, PART_OF_DAY or DAY
 */
export function eventTime(at, precision, zone, year) {
  switch (precision) {
    case 'DAY':
      return day(at, zone, year);
    case 'PART_OF_DAY':
      return `${day(at, zone, year)}, ${partOfDay(wall(at, zone).hour)}`;
    case 'HOUR':
      return `${day(at, zone, year)}, about ${clock(at, zone)}`;
    default:
      return dayAndClock(at, zone, year);
  }
}

/** `2 h`, `3 d 4 h`: how long something took or takes, by whole hours that passed, as the service's own sentences count them. */
export function lasting(millis) {
  const minutes = Math.floor(millis / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(millis / HOUR);
  if (hours < 48) return `${hours} h`;
  const rest = hours % 24;
  return `${Math.floor(hours / 24)} d${rest ? ` ${rest} h` : ''}`;
}

/** `Asia/Damascus (UTC+3)` */
export function zoneName(zone, at) {
  const shown = offsetText(at, zone).replace(/^([+-])0?(\d+):00$/, '$1$2');
  return /^([+-]|Z$|UTC|GMT)/.test(zone) ? `UTC${shown}` : `${zone.replace(/_/g, ' ')} (UTC${shown})`;
}
