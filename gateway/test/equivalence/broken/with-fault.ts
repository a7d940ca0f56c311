import type { ExecutionResult } from 'graphql';
import { hash } from '../random';
import type { Runners } from '../systems/subgraphs';

/** Ways in which a whole subgraph can be wrong. */
export const faultKinds = [
  'away',
  'no data',
  'too few entities',
  'an entity is null',
  'a leaf of another type',
  'a field is missing',
  'an unknown __typename',
] as const;

export type FaultKind = (typeof faultKinds)[number];

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object of the data, the outermost first. */
const treesOf = (value: unknown): Tree[] => {
  if (Array.isArray(value)) return value.flatMap(treesOf);
  return isTree(value) ? [value, ...Object.values(value).flatMap(treesOf)] : [];
};

/** One of the places, the same for the same seed. */
const one = <T>(places: readonly T[], seed: number): T | undefined =>
  places[hash('place', seed) % Math.max(1, places.length)];

const places = (data: unknown, isPlace: (key: string, value: unknown) => boolean) =>
  treesOf(data).flatMap((tree) =>
    Object.keys(tree)
      .filter((key) => isPlace(key, tree[key]))
      .map((key) => ({ tree, key })),
  );

const change = (kind: FaultKind, data: Tree, seed: number): void => {
  const entities = data['_entities'];
  switch (kind) {
    case 'away':
    case 'no data':
      return;
    case 'too few entities':
      if (Array.isArray(entities)) entities.pop();
      return;
    case 'an entity is null':
      if (Array.isArray(entities)) entities[hash(seed) % Math.max(1, entities.length)] = null;
      return;
    case 'a leaf of another type': {
      const place = one(
        places(data, (key, value) => !key.startsWith('__') && typeof value !== 'object'),
        seed,
      );
      if (place) place.tree[place.key] = { not: ['a', 'leaf'] };
      return;
    }
    case 'a field is missing': {
      const place = one(
        places(data, (key) => key !== '_entities' && key !== '__typename'),
        seed,
      );
      if (place) delete place.tree[place.key];
      return;
    }
    case 'an unknown __typename': {
      const place = one(
        places(data, (key) => key === '__typename'),
        seed,
      );
      if (place) place.tree[place.key] = 'Nobody';
    }
  }
};

/** The runners, of which one subgraph is wrong in its way each time it is asked. */
export const withFault =
  (runners: Runners, kind: FaultKind, subgraph: string, seed: number): Runners =>
  async (name, request) => {
    if (name !== subgraph) return runners(name, request);
    if (kind === 'away') throw new Error(`${subgraph} is away`);
    const result = await runners(name, request);
    if (kind === 'no data') {
      const errors = [{ message: `${subgraph} could not`, extensions: { code: 'COULD_NOT' } }];
      return { data: null, errors } as unknown as ExecutionResult;
    }
    if (isTree(result.data)) change(kind, result.data, seed);
    return result;
  };
