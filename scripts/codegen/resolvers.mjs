import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { parse } from 'graphql';
import { root } from '../platform/run.mjs';
import { readJson, write } from './write.mjs';

/** @param {string} service */
const sdlOf = (service) =>
  ['_shared', service]
    .map((name) => readFileSync(path.join(root, `schemas/subgraphs/${name}.graphql`), 'utf8'))
    .join('\n');

/**
 * Resolver types of one service; `codegen.json` beside its package says what its resolvers' parents are.
 * @param {string} service
 */
export const writeResolvers = async (service) => {
  const mappers = `services/${service}/codegen.json`;
  const filename = `services/${service}/src/graphql/generated.ts`;
  const code = await codegen({
    filename: path.join(root, filename),
    schema: parse(sdlOf(service)),
    documents: [],
    config: {
      federation: true,
      useTypeImports: true,
      enumsAsTypes: true,
      skipTypename: true,
      makeResolverTypeCallable: true,
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
  write(filename, code);
};
