import { h } from '../core/lib.js';
import { brief, plain } from '../core/plain.js';

/** Why a town cannot be shown; where its name means several, which they are. */
export function Refused({ refusal, of, heading, turned }) {
  const candidates = refusal.problem?.candidates ?? [];
  return h(
    'div',
    { class: 'problem' },
    h('h2', { ref: heading, tabIndex: -1 }, h('bdi', null, brief(of, 80))),
    h('p', null, plain(refusal.message)),
    candidates.length > 0 &&
      h(
        'ul',
        null,
        candidates.map(candidate =>
          h(
            'li',
            { key: candidate.townId },
            h(
              'button',
              { type: 'button', class: 'link', onClick: () => turned({ town: candidate.townId }) },
              h('bdi', null, plain(candidate.name)),
            ),
            candidate.governorate && ` in ${plain(candidate.governorate)}`,
          ),
        ),
      ),
  );
}
