// A line between browser and service that a test can cut and restore.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Listens on a free port and passes everything on to the service at this address. */
export async function lineTo(page) {
  const { hostname, port } = new URL(page);
  const open = new Set();
  let state = 'whole';
  const server = createServer({ allowHalfOpen: false }, near => {
    if (state === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(port), hostname);
    const pair = { near, far };
    open.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        open.delete(pair);
      });
      from.pipe(to);
    }
    if (state === 'silent') hush(pair);
  });
  const hush = ({ near, far }) => {
    near.unpipe(far);
    far.unpipe(near);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    page: `http://127.0.0.1:${server.address().port}`,
    /** Ends what is open, and refuses what comes, until it is restored. */
    cut() {
      state = 'cut';
      for (const { near, far } of open) {
        near.resetAndDestroy();
        far.destroy();
      }
    },
    /** Connections stay, and nothing comes through: what a laptop meets whose network went away. */
    silence() {
      state = 'silent';
      open.forEach(hush);
    },
    restore() {
      const wasSilent = state === 'silent';
      state = 'whole';
      if (wasSilent) for (const { near } of open) near.destroy();
    },
    async close() {
      server.close();
      for (const { near } of open) near.destroy();
      await once(server, 'close');
    },
  };
}
