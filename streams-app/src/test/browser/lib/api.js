// The service asked directly, beside the page: what tests bring about, and what they compare the page with.
import { until } from './until.js';

/** @param {string} page the service's address */
export function api(page, { token } = {}) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  async function ask(path, options = {}) {
    const answer = await fetch(page + path, { ...options, headers: { ...headers, ...options.headers } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${options.method ?? 'GET'} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }
  const get = path => ask(path);
  const post = (path, body) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    get,
    post,
    /** Waits until everything sent so far has been read and settled. */
    caughtUp: () =>
      until(
        async () => {
          const status = await get('/api/status');
          return status.caughtUp && status.reports.received > 0 && status.unsettledTowns === 0;
        },
        'the service has read everything',
        { within: 120_000, every: 100 },
      ),
    /** All towns, whatever number of pages they take. */
    async towns(query = '') {
      const all = [];
      for (let path = `/api/towns?limit=10000${query && `&${query}`}`; path;) {
        const answer = await fetch(page + path, { headers });
        if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
        all.push(...(await answer.json()));
        path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
      }
      return all;
    },
    town: (id, query = '') => get(`/api/towns/${encodeURIComponent(id)}${query && `?${query}`}`),

    /** A place that nobody else speaks of, so that tests on one service leave each other alone. */
    async ownPlace(more = {}) {
      const name = `${word()} ${word()}`;
      const place = {
        id: unique('own'),
        name,
        kind: 'TOWN',
        governorate: 'Hama',
        within: 'hama-governorate',
        lat: 35.2,
        lon: 37.1,
        ...more,
      };
      await post('/api/places', [place]);
      return place;
    },
    /** A source that the desk has rated. */
    async ownSource(stance = 'NEUTRAL', more = {}) {
      const source = {
        id: unique('source'),
        name: `Source ${word()}`,
        stance,
        reliability: 'B',
        reliabilityReason: 'rated for a test',
        ...more,
      };
      await post('/api/sources', source);
      return source;
    },
    /** What one source says of one place, as a report of its own; answers its ids. */
    async told(source, place, more = {}, report = {}) {
      const reportId = unique('report');
      await post('/api/reports', {
        reportId,
        source: source.id,
        publishedAt: LATER,
        ...report,
        claims: [
          {
            claimId: 'c1',
            place: place.name,
            within: place.governorate,
            assertion: 'CAPTURED',
            party: 'opposition',
            stance: source.stance,
            eventTime: EARLIER,
            precision: 'INSTANT',
            ...more,
          },
        ],
      });
      return { source: source.id, report: reportId, claim: 'c1' };
    },
    /** Waits until a town's state is such; the answer is the town. */
    becomes: (id, status) =>
      until(async () => {
        const town = await get(`/api/towns/${id}`);
        return town.status === status && town;
      }, `${id} is ${status}`),
  };
}

// after the seed feed, and on its clock: what is now for it stays where it is
const EARLIER = '2024-12-05T20:00:00+03:00';
const LATER = '2024-12-05T21:00:00+03:00';

const SOUNDS = ['zu', 'qe', 'xa', 'wi', 'ko', 'pu', 'ne', 'lo', 'vi', 'ty', 'ga', 'ho'];

/** A word that no register has: of letters by chance, for names that are alike are taken for one another. */
function word() {
  const sounds = Array.from({ length: 5 }, () => SOUNDS[Math.floor(Math.random() * SOUNDS.length)]);
  const text = sounds.join('');
  return text[0].toUpperCase() + text.slice(1);
}

let count = 0;

/** A name that nobody else uses: tests share a service. */
export const unique = prefix => `${prefix}-${process.pid}-${Date.now().toString(36)}-${(count += 1)}`;
