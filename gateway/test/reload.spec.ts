import { mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { supergraphPath } from '@mumaris/schemas';
import { waitFor } from '@mumaris/kit/testing';
import { startPlatform, type TestPlatform } from './platform';

describe('a new supergraph', () => {
  let platform: TestPlatform;
  let folder: string;
  let file: string;
  let original: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'supergraph-'));
    file = path.join(folder, 'supergraph.graphql');
    original = await readFile(supergraphPath, 'utf8');
    await writeFile(file, original);
    // To read a supergraph takes this process a second, on a busy machine more than a call may take: the stubs live in it.
    platform = await startPlatform({ SUPERGRAPH_PATH: file, SUBGRAPH_TIMEOUT_MS: '20000' });
  });
  afterEach(async () => {
    await platform.stop();
    await rm(folder, { recursive: true });
  });

  const withoutFees = () => original.replace(/ {2}"""The fees in force.*?"""\n {2}fees: .*?\n/s, '');
  const served = async () => (await platform.ask('{ fees { service } }')).status === 200;
  const version = async () => {
    const response = await fetch(`${platform.url}/health/ready`);
    return ((await response.json()) as { checks: { supergraph: { says: string } } }).checks.supergraph.says;
  };

  it('is taken up while requests go on, and none is lost', async () => {
    let going = true;
    const answers: string[] = [];
    const hammer = async () => {
      while (going) {
        const { status, errors, data } = await platform.ask('{ services { code } me { id } }');
        answers.push(`${status} ${errors.length} ${JSON.stringify(data)}`);
      }
    };
    const hammers = Array.from({ length: 4 }, hammer);
    const first = await version();
    for (const sdl of [withoutFees(), original, withoutFees()]) {
      const before = await version();
      await writeFile(file, sdl);
      await waitFor(async () => (await version()) !== before, { what: 'the new supergraph', timeoutMs: 25_000 });
    }
    going = false;
    await Promise.all(hammers);
    expect(await version()).not.toBe(first);
    expect(await served()).toBe(false);
    expect(answers.length).toBeGreaterThan(10);
    expect([...new Set(answers)]).toEqual(['200 0 {"services":[{"code":"TRAINING_LETTER"}],"me":null}']);
  }, 90_000);

  it.each([
    ['half a file', () => original.slice(0, original.length / 2)],
    ['no supergraph at all', () => 'type Query { a: Int }'],
    ['an empty file', () => ''],
    [
      'a subgraph that is not configured',
      () => original.replaceAll(/CPD\b/g, 'STRANGER').replaceAll('"cpd"', '"stranger"'),
    ],
  ])('that is %s leaves the old one in service', async (_, broken) => {
    const before = await version();
    await writeFile(file, broken());
    const says = await waitFor(async () => (await version()).match(/^(\w+); \w+ was refused$/), {
      what: 'the refusal',
    });
    expect(says[1]).toBe(before);
    expect(await served()).toBe(true);
    await writeFile(file, withoutFees());
    await waitFor(async () => !(await served()), { what: 'the good one' });
    expect(await version()).not.toContain('refused');
  });

  it('is found behind a link that a deployment moves', async () => {
    const next = path.join(folder, 'next.graphql');
    await writeFile(next, withoutFees());
    await symlink(next, path.join(folder, 'link'));
    await rename(path.join(folder, 'link'), file);
    await waitFor(async () => !(await served()), { what: 'the linked one' });
  });

  it('may be away for a while', async () => {
    await rm(file);
    expect(await served()).toBe(true);
    await writeFile(file, withoutFees());
    await waitFor(async () => !(await served()), { what: 'the new one' });
  });
});

it('does not start on a supergraph that cannot be served', async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'supergraph-')), 'broken.graphql');
  await writeFile(file, 'type Query { a: Int }');
  const platform = await startPlatform();
  await expect(platform.another({ SUPERGRAPH_PATH: file })).rejects.toThrow();
  await platform.stop();
});
