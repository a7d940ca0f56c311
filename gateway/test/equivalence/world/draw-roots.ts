import { type Draft, freeName, mayUse, newField, someArgs, use, wrapped } from './draft';
import { drawTarget } from './draw-fields';
import type { ObjectType } from './model';

const root = (name: string): ObjectType => ({ name, kind: 'root', fields: new Map(), slices: new Map() });

/** Root fields of every subgraph, some of them of two. */
export const drawQueries = (draft: Draft): void => {
  const { random, subgraphs } = draft;
  const query = root('Query');
  draft.objects.set('Query', query);
  for (const subgraph of subgraphs) {
    query.slices.set(subgraph, []);
    for (let index = 0; index < 2 + random.below(3); index += 1) {
      const target = drawReference(draft, subgraph);
      const others = subgraphs.filter((other) => other !== subgraph && mayUse(draft, other, target));
      const owners = [subgraph, ...(others.length > 0 && random.chance(0.15) ? [random.pick(others)] : [])];
      const name = freeName(draft, [query]);
      query.fields.set(name, newField({ name, type: wrapped(draft, target), args: someArgs(draft), owners }));
      for (const owner of owners) use(draft, owner, target);
    }
  }
};

/** More often what leads on than a leaf. */
const drawReference = (draft: Draft, subgraph: string): string => {
  const first = drawTarget(draft, subgraph);
  return draft.objects.has(first) || draft.abstracts.has(first) ? first : drawTarget(draft, subgraph);
};

/** Mutations of several subgraphs; their payloads tell what was done until then, so that an order shows. */
export const drawMutations = (draft: Draft): void => {
  const { random, subgraphs } = draft;
  if (!random.chance(0.7)) return;
  const mutation = root('Mutation');
  for (const subgraph of random.some(subgraphs, 1, 3)) {
    mutation.slices.set(subgraph, []);
    const payload = drawPayload(draft, subgraph);
    for (let index = 0; index < 1 + random.below(2); index += 1) {
      const name = freeName(draft, [mutation]);
      const type = random.pick([payload.name, `${payload.name}!`, 'Int!', 'String']);
      mutation.fields.set(name, newField({ name, type, args: someArgs(draft, 0.6), owners: [subgraph] }));
    }
  }
  draft.objects.set('Mutation', mutation);
};

const drawPayload = (draft: Draft, subgraph: string): ObjectType => {
  const { random } = draft;
  const payload: ObjectType = { name: `P${subgraph}`, kind: 'payload', fields: new Map(), slices: new Map() };
  payload.slices.set(subgraph, []);
  payload.fields.set('log', newField({ name: 'log', type: '[String!]!', owners: [subgraph], isKey: true }));
  for (let index = 0; index < 2; index += 1) {
    const target = drawTarget(draft, subgraph);
    const name = freeName(draft, [payload]);
    payload.fields.set(
      name,
      newField({ name, type: wrapped(draft, target), args: someArgs(draft), owners: [subgraph] }),
    );
    use(draft, subgraph, target);
  }
  if (random.chance(0.5)) {
    const type = random.pick(['Query', 'Query!']);
    payload.fields.set('query', newField({ name: 'query', type, owners: [subgraph], isKey: true }));
  }
  draft.objects.set(payload.name, payload);
  return payload;
};
