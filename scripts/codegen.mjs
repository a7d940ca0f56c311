// Makes types from the contracts: `node scripts/codegen.mjs events` and `node scripts/codegen.mjs <service>`;
// without a name, everything. The results are ignored by git.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const services = ['identity', 'membership', 'billing', 'cpd', 'notification'];
const banner = '/* eslint-disable */\n// Made by `npm run codegen` from schemas/; do not edit.\n';

const readJson = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'));

/** Event types, their validators, and the envelope: schemas/src/generated/events.ts. */
const events = async () => {
  const { compile } = await import('json-schema-to-typescript');
  const options = { bannerComment: '', additionalProperties: false, format: false };
  const folder = path.join(root, 'schemas/events');
  const envelope = readJson(path.join(folder, 'envelope.schema.json'));
  let code = `${banner}import { checker, eventType, type EventType } from '../event-type';\n\n`;
  code += await compile(envelope, 'EventEnvelope', options);
  code += `\nexport const parseEnvelope = checker<EventEnvelope>('envelope', ${JSON.stringify(envelope)});\n`;
  const names = [];
  for (const service of readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)) {
    for (const file of readdirSync(path.join(folder, service)).filter((name) => name.endsWith('.schema.json'))) {
      const schema = readJson(path.join(folder, service, file));
      code += `\n${await compile(schema, schema.title, options)}`;
      code += `export const ${schema.title} = eventType<${schema.title}>('${service}', '${schema.$id}', ${JSON.stringify(schema)});\n`;
      names.push(schema.title);
    }
  }
  code += `\n/** Every event contract. */\nexport const eventTypes: readonly EventType<never>[] = [${names.join(', ')}] as never;\n`;
  write(path.join(root, 'schemas/src/generated/events.ts'), code);
};

/** Resolver types of one service; `codegen.json` beside its package says what its resolvers' parents are. */
const resolvers = async (/** @type {string} */ service) => {
  const { codegen } = await import('@graphql-codegen/core');
  const typescript = await import('@graphql-codegen/typescript');
  const typescriptResolvers = await import('@graphql-codegen/typescript-resolvers');
  const { parse } = await import('graphql');
  const folder = path.join(root, 'services', service);
  const mappersFile = path.join(folder, 'codegen.json');
  const sdl = ['_shared', service].map((name) =>
    readFileSync(path.join(root, `schemas/subgraphs/${name}.graphql`), 'utf8'),
  );
  const file = path.join(folder, 'src/graphql/generated.ts');
  const config = {
    federation: true,
    useTypeImports: true,
    enumsAsTypes: true,
    skipTypename: true,
    contextType: './context#Context',
    inputMaybeValue: 'T | null | undefined',
    mappers: existsSync(mappersFile) ? readJson(mappersFile) : {},
    scalars: {
      ID: 'string',
      DateTime: { input: 'Date', output: 'Date | string' },
      Date: 'string',
      SafeInt: 'number',
    },
  };
  const code = await codegen({
    filename: file,
    schema: parse(sdl.join('\n')),
    documents: [],
    config,
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
  });
  write(file, banner + code);
};

const write = (/** @type {string} */ file, /** @type {string} */ code) => {
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file) && readFileSync(file, 'utf8') === code) return;
  writeFileSync(file, code);
};

const wanted = process.argv.slice(2);
for (const target of wanted.length ? wanted : ['events', ...services]) {
  if (target === 'events') await events();
  else if (services.includes(target)) await resolvers(target);
  else throw new Error(`codegen: no such target: ${target}; there are events, ${services.join(', ')}`);
}
