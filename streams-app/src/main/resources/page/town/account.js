import { h } from '../core/lib.js';
import { plain } from '../core/plain.js';

/** The account in sentences, as the service writes it: each leads to the claims that it speaks of. */
export function Account({ account, show }) {
  return h(
    'details',
    { class: 'account' },
    h('summary', null, 'The account: why, and what would change this'),
    account.sections.map(section =>
      h(
        'section',
        { key: section.heading },
        h('h4', null, section.heading),
        h(
          'ul',
          null,
          section.sentences.map((sentence, i) =>
            h(
              'li',
              { key: i },
              plain(sentence.text),
              [...sentence.claims, ...sentence.mentions]
                .slice(0, 1)
                .map(id => [
                  ' ',
                  h('button', { type: 'button', class: 'link', onClick: () => show(id) }, 'Show the claim'),
                ]),
            ),
          ),
        ),
      ),
    ),
    h('p', { class: 'note' }, plain(account.note)),
  );
}
