import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, parse, print, visit } from 'graphql';
import { root } from '../platform/run.mjs';
import { sdlFaults } from './sdl-faults.mjs';
import { enumOf, readWords } from './words.mjs';
import { write } from './write.mjs';

/** The five subgraphs, in the order of composition. */
export const subgraphNames = ['identity', 'membership', 'billing', 'cpd', 'notification'];

const folder = path.join(root, 'schemas/subgraphs');

/**
 * A subgraph's own SDL by its features: of `<name>.graphql`, which is one, or of every file of the folder `<name>`.
 * @param {string} name @returns {Record<string, string>}
 */
export const featureSdl = (name) => {
  const file = path.join(folder, `${name}.graphql`);
  if (existsSync(file)) return { [name]: readFileSync(file, 'utf8') };
  const parts = readdirSync(path.join(folder, name)).sort();
  return Object.fromEntries(
    parts.map((part) => [path.parse(part).name, readFileSync(path.join(folder, name, part), 'utf8')]),
  );
};

/**
 * Puts what a file adds to a type of another (`extend type`) into the type itself. A type that nobody added a field to says
 * nothing, and goes.
 * @param {string} sdl
 */
const joined = (sdl) => {
  const { definitions, ...document } = parse(sdl);
  const additions = definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_EXTENSION);
  const whole = definitions
    .filter((node) => node.kind !== Kind.OBJECT_TYPE_EXTENSION)
    .map((node) => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
      const added = additions.filter(({ name }) => name.value === node.name.value);
      return { ...node, fields: [...(node.fields ?? []), ...added.flatMap(({ fields = [] }) => fields)] };
    });
  const known = new Set(whole.map((node) => 'name' in node && node.name?.value));
  const lost = additions.find(({ name }) => !known.has(name.value));
  if (lost) throw new Error(`${lost.name.value} is extended, and no file of the subgraph defines it`);
  const said = whole.filter((node) => node.kind !== Kind.OBJECT_TYPE_DEFINITION || node.fields?.length);
  return print({ ...document, definitions: said });
};

/** Who a rule of @access can name: some of everybody, and every role of staff. @param {import('./words.mjs').WordList[]} lists */
const accessEnum = (lists) => {
  const { PRACTITIONER: _, ...staff } = lists.find((list) => list.enum === 'Role')?.words ?? {};
  return enumOf({
    enum: 'Access @inaccessible',
    description: 'The kinds of caller that a rule names.',
    words: {
      PUBLIC: { description: 'Anybody, signed in or not.' },
      ACTIVE: { description: 'Any signed-in account that is active.' },
      OWNER: { description: 'The account that the object belongs to.' },
      PARENT: {
        description:
          'Whoever may see the object that holds this one; never of an object that can be reached by itself.',
      },
      ...staff,
    },
  });
};

/** The types that a document names. @param {string} sdl */
const namedIn = (sdl) => {
  /** @type {Set<string>} */
  const names = new Set();
  visit(parse(sdl), { [Kind.NAMED_TYPE]: ({ name }) => void names.add(name.value) });
  return names;
};

/**
 * One subgraph's SDL: the shared part, its own, and the lists of words that these name as enums.
 * @param {string} name @param {import('./words.mjs').WordList[]} lists
 */
export const subgraphSdl = (name, lists) => {
  const written = joined(
    `${readFileSync(path.join(folder, '_shared.graphql'), 'utf8')}\n${Object.values(featureSdl(name)).join('\n')}`,
  );
  const named = namedIn(written);
  const enums = lists.filter((list) => named.has(list.enum)).map(enumOf);
  return [written.trimEnd(), accessEnum(lists), ...enums].join('\n\n') + '\n';
};

/** What services and the gateway read: schemas/src/generated/subgraphs.ts. */
export const writeSubgraphs = () => {
  const lists = readWords();
  const sdl = Object.fromEntries(subgraphNames.map((name) => [name, subgraphSdl(name, lists)]));
  for (const [name, text] of Object.entries(sdl)) {
    const faults = sdlFaults(text);
    if (faults.length) throw new Error(`the SDL of ${name}:\n  ${faults.join('\n  ')}`);
  }
  write(
    'schemas/src/generated/subgraphs.ts',
    `/** The SDL of each subgraph, in the order of composition. */\nexport const subgraphs = ${JSON.stringify(sdl, null, 2)} as const;\n`,
  );
};
