import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitFor } from '@mumaris/kit/testing';
import { supergraphPath } from '@mumaris/schemas';
import { emptyFile, printFile } from '../src/published/published-file';
import { send, startPlatform, type TestPlatform } from './platform';
import { publish } from './platform/publish';

const me = 'query Me { me { id } }';
const fees = 'query Fees { fees { service } }';

/** How a file of operations is named where it is spoken of. */
const versionOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

describe('the file of published operations', () => {
  let platform: TestPlatform;
  let folder: string;
  let file: string;
  let supergraph: string;
  // The tests follow each other: what one leaves in the file the next finds there.
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'republish-'));
    file = path.join(folder, 'operations.json');
    supergraph = path.join(folder, 'supergraph.graphql');
    writeFileSync(supergraph, readFileSync(supergraphPath));
    // The stubs share this process, which reads a supergraph for longer than a call may take.
    const SUBGRAPH_TIMEOUT_MS = '20000';
    platform = await startPlatform({ OPERATIONS_PATH: file, SUPERGRAPH_PATH: supergraph, SUBGRAPH_TIMEOUT_MS });
  });
  afterAll(async () => {
    await platform.stop();
    rmSync(folder, { recursive: true });
  });

  const ask = (hash: string | undefined, extensions = {}) =>
    send(platform.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...(hash && { documentId: hash }), extensions }),
    });
  const codeOf = async (hash: string | undefined) => (await ask(hash)).errors[0]?.extensions.code;
  const answered = (hash: string | undefined) =>
    waitFor(async () => (await ask(hash)).status === 200, { what: 'the published operation' });
  const health = async (url = platform.url) => {
    const response = await fetch(`${url}/health/ready`);
    const { checks } = (await response.json()) as { checks: { operations: { ok: boolean; says: string } } };
    return { status: response.status, ...checks.operations };
  };

  it('may be missing at first, is followed from when it is there, and counts on when it goes', async () => {
    const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) };
    const { errors } = await ask(undefined, { persistedQuery });
    expect(errors[0]).toMatchObject({
      message: 'PersistedQueryNotSupported',
      extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
    });
    expect(await health()).toEqual({ status: 200, ok: true, says: 'none' });
    const [first] = publish(file, [me]);
    await answered(first);
    const [, second] = publish(file, [me, fees]);
    await answered(second);
    publish(file, [fees]);
    await answered(first);
    rmSync(file);
    await answered(first);
    await waitFor(async () => /^[\da-f]{12}; the file is gone$/.test((await health()).says), { what: 'its loss' });
  });

  it('is refused where it is broken, and the one before stays', async () => {
    const [first] = publish(file, [me]);
    const whole = readFileSync(file, 'utf8');
    const says = (wanted: string) => waitFor(async () => (await health()).says === wanted, { what: wanted });
    await says(versionOf(whole));
    expect((await ask(first)).status).toBe(200);
    for (const broken of ['', whole.slice(0, -20), whole.replace('me {', 'you {')]) {
      writeFileSync(file, broken);
      await says(`${versionOf(whole)}; ${versionOf(broken)} was refused`);
      expect(await health()).toMatchObject({ status: 200 });
      expect((await ask(first)).status).toBe(200);
    }
    rmSync(file);
    const [, second] = publish(file, [me, fees]);
    await answered(second);
    await waitFor(async () => !(await health()).says.includes('refused'), { what: 'the refusal to be forgotten' });
  });

  it('does not keep the gateway from its start where it is broken, but from traffic where nothing else is answered', async () => {
    const other = path.join(folder, 'other.json');
    writeFileSync(other, 'broken');
    const any = await platform.another({ OPERATIONS_PATH: other });
    expect((await platform.ask('{ me { id } }', { url: any.url })).status).toBe(200);
    expect(await health(any.url)).toMatchObject({
      status: 200,
      says: expect.stringMatching(/^none; \w+ was refused$/),
    });
    const only = await platform.another({ OPERATIONS_PATH: other, OPERATIONS: 'published' });
    expect(await health(only.url)).toMatchObject({ status: 503, ok: false });
    rmSync(other);
    publish(other, [me]);
    await waitFor(async () => (await health(only.url)).status === 200, { what: 'an operation to answer' });
    writeFileSync(other, printFile(emptyFile));
    await waitFor(async () => (await health(only.url)).status === 503, { what: 'that nothing is left' });
  });

  it('may name what a new supergraph has not: that is told as for a text, and the rest goes on', async () => {
    const [first, second] = publish(file, [me, fees]);
    await answered(second);
    const whole = readFileSync(supergraph, 'utf8');
    writeFileSync(supergraph, whole.replace(/ {2}"""The fees in force.*?"""\n {2}fees: .*?\n/s, ''));
    await waitFor(async () => (await codeOf(second)) === 'GRAPHQL_VALIDATION_FAILED', {
      what: 'the new supergraph',
      timeoutMs: 25_000,
    });
    expect((await ask(first)).status).toBe(200);
  });
});
