import { labelOf, STATUS } from '../words/words.js';
import { plain } from './plain.js';

/**
 * What happened while the page was open: marked where it is shown, and said to those who do not see it, without taking the focus. What
 * comes within a moment is said in one breath.
 */

const BREATH = 1_200;
const MOST_BY_NAME = 3;
const MOST_ARRIVED = 500;

export function createNews(store) {
  let begun = false;
  let changed = new Map();
  let alerts = [];
  let timer = null;

  function later() {
    if (timer === null) timer = setTimeout(tell, BREATH);
  }

  function tell() {
    timer = null;
    const parts = alerts.slice(0, MOST_BY_NAME).map(alert => `Alert: ${plain(alert.headline)}.`);
    if (alerts.length > MOST_BY_NAME) parts.push(`${alerts.length - MOST_BY_NAME} more alerts.`);
    const towns = [...changed.values()];
    parts.push(...towns.slice(0, MOST_BY_NAME));
    if (towns.length > MOST_BY_NAME) parts.push(`${towns.length - MOST_BY_NAME} more towns changed.`);
    changed = new Map();
    alerts = [];
    if (parts.length) store.set({ said: parts.join(' ') });
  }

  return {
    /** From now on what is heard is news. */
    begin() {
      begun = true;
    },
    /** A town's state was told; what it was before, if anything. */
    town(before, after) {
      const isSame =
        before &&
        !after.removed &&
        before.status === after.status &&
        before.controller === after.controller &&
        before.claimedBy === after.claimedBy;
      if (!begun || isSame) return;
      const name = plain(after.name ?? before?.name ?? after.townId);
      const now = after.removed
        ? 'nothing is told of it any more'
        : labelOf(STATUS, after.status).toLowerCase();
      const was = before ? `, was ${labelOf(STATUS, before.status).toLowerCase()}` : '';
      changed.set(after.townId, `${name}: ${now}${was}.`);
      store.set(({ fresh }) => ({ fresh: new Map(fresh).set(after.townId, Date.now()) }));
      later();
    },
    alert(alert) {
      if (!begun) return;
      alerts.push(alert);
      store.set(({ arrived }) => ({
        arrived: new Set([...arrived].slice(-MOST_ARRIVED)).add(alert.alertId),
      }));
      later();
    },
  };
}
