import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { town } from './platform';

const checker = path.join(__dirname, '../../../scripts/check-credential/cli.mjs');

interface Said {
  readonly issuer: { readonly id: string };
  readonly credentialStatus: readonly { readonly statusListCredential: string }[];
}

/**
 * Checks a proof as whoever is shown it: saves it, the issuer's keys and the lists that it names, and runs the command on the files.
 * @returns its first line
 */
export const checkOffline = async (proof: string): Promise<string | undefined> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mumaris-proof-'));
  const save = (name: string, content: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const fetched = async (address: string) => (await fetch(address)).text();
  const { issuer, credentialStatus } = JSON.parse(
    Buffer.from(proof.split('.')[1] ?? '', 'base64url').toString('utf8'),
  ) as Said;
  const lists = await Promise.all(
    credentialStatus.map(async ({ statusListCredential }, place) =>
      save(`list-${place}.jwt`, await fetched(statusListCredential)),
    ),
  );
  const args = [
    ...[save('proof.jwt', proof), '--keys', save('keys.json', await fetched(`${issuer.id}/.well-known/jwks.json`))],
    ...lists.flatMap((list) => ['--status-list', list]),
    ...['--at', (await town.now()).toISOString()],
  ];
  const child = spawn(process.execPath, [checker, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [stdout] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return stdout.split('\n')[0];
};
