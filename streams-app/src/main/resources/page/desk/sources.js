/** Sources and claimants as the register knows them, found by what is written in a field. Pure. */

/** Letters as they are compared: without case, accents and vowel signs, and with one space between words. */
export function plainly(text) {
  return String(text ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[\s_-]+/gu, ' ')
    .trim()
    .toLowerCase();
}

const namesOf = source => [source.id, source.name, ...(source.aliases ?? [])];

/** The source that the text names; null where the register knows none of that name. */
export function sourceNamed(text, sources) {
  const wanted = plainly(text);
  if (!wanted) return null;
  return (
    sources.find(source => source.id === text.trim()) ??
    sources.find(source => namesOf(source).some(name => plainly(name) === wanted)) ??
    null
  );
}

/** Those that the text could become, names that begin with it first. */
export function sourcesLike(text, sources, most = 8) {
  const wanted = plainly(text);
  const ranked = sources.map(source => ({
    source,
    rank: Math.min(...namesOf(source).map(name => rank(plainly(name), wanted))),
  }));
  return ranked
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || (a.source.name < b.source.name ? -1 : 1))
    .slice(0, most)
    .map(({ source }) => source);
}

function rank(name, wanted) {
  if (!name.includes(wanted)) return 3;
  if (name.startsWith(wanted)) return 0;
  return name.includes(' ' + wanted) ? 1 : 2;
}
