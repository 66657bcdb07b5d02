import { h, names } from '../core/lib.js';
import { brief, plain, safeLink } from '../core/plain.js';
import { Told } from '../core/text.js';
import { dayAndClock, eventTime, iso } from '../core/times.js';
import {
  ASSERTION,
  CERTAINTY,
  ENDED,
  EVIDENCE,
  EXTENT,
  INTEREST,
  labelOf,
  meaningOf,
  partyLabel,
  PRECISION,
  RELIABILITY,
  ROLE,
} from '../words/words.js';
import { anchorOf, keyOf } from './claims.js';

/** A word that is explained on hover; its first place on the page explains it on focus too. */
const Word = ({ words, of }) =>
  h('span', { class: 'word', title: meaningOf(words, of) || undefined }, labelOf(words, of));

/** What is said, in a line: `Opposition captured a part of it`. */
export function saying({ assertion, party, faction, extent }) {
  const what = labelOf(ASSERTION, assertion);
  const where = extent && extent !== 'WHOLE' ? labelOf(EXTENT, extent) : 'it';
  if (assertion === 'FIGHTING') return `Fighting in ${where}`;
  if (assertion === 'NO_MANS_LAND') return `Nobody holds ${where}`;
  if (assertion === 'STATUS_UNKNOWN') return `Nobody knows who holds ${where}`;
  return `${partyLabel(party, faction)} ${what} ${where}`;
}

/**
 * One claim whole: what is said, by whom and how reliable they are, when, what is shown for it, and what became of it.
 *
 * @param {object} given
 * @param {object} given.claim as ./claims.js makes it
 * @param {{name: string, arabicName: string|null}} given.town
 * @param {{zone: string, year: number}} given.clock
 * @param {(claim: object) => object|null} given.desk what the desk can do about it
 * @param {(id: object) => void} given.show leads to another claim
 */
export function Claim({ claim, town, clock, desk, show }) {
  const { zone, year } = clock;
  const link = safeLink(claim.url);
  const hasOther = claim.claimant && claim.claimant !== claim.sourceName;
  return h(
    'article',
    {
      id: claim.inForce ? anchorOf(claim.claim) : undefined,
      class: names('claim', claim.isBasis && 'basis', claim.setAside && 'aside', !claim.inForce && 'ended'),
      tabIndex: -1,
      'data-claim': keyOf(claim.claim),
    },
    h('h4', null, saying(claim)),
    h(
      'p',
      { class: 'who' },
      h('bdi', null, hasOther ? brief(claim.claimant, 120) : brief(claim.sourceName, 120)),
      claim.reliability &&
        h(
          'span',
          { class: 'grade', title: meaningOf(RELIABILITY, claim.reliability) },
          h('span', { class: 'unseen' }, ', grade '),
          claim.reliability,
        ),
      hasOther && [' through ', h('bdi', null, brief(claim.sourceName, 120))],
      claim.rated === false && h('span', { class: 'flag' }, 'not rated'),
    ),
    h(
      'p',
      { class: 'when' },
      h(
        'time',
        {
          dateTime: new Date(claim.at).toISOString(),
          title: `${iso(claim.at, zone)}, ${labelOf(PRECISION, claim.precision)}`,
        },
        eventTime(claim.at, claim.precision, zone, year),
      ),
      h('span', { class: 'known' }, `known ${dayAndClock(claim.knownAt, zone, year)}`),
      claim.until !== null && h('span', { class: 'known' }, `until ${dayAndClock(claim.until, zone, year)}`),
    ),
    h(Flags, { claim }),
    h(Shown, { evidence: claim.evidence, more: claim.evidenceMore ?? 0, zone, year }),
    h(Written, { place: claim.place, town }),
    claim.quote &&
      h('blockquote', { lang: claim.language ?? undefined }, h(Told, { text: claim.quote, most: 600 })),
    claim.note && h('p', { class: 'note' }, h(Told, { text: claim.note, most: 600 })),
    (claim.title || link) &&
      h(
        'p',
        { class: 'source-link' },
        'In ',
        link
          ? h(
              'a',
              { href: link, target: '_blank', rel: 'noopener noreferrer nofollow' },
              h(Told, { text: claim.title || link, most: 160 }),
            )
          : h(Told, { text: claim.title, most: 160 }),
      ),
    claim.why &&
      h(
        'p',
        { class: 'why' },
        `Set aside: ${claim.why.replace(/\.+$/, '')}. `,
        claim.by &&
          h('button', { type: 'button', class: 'link', onClick: () => show(claim.by) }, 'By which claim?'),
      ),
    claim.desk &&
      h(
        'p',
        { class: 'desk-word' },
        `Desk: ${claim.desk.kind.toLowerCase().replaceAll('_', ' ')} by `,
        h('bdi', null, brief(claim.desk.editor, 80)),
        `, ${dayAndClock(Date.parse(claim.desk.decidedAt), zone, year)}: `,
        h(Told, { text: claim.desk.verdict ?? claim.desk.reason, most: 400 }),
      ),
    desk(claim),
  );
}

function Flags({ claim }) {
  const flags = [
    claim.isBasis &&
      h('span', { class: 'flag strong', title: 'The state rests on this claim.' }, 'The state rests on it'),
    !claim.isBasis &&
      claim.role &&
      claim.role !== claim.certainty.replace('HEDGED', 'HEDGE') &&
      h('span', { class: 'flag', title: meaningOf(ROLE, claim.role) }, labelOf(ROLE, claim.role)),
    claim.certainty !== 'ASSERTED' &&
      h('span', { class: 'flag' }, h(Word, { words: CERTAINTY, of: claim.certainty })),
    claim.interest === 'AGAINST_INTEREST' &&
      h('span', { class: 'flag' }, h(Word, { words: INTEREST, of: claim.interest })),
    claim.claimantCondition === 'CAPTIVE' && h('span', { class: 'flag' }, 'spoken in captivity'),
    claim.conflicting && h('span', { class: 'flag' }, 'two contents under one revision'),
    claim.orderUncertain && h('span', { class: 'flag' }, 'order uncertain'),
    !claim.inForce && h('span', { class: 'flag' }, h(Word, { words: ENDED, of: claim.ended })),
  ].filter(Boolean);
  return flags.length ? h('p', { class: 'flags' }, flags) : null;
}

function Shown({ evidence, more, zone, year }) {
  if (!evidence.length && !more) return h('p', { class: 'evidence none' }, 'Nothing shown for it');
  return h(
    'ul',
    { class: 'evidence' },
    evidence.map(item => {
      const link = safeLink(item.url);
      const kept = safeLink(item.archivedUrl);
      const label = h(Word, { words: EVIDENCE, of: item.kind });
      return h(
        'li',
        null,
        link ? h('a', { href: link, target: '_blank', rel: 'noopener noreferrer nofollow' }, label) : label,
        kept && [
          ' ',
          h('a', { href: kept, target: '_blank', rel: 'noopener noreferrer nofollow' }, '(archived)'),
        ],
        item.capturedAt && ` taken ${dayAndClock(Date.parse(item.capturedAt), zone, year)}`,
        item.geolocatedBy && [', geolocated by ', h('bdi', null, brief(item.geolocatedBy, 80))],
        item.latitude !== null &&
          item.latitude !== undefined &&
          ` at ${item.latitude.toFixed(4)}, ${item.longitude.toFixed(4)}`,
      );
    }),
    more > 0 && h('li', null, `${more} more`),
  );
}

const MATCHES = {
  ALIAS: 'another spelling of it',
  FUZZY: 'matched by likeness',
  DESK: 'placed by the desk',
};

/** The name as the source wrote it, where that is not the town's own. */
function Written({ place, town }) {
  if (!place || (place.written === town.name && place.match === 'EXACT')) return null;
  const isOwn = place.written === town.name || place.written === town.arabicName;
  if (isOwn && !MATCHES[place.match]) return null;
  return h(
    'p',
    { class: 'written' },
    'Written ',
    h('q', null, h('bdi', null, brief(place.written, 120))),
    place.within && [' in ', h('bdi', null, brief(place.within, 80))],
    MATCHES[place.match] && `: ${MATCHES[place.match]}`,
  );
}

/** A claim named in a few words, for lists. */
export const named = claim => plain(`${claim.sourceName}: ${saying(claim)}`);
