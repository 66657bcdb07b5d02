import { keyOf } from '../town/claims.js';

/** Decisions about a claim: which can be made, and what is sent of one. Pure. */

/** The kinds that can be taken back where they stand over a claim; of a source as a whole they are no matter of one claim. */
const OWN = ['REJECT', 'VERIFY', 'HOLD'];

/**
 * Since when the latest version of each claim stands or stood: only about that one anything can be decided.
 *
 * @param {object[]} claims with all their versions
 * @returns {Map<string, number>} by claim
 */
export function latestVersions(claims) {
  const latest = new Map();
  for (const { claim, known } of claims) {
    const from = Date.parse(known.from);
    const key = keyOf(claim);
    if (!(latest.get(key) >= from)) latest.set(key, from);
  }
  return latest;
}

/** Whether this is the latest version of its claim, as far as is known. */
export function isLatest({ claim, known }, latest) {
  const from = latest.get(keyOf(claim));
  return !known || from === undefined || from === Date.parse(known.from);
}

/** @returns {string[]} kinds of decision that make sense about this claim as it stands */
export function possible({ desk, ended, inForce }) {
  const undo = desk && OWN.includes(desk.kind) ? ['UNDO'] : [];
  if (ended === 'HELD') return ['RELEASE'];
  if (!inForce) return [];
  if (desk?.kind === 'REJECT') return undo;
  return [...undo, 'REJECT', ...(undo.length ? [] : ['VERIFY']), 'HOLD'];
}

/**
 * @param {object} claim as it is shown
 * @param {string} kind
 * @param {{editor: string, reason: string, verdict: string}} words
 */
export function decisionAbout(claim, kind, { editor, reason, verdict }) {
  const { source, report, claim: id } = claim.claim;
  const common = { kind, editor, ...(reason.trim() && { reason: reason.trim() }) };
  if (kind === 'UNDO') return { ...common, undoes: claim.desk.decisionId };
  const about = { ...common, claim: { source, report, claim: id } };
  return kind === 'VERIFY' && verdict.trim() ? { ...about, verdict: verdict.trim() } : about;
}

/** Whether several decisions were one act: made at once, by one editor, in the same words. */
const actOf = ({ kind, editor, decidedAt, reason, place, undone }) =>
  JSON.stringify([kind, editor, decidedAt, reason, place, undone && [undone.editor, undone.decidedAt]]);

/**
 * What the desk decided, the latest first. Decisions that were made at once are one entry; what was taken back says so, and by whom.
 *
 * @param {object[]} decisions as the service tells them, the earliest first
 */
export function record(decisions) {
  const undone = new Map(
    decisions.filter(({ undoes }) => undoes).map(decision => [decision.undoes, decision]),
  );
  const acts = new Map();
  for (const decision of decisions) {
    if (decision.kind === 'UNDO') continue;
    const told = { ...decision, undone: undone.get(decision.decisionId) ?? null };
    const key = actOf(told);
    const act = acts.get(key) ?? { ...told, key: decision.decisionId, all: [] };
    act.all.push(decision);
    acts.set(key, act);
  }
  return [...acts.values()].reverse();
}

/** Takes back all decisions of an entry of the record. */
export function undoing(act, { editor, reason }) {
  return act.all.map(({ decisionId }) => ({
    kind: 'UNDO',
    undoes: decisionId,
    editor,
    ...(reason.trim() && { reason: reason.trim() }),
  }));
}
