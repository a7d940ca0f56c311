import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  type ExecutionResult,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  validate,
} from 'graphql';
import { idOf, isMissingId, type Representation, typeOfId } from '../data/keys';
import { canFail, eachHandle, mutate, readKey, readTrue } from '../data/read';
import { fieldSet, given } from '../data/requires';
import { failIfItFails, type Run } from '../data/run';
import { type Handle, valueAt } from '../data/values';
import { canonical } from '../random';
import type { World } from '../world/compose';
import { type Field, fieldOf, hasOwn, interfaceObjectOf } from '../world/model';

export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** Answers as a subgraph does over HTTP, within this process. */
export type Runners = (subgraph: string, request: SubgraphRequest) => Promise<ExecutionResult>;

/** What a subgraph has of an object: what it was sent of it, and what the way to it gives along. */
interface Local extends Handle {
  readonly representation?: Representation;
  readonly provided?: string | undefined;
}

/** The subgraphs of the world. `run` says in what surroundings they are at the time. */
export const runSubgraphs = (world: World, run: () => Run): Runners => {
  const schemas = new Map(world.model.subgraphs.map((name) => [name, buildSchema(world, name, run)]));
  return async (subgraph, { query, variables = {}, operationName }) => {
    const schema = schemas.get(subgraph);
    if (!schema) throw new Error(`MISPLANNED: there is no subgraph ${subgraph}`);
    const document = parse(query);
    const invalid = validate(schema, document);
    if (invalid.length > 0)
      throw new Error(`MISPLANNED: ${subgraph} is asked what is invalid: ${invalid[0]?.message}: ${query}`);
    const sent: Record<string, unknown> = JSON.parse(JSON.stringify(variables));
    const result = await execute({ schema, document, variableValues: sent, operationName, rootValue: {} });
    return JSON.parse(JSON.stringify(result)) as ExecutionResult;
  };
};

const buildSchema = (world: World, subgraph: string, run: () => Run): GraphQLSchema => {
  const schema = buildSubgraphSchema([
    { typeDefs: parse(world.sdls[subgraph] ?? ''), resolvers: { ...references(world, subgraph) } },
  ]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('_')) addResolvers(world, subgraph, run, type);
  }
  return schema;
};

const references = (world: World, subgraph: string): object => {
  const { objects, abstracts } = world.model;
  const entities = [...objects.values()].filter(({ kind, slices }) => kind === 'entity' && slices.has(subgraph));
  const ofEntities = entities.map(({ name, slices }) => {
    const keys = (slices.get(subgraph) ?? []).filter(({ resolvable }) => resolvable).map(({ fields }) => fields);
    return [name, { __resolveReference: (sent: Representation) => found(name, idOf(name, sent, keys), sent) }];
  });
  const keyed = [...abstracts.values()].filter(({ home, objectIn }) => home === subgraph || objectIn === subgraph);
  const ofInterfaces = keyed.map(({ name, home }) => {
    const typeOf = (id: string) => (home === subgraph ? typeOfId(id) : name);
    const __resolveReference = (sent: Representation) => {
      const id = idOf(name, sent, ['id']);
      return found(typeOf(id), id, sent);
    };
    return [name, { __resolveReference }];
  });
  const resolvers: Record<string, object> = Object.fromEntries([...ofEntities, ...ofInterfaces]);
  return resolvers;
};

const found = (__typename: string, key: string, representation: Representation): Local | null =>
  isMissingId(key) ? null : { __typename, key, representation };

const addResolvers = (world: World, subgraph: string, run: () => Run, type: GraphQLObjectType): void => {
  for (const [name, field] of Object.entries(type.getFields())) {
    if (name.startsWith('_')) continue;
    field.resolve = (parent: Local, args: Record<string, unknown>) => {
      const isRoot = type.name === 'Query' || type.name === 'Mutation';
      return readIn(world, subgraph, run(), isRoot ? { __typename: type.name, key: '' } : parent, name, args);
    };
  }
};

const readIn = (
  world: World,
  subgraph: string,
  run: Run,
  parent: Local,
  name: string,
  args: Record<string, unknown>,
): unknown => {
  const { model } = world;
  const isObject = model.abstracts.get(parent.__typename)?.objectIn === subgraph;
  if (isObject && name === 'id') return parent.key;
  const found = fieldOf(model, parent.__typename, name);
  if (!found) throw new Error(`There is no ${parent.__typename}.${name}`);
  const { owner, field } = found;
  if (field.isKey) return readKey(parent, name);
  const toLocal = (read: unknown) => eachHandle(read, (handle) => localOf(world, subgraph, field, handle));
  // What is given along is right without having been given what it is computed of.
  if (parent.provided !== undefined && isProvided(parent.provided, name)) {
    return toLocal(readTrue(world, run, parent, name, args));
  }
  // Nor does the gateway send what the way here gave along already: the subgraph has it.
  if (
    hasOwn(field, subgraph) &&
    !parent.representation &&
    field.requires !== undefined &&
    parent.provided !== undefined
  ) {
    const { provided } = parent;
    const sets = fieldSet(field.requires).filter((selection) => selection.kind === Kind.FIELD);
    if (sets.every(({ name: required }) => isProvided(provided, required.value))) {
      return toLocal(readTrue(world, run, parent, name, args));
    }
  }
  const isTrue = hasOwn(field, subgraph);
  const subgraphs = isTrue ? field.owners : [subgraph];
  const value = () => {
    if (canFail(world, field)) failIfItFails(run, owner, parent.key, name);
    const salt = isTrue ? saltOf(parent, field) : `wrong of ${subgraph}`;
    const place = { owner, key: parent.key, field, args, salt, subgraphs };
    return toLocal(valueAt(model, place));
  };
  return parent.__typename === 'Mutation' ? mutate(run, field, args, value) : value();
};

const saltOf = ({ representation }: Local, { requires }: Field): string => {
  if (requires === undefined) return '';
  return representation ? canonical(given(representation, fieldSet(requires))) : 'nothing was given';
};

const isProvided = (provided: string, name: string) => provided.split(/\W+/).includes(name);

const localOf = ({ model }: World, subgraph: string, field: Field, handle: Handle): Local => ({
  ...handle,
  __typename: interfaceObjectOf(model, handle.__typename, subgraph)?.name ?? handle.__typename,
  provided: field.provides,
});
