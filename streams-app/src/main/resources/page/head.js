import { h } from './core/lib.js';
import { clock } from './core/times.js';
import { counted } from './core/plain.js';

/**
 * What stands above everything: which view it is, and whether what is shown is fresh.
 *
 * @param {object} given
 * @param {string} given.own `live`, or a replay's name
 * @param {{state: string, since: number}} given.connection
 */
export function Head({
  own,
  byLive,
  connection,
  contested,
  disputes,
  shown,
  back,
  session,
  explained,
  signedOut,
  trouble,
  dismissed,
  zone,
}) {
  return h(
    'header',
    { class: 'head' },
    h('h1', null, 'Claimline'),
    own === 'live'
      ? h(
          'p',
          { class: 'view' },
          contested === null ? 'Loading…' : `${counted(contested, 'place')} contested`,
          disputes !== null &&
            h('span', { class: 'view-disputes' }, `, ${counted(disputes, 'open dispute')}`),
        )
      : h(
          'p',
          { class: 'view replayed' },
          'Replay ',
          h('strong', null, own),
          '. Nothing here is news. ',
          byLive && h('a', { href: '/' }, 'To the live view'),
        ),
    shown &&
      h(
        'p',
        { class: 'looking-back' },
        h('strong', null, 'Looking back: '),
        shown,
        ' ',
        h('button', { type: 'button', class: 'link', onClick: back }, 'To now'),
      ),
    h('span', { class: 'spring' }),
    h(
      'p',
      { class: 'connection', 'data-part': 'connection', 'data-state': connection.state },
      h('i', { 'aria-hidden': 'true' }),
      {
        live: own === 'live' ? 'Live' : 'Connected',
        lost: 'Connection lost',
        refused: 'Signed out',
        connecting: 'Connecting',
      }[connection.state],
    ),
    h('button', { type: 'button', class: 'quiet', onClick: explained }, 'Words'),
    session?.name &&
      h('button', { type: 'button', class: 'quiet', onClick: signedOut }, `Sign out (${session.name})`),
    h(Banner, { connection, zone }),
    trouble &&
      h(
        'p',
        { class: 'banner', role: 'alert' },
        trouble,
        ' ',
        h('button', { type: 'button', onClick: dismissed }, 'Close'),
      ),
  );
}

/** Says so when what is shown may be old, and what is done about it. */
function Banner({ connection: { state, since, why }, zone }) {
  if (state === 'refused') {
    return h(
      'p',
      { class: 'banner', role: 'alert' },
      'You are signed out, so nothing new is shown. ',
      h('a', { href: location.href }, 'Sign in again'),
    );
  }
  if (state !== 'lost') return null;
  return h(
    'p',
    { class: 'banner', role: 'alert' },
    `Connection lost at ${clock(since, zone)}${why ? `: ${why}` : ''}. What is shown may be old. It is tried again by itself, and what was missed comes then.`,
  );
}
