import test from 'node:test';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createParser, openStream } from '../../../main/resources/page/core/stream.js';
import { until } from '../lib/until.js';

function parsed(parts) {
  const heard = [];
  const parser = createParser(event => heard.push(event));
  parts.forEach(part => parser.feed(part));
  return heard;
}

const TEXT =
  'id: 1\nevent: town-state\ndata: {"name":"حماة"}\n\n: still here\n\nid: 2\nevent: alert\ndata: a\ndata: b\n\n';

test('events are whole however the network cut them', () => {
  const expected = [
    { event: 'town-state', data: '{"name":"حماة"}', id: '1' },
    { event: 'alert', data: 'a\nb', id: '2' },
  ];
  assert.deepEqual(parsed([TEXT]), expected);
  for (let cut = 1; cut < TEXT.length; cut++) {
    assert.deepEqual(parsed([TEXT.slice(0, cut), TEXT.slice(cut)]), expected, `cut at ${cut}`);
  }
  assert.deepEqual(parsed([...TEXT]), expected, 'letter by letter');
});

test('ends of lines of every kind are understood', () => {
  for (const end of ['\r\n', '\r', '\n']) {
    assert.deepEqual(
      parsed([...`event: x${end}data: 1${end}${end}event: y${end}data: 2${end}${end}data: 3`]).map(
        e => e.event,
      ),
      ['x', 'y'],
      JSON.stringify(end),
    );
  }
});

test('an event that did not arrive whole is not told', () => {
  assert.deepEqual(parsed(['event: alert\ndata: half']), []);
});

test('a stream that breaks is opened again with the id that was heard last', async t => {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.headers['last-event-id'] ?? null);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(
      `event: live\ndata: {}\n\nid: n-${asked.length}\nevent: alert\ndata: ${asked.length}\n\n`,
      () => {
        if (asked.length < 3) response.destroy();
      },
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const heard = [];
  const states = [];
  const stream = openStream({
    url: `http://127.0.0.1:${server.address().port}/api/stream`,
    heard: (event, data) => event === 'alert' && heard.push(data),
    changed: state => states.push(state),
  });
  t.after(() => stream.close());
  await until(() => heard.length === 3, 'three connections');
  assert.deepEqual(asked, [null, 'n-1', 'n-2']);
  assert.deepEqual(heard, [1, 2, 3]);
  assert.deepEqual(states, ['connecting', 'live', 'lost', 'live', 'lost', 'live']);
  stream.close();
  server.closeAllConnections();
});

test('who is signed out is told so, and is not asked again and again', async t => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    response.writeHead(401, { 'content-type': 'application/problem+json' }).end('{"detail":"no token"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const states = [];
  const stream = openStream({
    url: `http://127.0.0.1:${server.address().port}/api/stream`,
    heard: () => {},
    changed: state => states.push(state),
  });
  await until(() => states.includes('refused'), 'refused');
  stream.close();
  assert.equal(asked, 1);
});
