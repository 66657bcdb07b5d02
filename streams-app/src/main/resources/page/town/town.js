import { h, useEffect, useRef, useState } from '../core/lib.js';
import { brief, counted, plain } from '../core/plain.js';
import { Arabic, Told } from '../core/text.js';
import { dayAndClock, eventTime, lasting, moment, wall, zoneName } from '../core/times.js';
import { KIND, labelOf, RULE, STATUS, verdictInBrief } from '../words/words.js';
import { Term } from '../words/term.js';
import { Mark } from '../map/marks.js';
import { Account } from './account.js';
import { anchorOf, bySide, keyOf, precisions } from './claims.js';
import { Columns } from './columns.js';
import { Disputes, Lapse } from './disputes.js';
import { EveryClaim } from './every-claim.js';
import { useUnfoldedInPrint } from './print.js';
import { Refused } from './refused.js';
import { Related } from './related.js';
import { Strip } from './strip.js';

/**
 * All about one town. The verdict comes first, as a sentence; what it rests on, below; what does not count, folded.
 *
 * @param {object} given
 * @param {ReturnType<import('./load.js').useTown>} given.shown
 * @param {{zone: string, now: number, year: number}} given.clock
 * @param {object} given.view
 * @param {object} given.api
 * @param {(claim: object) => object|null} given.desk what the desk can do about a claim
 * @param {(patch: object) => void} given.turned
 * @param {() => void} given.left
 */
export function TownPanel({ shown, clock, view, api, desk, turned, left }) {
  const heading = useRef(null);
  // whoever opens a town reads on there
  useEffect(
    () => heading.current?.focus({ preventScroll: true }),
    [shown.of, Boolean(shown.town), Boolean(shown.refusal)],
  );
  const printedAt = useUnfoldedInPrint();
  const { town, refusal } = shown;
  const name = town ? plain(town.name) : shown.of;
  return h(
    'section',
    { class: 'town', 'aria-label': name, 'aria-busy': shown.isLoading },
    h(
      'p',
      { class: 'town-bar' },
      h(
        'button',
        { type: 'button', class: 'quiet', onClick: left },
        h('span', { 'aria-hidden': 'true' }, '← '),
        'All towns',
      ),
      h('span', { class: 'spring' }),
      town && h(CopyLink),
      town && h('button', { type: 'button', class: 'quiet', onClick: () => print() }, 'Print'),
    ),
    refusal && h(Refused, { refusal, of: shown.of, heading, turned }),
    !town && !refusal && h('p', { class: 'silent' }, 'Loading…'),
    town && h(Whole, { shown, clock, view, api, desk, turned, heading }),
    h(
      'p',
      { class: 'printed' },
      `Claimline, printed ${dayAndClock(printedAt, clock.zone)}, times of ${zoneName(clock.zone, printedAt)}: ${location.href}`,
    ),
  );
}

function Whole({
  shown: { town, claims, isWhole, timeline, account },
  clock,
  view,
  api,
  desk,
  turned,
  heading,
}) {
  const box = useRef(null);
  const sides = bySide(town, claims, isWhole);
  const show = id => reveal(box.current, id);
  const until = Math.max(moment(town.lastClaimAt) ?? 0, Math.min(clock.now, view.at ?? clock.now));
  const local = { ...clock, year: yearOf(town, clock) };
  const common = { town, clock: local, desk, show };
  return h(
    'div',
    { ref: box },
    h(
      'header',
      { class: 'town-head' },
      h(Mark, { town, size: 44 }),
      h(
        'div',
        null,
        h(
          'h2',
          { ref: heading, tabIndex: -1 },
          h('bdi', null, brief(town.name, 160)),
          ' ',
          h(Arabic, { name: town.arabicName }),
        ),
        h(
          'p',
          { class: 'note' },
          [labelOf(KIND, town.kind), town.governorate && `${plain(town.governorate)} governorate`]
            .filter(Boolean)
            .join(', '),
          town.lat !== null && `, ${town.lat.toFixed(4)} N ${town.lon.toFixed(4)} E`,
        ),
      ),
    ),
    h('p', { class: 'verdict', 'data-part': 'verdict' }, plain(account.verdict)),
    h(
      'p',
      { class: 'standing', 'data-status': town.status },
      h(Term, { words: STATUS, of: town.status, class: `badge badge-${town.status.toLowerCase()}` }),
      ' ',
      standing(town),
      town.since && `, since ${sinceText(town, timeline, claims, local)}`,
      '. ',
      h('span', { class: 'note' }, 'Decided by: ', h(Term, { words: RULE, of: town.rule }), '. '),
      times(view, clock) && h('span', { class: 'note' }, times(view, clock)),
    ),
    h(Caveats, { town, clock: local }),
    town.verdict &&
      h(
        'p',
        { class: 'desk-word' },
        'Verdict of the desk, beside the status: ',
        h(Told, { text: town.verdict.verdict, most: 600 }),
        ' (',
        h('bdi', null, brief(town.verdict.editor, 80)),
        `, ${dayAndClock(moment(town.verdict.decidedAt), clock.zone, clock.year)})`,
      ),
    h(Strip, {
      entries: timeline.entries,
      disputes: town.disputes,
      precisions: precisions(claims),
      until,
      at: view.at,
      clock: local,
      turned: at => turned({ at }),
    }),
    !isWhole &&
      h(
        'p',
        { class: 'note' },
        `${counted(town.claims, 'claim')} in all: here are those that the state names and the latest that were set aside.`,
      ),
    h(Columns, { sides, common }),
    !isWhole && h(EveryClaim, { api, view, town, common }),
    h(Disputes, { disputes: town.disputes, more: town.disputesMore, clock: local, show }),
    h(Related, {
      exceptions: town.exceptions,
      context: town.context,
      chosen: place => turned({ town: place.townId }),
    }),
    h(Account, { account, show }),
  );
}

/** The few words of the list, after the status that already stands there. */
function standing(town) {
  const words = verdictInBrief(town).replace(/^(Contested[;:] |Unclear; |Claimed by |Reported )/, prefix =>
    prefix === 'Claimed by ' ? 'By ' : '',
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Dates without a year are of the year of the latest claim. */
function yearOf(town, clock) {
  const last = moment(town.lastClaimAt);
  return last === null ? clock.year : wall(last, clock.zone).year;
}

function sinceText(town, timeline, claims, clock) {
  const at = moment(town.since);
  const last = timeline.entries.at(-1);
  // a contest lapses to the minute; all else is as exact as the claim that caused it
  const isCaused = last?.cause && moment(last.at) === at;
  const precision = town.lapsed ? 'INSTANT' : isCaused && precisions(claims).get(keyOf(last.cause));
  return eventTime(at, precision || 'DAY', clock.zone, clock.year);
}

function times({ at, knownAt }, { zone }) {
  const parts = [];
  if (at !== null) parts.push(`as of ${dayAndClock(at, zone)}`);
  if (knownAt !== null) parts.push(`as known at ${dayAndClock(knownAt, zone)}`);
  return parts.length ? `Shown ${parts.join(', ')}.` : '';
}

/** What a reader must know beside the verdict. */
function Caveats({ town, clock }) {
  const stale = moment(town.staleAfter);
  const last = moment(town.lastClaimAt);
  const lapse = moment(town.lapsesAt);
  const said = [
    town.status === 'CONFIRMED' &&
      !town.verdict &&
      'Confirmed means that sources agree. This newsroom has not verified it.',
    town.lapsed && 'The contest before this lapsed: nothing more was heard of it for 36 hours.',
    lapse !== null && town.status === 'CONTESTED' && Lapse({ lapse, clock }),
    town.orderUncertain && 'The times given overlap, so which came first is not certain.',
    stale !== null && stale < clock.now && `Old: nothing was heard of it for ${lasting(clock.now - last)}.`,
  ].filter(Boolean);
  return said.length
    ? h(
        'ul',
        { class: 'caveats' },
        said.map(text => h('li', { key: text }, text)),
      )
    : null;
}

/** Unfolds what a claim lies in, brings it into sight, and lets the reader read on there. */
function reveal(box, id) {
  const card = document.getElementById(anchorOf(id));
  if (!card || !box.contains(card)) return;
  for (let part = card.parentElement; part && part !== box; part = part.parentElement) {
    if (part.tagName === 'DETAILS') part.open = true;
  }
  card.scrollIntoView({ block: 'center' });
  card.focus({ preventScroll: true });
  card.classList.remove('meant');
  requestAnimationFrame(() => card.classList.add('meant'));
}

function CopyLink() {
  const [done, setDone] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setDone('Copied'),
      () => setDone('Copy it from the address bar'),
    );
  return h(
    'button',
    { type: 'button', class: 'quiet', onClick: copy, onBlur: () => setDone('') },
    done || 'Copy link',
  );
}
