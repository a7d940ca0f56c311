import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, parse, visit } from 'graphql';
import { root } from '../platform/run.mjs';
import { sdlFaults } from './sdl-faults.mjs';
import { enumOf, readWords } from './words.mjs';
import { write } from './write.mjs';

/** The five subgraphs, in the order of composition. */
export const subgraphNames = ['identity', 'membership', 'billing', 'cpd', 'notification'];

const folder = path.join(root, 'schemas/subgraphs');

/** `<name>.graphql`, or every file of the folder `<name>`. @param {string} name */
const ownSdl = (name) => {
  const file = path.join(folder, `${name}.graphql`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return readdirSync(path.join(folder, name))
    .sort()
    .map((part) => readFileSync(path.join(folder, name, part), 'utf8'))
    .join('\n');
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
  const written = `${readFileSync(path.join(folder, '_shared.graphql'), 'utf8')}\n${ownSdl(name)}`;
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
