import { existsSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { Kind, parse } from 'graphql';
import { root } from '../platform/run.mjs';
import { featureSdl, subgraphSdl } from './subgraph-sdl.mjs';
import { readWords } from './words.mjs';
import { readJson, write } from './write.mjs';

/**
 * What each mutation is given and what it answers with, for the table of the service's verbs.
 * @param {import('graphql').DocumentNode} schema
 */
const mutationsOf = (schema) => {
  const mutation = schema.definitions.find(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Mutation',
  );
  if (mutation?.kind !== Kind.OBJECT_TYPE_DEFINITION) return '';
  const rows = (mutation.fields ?? []).map(({ name, type, arguments: [input] = [] }) => {
    const given = input ? nameOf(input.type) : 'object';
    return `  ${name.value}: { input: ${given}; payload: ResolversParentTypes['${nameOf(type)}'] };`;
  });
  return `\n/** What each mutation is given and what it answers with. */\nexport interface Mutations {\n${rows.join('\n')}\n}\n`;
};

/**
 * Which mutations each feature of a service has, by the file of the SDL that says them.
 * @param {string} service
 */
const featuresOf = (service) => {
  const rows = Object.entries(featureSdl(service)).map(([feature, sdl]) => {
    const names = parse(sdl).definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_EXTENSION && node.name.value === 'Mutation'
        ? (node.fields ?? []).map(({ name }) => `'${name.value}'`)
        : [],
    );
    return `  ${JSON.stringify(feature)}: Pick<Mutations, ${names.join(' | ') || 'never'}>;`;
  });
  return `\n/** The mutations of each feature. */\nexport interface FeatureMutations {\n${rows.join('\n')}\n}\n`;
};

/**
 * The resolvers of each type beside its objects, for the check that none is forgotten. Mutations have a table of their own.
 * @param {import('graphql').DocumentNode} schema
 */
const objectsOf = (schema) => {
  const rows = schema.definitions
    .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION)
    .filter(({ name }) => name.value !== 'Mutation' && !name.value.endsWith('Payload'))
    .map(
      ({ name: { value } }) =>
        `  ${value}: { resolvers: ${value}Resolvers; object: ResolversParentTypes['${value}'] };`,
    );
  return `\n/** The types that this service shows, each with its resolvers. */\nexport interface Objects {\n${rows.join('\n')}\n}\n`;
};

/** @param {import('graphql').TypeNode} type @returns {string} */
const nameOf = (type) => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

/**
 * Resolver types of one service; `codegen.json` beside its package says what its resolvers' parents are.
 * @param {string} service
 */
export const writeResolvers = async (service) => {
  const mappers = `services/${service}/codegen.json`;
  const filename = `services/${service}/src/graphql/generated.ts`;
  const schema = parse(subgraphSdl(service, readWords()));
  const code = await codegen({
    filename: path.join(root, filename),
    schema,
    documents: [],
    config: {
      federation: true,
      useTypeImports: true,
      enumsAsTypes: true,
      skipTypename: true,
      makeResolverTypeCallable: true,
      immutableTypes: true,
      avoidOptionals: { field: true, defaultValue: true },
      contextType: './context#Context',
      inputMaybeValue: 'T | null | undefined',
      mappers: existsSync(path.join(root, mappers)) ? readJson(mappers) : {},
      scalars: {
        ID: 'string',
        DateTime: { input: 'Date', output: 'Date | string' },
        Date: 'string',
        SafeInt: 'number',
      },
    },
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
  });
  write(filename, code + mutationsOf(schema) + featuresOf(service) + objectsOf(schema));
};
