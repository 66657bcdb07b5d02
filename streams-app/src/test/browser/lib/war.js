// A war much larger than the seeds': the same each time it is made.

const FROM = Date.parse('2024-11-28T06:00:00+03:00');
const UNTIL = Date.parse('2024-12-05T20:00:00+03:00');
const GOVERNORATES = [
  ['Aleppo', 'aleppo-governorate', 36.3, 37.4],
  ['Idlib', 'idlib-governorate', 35.8, 36.7],
  ['Hama', 'hama-governorate', 35.2, 36.9],
  ['Homs', 'homs-governorate', 34.6, 37.2],
];
const STANCES = ['NEUTRAL', 'PRO_REGIME', 'PRO_OPPOSITION'];
const CONSONANTS = 'bdfghjklmnqrstwxz';
const VOWELS = 'aeiou';

/** Chance that is the same each time (mulberry32). */
function chanceFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * @param {{towns: number, claims: number, claimsAReport?: number}} size
 * @returns {{places: object[], sources: object[], reports: object[]}} as they are sent, in the order in which they were told
 */
export function war({ towns, claims, claimsAReport = 100 }) {
  const chance = chanceFrom(20241130);
  const pick = list => list[Math.floor(chance() * list.length)];
  const names = new Set();
  while (names.size < towns) {
    const word = () =>
      Array.from({ length: 3 }, () => pick(CONSONANTS) + pick(VOWELS))
        .join('')
        .replace(/^./, letter => letter.toUpperCase());
    names.add(`${word()}${pick(CONSONANTS)} ${word()}`);
  }
  const places = [...names].map((name, i) => {
    const [governorate, within, lat, lon] = pick(GOVERNORATES);
    const near = middle => Number((middle + (chance() + chance() - 1) * 0.8).toFixed(4));
    return {
      id: `war-${i}`,
      name,
      kind: i % 7 ? 'VILLAGE' : 'TOWN',
      governorate,
      within,
      lat: near(lat),
      lon: near(lon),
    };
  });
  const sources = Array.from({ length: 30 }, (_, i) => ({
    id: `war-source-${i}`,
    name: `Correspondent ${i + 1}`,
    stance: STANCES[i % 3],
    reliability: 'BCD'[i % 3],
    reliabilityReason: 'made up',
  }));
  const reports = [];
  const count = Math.ceil(claims / claimsAReport);
  for (let n = 0; n < count; n++) {
    const source = sources[n % sources.length];
    const at = FROM + ((UNTIL - FROM) * n) / count;
    const isOpposition =
      source.stance === 'NEUTRAL' ? chance() < n / count : source.stance === 'PRO_OPPOSITION';
    reports.push({
      reportId: `war-${n}`,
      source: source.id,
      publishedAt: new Date(at + 600_000).toISOString(),
      title: `What correspondent ${(n % sources.length) + 1} heard`,
      claims: Array.from({ length: Math.min(claimsAReport, claims - n * claimsAReport) }, (_, i) => ({
        claimId: `c${i}`,
        // its id is understood at once
        place: places[(n * claimsAReport + i) % towns].id,
        assertion:
          chance() < 0.6 ? 'CONTROLS' : pick(['CAPTURED', 'ENTERED', 'FIGHTING', 'ADVANCING', 'PRESENT']),
        party: isOpposition ? 'opposition' : 'regime',
        stance: source.stance,
        eventTime: new Date(at).toISOString(),
        precision: pick(['INSTANT', 'HOUR', 'PART_OF_DAY']),
      })).map(claim => (claim.assertion === 'FIGHTING' ? { ...claim, party: undefined } : claim)),
    });
  }
  return { places, sources, reports };
}
