/**
 * The one connection over which news come (server-sent events). Read by `fetch` rather than by EventSource, for that tells neither why a
 * connection was refused nor that one is dead: here a line on which not even heartbeats come is given up and opened anew, with the id
 * of what was heard last, so that nothing is missed.
 */

const SILENCE = 40_000; // heartbeats come every 15 s
const FIRST_WAIT = 400;
const LONGEST_WAIT = 5_000;

/**
 * Takes a stream apart: `feed(text)` calls `heard({ event, data, id })` for every event whole.
 *
 * @param {(event: {event: string, data: string, id: string|null}) => void} heard
 */
export function createParser(heard) {
  let rest = '';
  let event = '';
  let data = [];
  let id = null;
  const line = text => {
    if (text === '') {
      if (data.length) heard({ event: event || 'message', data: data.join('\n'), id });
      else if (id !== null) heard({ event: '', data: '', id });
      event = '';
      data = [];
      id = null;
      return;
    }
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + (text[colon + 1] === ' ' ? 2 : 1));
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  };
  return {
    feed(text) {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      lines.forEach(line);
    },
  };
}

/**
 * Opens the stream and keeps it open.
 *
 * @param {object} given
 * @param {string} given.url
 * @param {(event: string, data: object) => void} given.heard
 * @param {(state: 'connecting'|'live'|'lost'|'refused', why: string) => void} given.changed how the connection stands
 * @returns {{close: () => void}}
 */
export function openStream({ url, heard, changed }) {
  let lastId = null;
  let closed = false;
  let failures = 0;
  let attempt = new AbortController();
  let wake = () => {};

  async function listen() {
    attempt = new AbortController();
    let watch;
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => attempt.abort(), SILENCE);
    };
    alive();
    try {
      const headers = { accept: 'text/event-stream' };
      if (lastId) headers['last-event-id'] = lastId;
      const answer = await fetch(url, { headers, cache: 'no-store', signal: attempt.signal });
      if (!answer.ok) throw await refused(answer);
      const parser = createParser(({ event, data, id }) => {
        if (id) lastId = id;
        if (!event) return;
        if (event === 'live') {
          failures = 0;
          changed('live', '');
        }
        heard(event, JSON.parse(data));
      });
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        alive();
        parser.feed(part.value);
      }
    } finally {
      clearTimeout(watch);
      attempt.abort();
    }
  }

  async function run() {
    changed('connecting', '');
    while (!closed) {
      let wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
      let why = 'the service was not reached';
      try {
        await listen();
      } catch (failure) {
        if (failure.status === 401) {
          changed('refused', 'signed out');
          return;
        }
        if (failure.status) {
          why = failure.message;
          wait = Math.max(wait, failure.retryAfter * 1000);
        }
      }
      if (closed) return;
      failures++;
      changed('lost', why);
      await new Promise(resolve => {
        const timer = setTimeout(resolve, wait * (0.75 + Math.random() / 2));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  // what the machine knows of its network is believed at once
  const offline = () => attempt.abort();
  const online = () => wake();
  globalThis.addEventListener?.('offline', offline);
  globalThis.addEventListener?.('online', online);
  run();
  return {
    close() {
      closed = true;
      attempt.abort();
      wake();
      globalThis.removeEventListener?.('offline', offline);
      globalThis.removeEventListener?.('online', online);
    },
  };
}

async function refused(answer) {
  const problem = await answer.json().catch(() => ({}));
  return Object.assign(new Error(problem.detail ?? `the service answered ${answer.status}`), {
    status: answer.status,
    retryAfter: Number(answer.headers.get('retry-after')) || 0,
  });
}
