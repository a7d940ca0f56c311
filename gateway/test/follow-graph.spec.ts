import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { testLog, waitFor } from '@mumaris/kit/testing';
import { supergraphPath } from '@mumaris/schemas';
import { closeSubgraphs, openSubgraphs } from '../src/fetch/subgraph';
import { hashOf } from '../src/published/hash-of';
import type { Published } from '../src/published/published';
import { type FollowedGraph, followGraph } from '../src/supergraph/follow-graph';
import { configWith } from './platform/config';

const me = 'query Me { me { id } }';
const services = 'query Services($full: Boolean!) { services { code name @include(if: $full) { ar } } }';
const stranger = 'query Stranger { fees { service } }';
const publishedOf = (...texts: string[]): Published =>
  new Map(texts.map((text) => [hashOf(text), { text, names: [/query (\w+)/.exec(text)?.[1] ?? ''] }]));

describe('a graph that is followed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'follow-graph-'));
  const file = path.join(folder, 'supergraph.graphql');
  const sdl = readFileSync(supergraphPath, 'utf8');
  writeFileSync(file, sdl);
  const config = configWith({ SUPERGRAPH_PATH: file });
  const subgraphs = openSubgraphs(config);
  let published = publishedOf(me, services);
  let hear: () => Promise<void> = () => Promise.reject(new Error('nobody listens'));
  let followed: FollowedGraph;
  beforeAll(async () => {
    const onChange = (hearer: () => Promise<void>) => void (hear = hearer);
    const source = { inForce: () => published, file: undefined, onChange, stop: () => undefined };
    followed = await followGraph(config, subgraphs, source, { log: testLog, onServed: () => undefined });
  });
  afterAll(async () => {
    followed.stop();
    await closeSubgraphs(subgraphs);
    rmSync(folder, { recursive: true });
  });

  /** What is read and planned, with the conditions. */
  const prepared = () =>
    new Map(
      followed
        .graph()
        .operations.inUse()
        .map(({ query, conditions }) => [query, conditions]),
    );

  it('is served at first with all that is published planned', () => {
    expect(prepared()).toEqual(
      new Map([
        [me, [{}]],
        [services, [{ full: true }, { full: false }]],
      ]),
    );
  });

  it('has what is published later planned at once', async () => {
    published = publishedOf(me, services, 'query More { me { email } }');
    await hear();
    expect(prepared().get('query More { me { email } }')).toEqual([{}]);
  });

  it('is replaced by one that has planned what is published and what else is in use', async () => {
    const before = followed.graph();
    await before.operations.prepare({ query: stranger });
    writeFileSync(file, `${sdl}\n# changed`);
    await waitFor(() => followed.graph() !== before, { what: 'the new supergraph', timeoutMs: 25_000 });
    expect([...prepared().keys()].sort()).toEqual([me, 'query More { me { email } }', services, stranger].sort());
  });
});
