/** Who the reader is, and what they may do here. */

const RANKS = ['reader', 'editor', 'admin'];

/** Whether whoever asks may do what this role may. Where no tokens are asked, everybody may. */
export function may(session, role) {
  if (!session) return false;
  if (!session.tokensAsked) return true;
  return RANKS.indexOf(String(session.role).toLowerCase()) >= RANKS.indexOf(role);
}
