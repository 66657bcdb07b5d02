import { DAY, HOUR, moment } from '../core/times.js';

/**
 * From when to when the time bar reaches, and what happened in between.
 *
 * @typedef {{from: number, to: number, bars: {at: number, claims: number, disputes: number}[], width: number}} Span
 * `width` is how long each bar lasts
 */

/** @returns {Span|null} null while nothing was told */
export function spanOf(feed) {
  const { eventTime, knownTime } = feed ?? {};
  const times = [eventTime?.first, knownTime?.first, eventTime?.last, knownTime?.last]
    .map(moment)
    .filter(at => at !== null);
  if (!times.length) return null;
  const from = Math.floor(Math.min(...times) / HOUR) * HOUR;
  const to = Math.max(from + HOUR, Math.ceil(Math.max(...times) / HOUR) * HOUR);
  const bars = feed.buckets.map(bucket => ({ ...bucket, at: moment(bucket.at) }));
  return { from, to, bars, width: feed.bucketMillis };
}

/** How far along the span a moment lies, from 0 to 1. */
export function share(span, at) {
  return Math.max(0, Math.min(1, (at - span.from) / (span.to - span.from)));
}

/**
 * Where hands that are played stand a step later: each moves by itself, so that what lies between them stays. One at its end is now: null.
 *
 * @param {string[]} hands `at`, `knownAt`, or both
 */
export function playedOn(span, view, hands, step) {
  const moved = hand => {
    const at = view[hand] === null ? span.to : view[hand] + step;
    return at >= span.to ? null : at;
  };
  return Object.fromEntries(hands.map(hand => [hand, moved(hand)]));
}

/** Where a key leads from a moment; undefined for a key that leads nowhere. Beyond the end is now: null. */
export function stepped(span, at, key, isFine) {
  const from = at ?? span.to;
  const hour = isFine ? HOUR / 4 : HOUR;
  const to = {
    ArrowRight: from + hour,
    ArrowUp: from + hour,
    ArrowLeft: from - hour,
    ArrowDown: from - hour,
    PageUp: from + DAY,
    PageDown: from - DAY,
    Home: span.from,
    End: Infinity,
  }[key];
  if (to === undefined) return undefined;
  return to >= span.to ? null : Math.max(span.from, to);
}

/** The first moment of each day in the span, for marks below it; every so many days where there are many. */
export function days(span, zone, most, localMidnight) {
  // a feed may run for years, and midnights are dear
  const each = Math.max(1, Math.ceil((span.to - span.from) / DAY / most));
  const marks = [];
  let at = localMidnight(span.from, zone);
  if (at < span.from) at = localMidnight(at + DAY + 2 * HOUR, zone);
  for (; at <= span.to; at = localMidnight(at + each * DAY + 2 * HOUR, zone)) marks.push(at);
  return marks;
}
