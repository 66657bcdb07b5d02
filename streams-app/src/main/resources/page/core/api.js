/** What the service refused or could not answer, in its own words. */
export class Refusal extends Error {
  /**
   * @param {number} status of HTTP; 0 where nothing answered
   * @param {{detail?: string, title?: string, faults?: object[], candidates?: object[]}} problem
   */
  constructor(status, problem) {
    super(problem.detail ?? problem.title ?? `the service answered ${status}`);
    this.status = status;
    this.problem = problem;
    this.faults = problem.faults ?? [];
  }
}

const PATIENCE = 4;
const LONGEST_WAIT = 5_000;

/**
 * The calls of the service that the page makes.
 *
 * @param {string} view `live`, or the replay that is asked in its place
 * @param {() => void} signedOut called where the service no longer knows who asks
 */
export function createApi(view, signedOut = () => {}) {
  const address = (path, parameters = {}) => {
    const asked = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
      if (value !== null && value !== undefined && value !== '') asked.set(name, value);
    }
    if (view !== 'live') asked.set('view', view);
    const text = asked.toString();
    return path + (text ? '?' + text : '');
  };

  async function ask(url, options) {
    let answer;
    try {
      answer = await fetch(url, {
        ...options,
        headers: { accept: 'application/json, application/problem+json', ...options.headers },
      });
    } catch (failure) {
      if (failure.name === 'AbortError') throw failure;
      throw new Refusal(0, { detail: 'The service was not reached. It is tried again when you do.' });
    }
    if (answer.ok) return answer;
    if (answer.status === 401) signedOut();
    throw Object.assign(new Refusal(answer.status, await problemOf(answer)), {
      retryAfter: Number(answer.headers.get('retry-after')) || 0,
    });
  }

  async function get(path, parameters, signal) {
    const url = address(path, parameters);
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask(url, { signal });
      } catch (failure) {
        // a town that moves to another instance, or a service that starts, is there again in a moment
        const isPassing = failure.status === 503 || failure.status === 429;
        if (!isPassing || attempt === PATIENCE) throw failure;
        await pause(Math.min(LONGEST_WAIT, Math.max(250, failure.retryAfter * 1000)), signal);
      }
    }
  }

  return {
    address,
    /** One answer of JSON. */
    async get(path, parameters, signal) {
      return (await get(path, parameters, signal)).json();
    },
    /** One page of a list: `{ entries, next }`, where `next` asks for the page that follows and is null at the end. */
    async page(path, parameters, signal) {
      const answer = await get(path, parameters, signal);
      const next = /<([^>]+)>;\s*rel="next"/.exec(answer.headers.get('link') ?? '');
      const cursor = next && new URL(next[1], 'http://x').searchParams.get('cursor');
      const entries = await answer.json();
      return { entries, next: cursor && (later => this.page(path, { ...parameters, cursor }, later)) };
    },
    /** All pages of a list. */
    async all(path, parameters, signal) {
      const entries = [];
      for (let page = await this.page(path, { limit: 10_000, ...parameters }, signal); page;) {
        entries.push(...page.entries);
        page = page.next && (await page.next(signal));
      }
      return entries;
    },
    /** Sends something to the live service. */
    async send(method, path, body) {
      const options = { method, headers: {} };
      if (body !== undefined) {
        options.headers['content-type'] = 'application/json';
        options.body = JSON.stringify(body);
      }
      const answer = await ask(path, options);
      return answer.status === 204 ? null : answer.json().catch(() => null);
    },
  };
}

async function problemOf(answer) {
  try {
    return await answer.json();
  } catch {
    return { detail: `The service answered ${answer.status}, and did not say why.` };
  }
}

function pause(millis, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('asked no longer', 'AbortError'));
    });
  });
}
