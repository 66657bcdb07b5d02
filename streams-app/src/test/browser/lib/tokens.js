// Tokens for a demo that asks for them, in the form in which `claimline token create` makes them.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One token for each of these roles, and the file that a service is told of. */
export async function tokensFor(...roles) {
  const folder = await mkdtemp(join(tmpdir(), 'claimline-tokens-'));
  const file = join(folder, 'tokens.yaml');
  const tokens = Object.fromEntries(
    roles.map(role => [role, `clt_${randomBytes(32).toString('base64url')}`]),
  );
  const entry = ([role, token]) =>
    `- name: page-${role}\n  role: ${role}\n  sha256: ${createHash('sha256').update(token).digest('hex')}\n`;
  await writeFile(file, Object.entries(tokens).map(entry).join(''));
  return { tokens, file, forget: () => rm(folder, { recursive: true, force: true }) };
}
