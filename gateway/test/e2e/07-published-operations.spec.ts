import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@mumaris/sandbox/outsider';
import { addresses, platformFile } from './platform';

const script = path.join(__dirname, '../../../scripts/operations.mjs');

test('what a frontend publishes can be asked for by its hash a moment later, and not before', async () => {
  const text = 'query Catalogue { services { code name { ar en } } }';
  const hash = createHash('sha256').update(text).digest('hex');
  const ask = async () => {
    const response = await fetch(`${addresses.gateway}/graphql?documentId=sha256:${hash}`, {
      headers: { 'apollo-require-preflight': '1' },
      signal: AbortSignal.timeout(20_000),
    });
    return { status: response.status, text: await response.text() };
  };
  const before = await ask();
  expect(before.status).toBe(400);
  expect(before.text).toContain('OPERATION_NOT_PUBLISHED');

  const folder = mkdtempSync(path.join(tmpdir(), 'published-operations-'));
  const operations = { format: 'apollo-persisted-query-manifest', version: 1 };
  const body = { ...operations, operations: [{ id: hash, name: 'Catalogue', type: 'query', body: text }] };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(body));
  const said = execFileSync(process.execPath, [script, 'publish', '--client', 'web', 'manifest.json'], {
    encoding: 'utf8',
    env: {
      ...process.env,
      INIT_CWD: folder,
      OPERATIONS_PATH: path.join(path.dirname(platformFile), 'operations.json'),
    },
  });
  rmSync(folder, { recursive: true });
  expect(said).toBe('web: 1 operation published, 1 new, 0 already there.\n');

  const answer = await eventually('the published operation', async () => {
    const { status, text: told } = await ask();
    return status === 200 ? told : undefined;
  });
  expect(answer).toContain('TRAINING_LETTER');
});
