import { keep, recallJson } from '../core/kept.js';

/** The draft of a report, kept by this tab of the browser, so that neither another tab of the page nor signing in again loses it. */

const KEY = 'claimline.draft';

/** @returns {import('./draft.js').Draft|null} */
export const keptDraft = () => recallJson(KEY, 'sessionStorage');

/** Keeps it; null forgets it. */
export const keepDraft = draft => keep(KEY, draft && JSON.stringify(draft), 'sessionStorage');
