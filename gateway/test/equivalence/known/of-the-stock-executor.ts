import { askedOnTheWay } from '../asked-paths';
import type { AnsweredError } from '../systems/system';
import { hasTakenAlias } from './aliases';
import { hasWiderFragment } from './fragments';
import { isOfData, type KnownDifference } from './known-difference';
import { requiredOnTheWay } from './requirements';

const nothingIncluded: KnownDifference = {
  name: 'an object of which nothing is included is null',
  right: 'truth',
  why: `\`{ other { size @skip(if: true) } }\`: there is nothing to fetch, so the planner leaves \`other\` out, and the
    gateway takes it for null; where it must not be null, all above it is.`,
  recognise: ({ difference: { kind, detail }, operation }) =>
    kind === 'value' &&
    detail.startsWith('null instead of') &&
    detail.includes('{}') &&
    /@(include|skip)/.test(operation.query),
};

const listsOfLists: KnownDifference = {
  name: 'what is required of objects in lists of lists is lost',
  right: 'truth',
  why: `With \`parts: [[V!]!]\` required as \`parts { size }\`, the gateway's executeSelectionSet takes each inner list for
    an object, finds no \`size\` in it and sends \`parts: [null]\`: the subgraph computes its field of nothing.`,
  recognise: (occurrence) =>
    isOfData(occurrence) &&
    requiredOnTheWay(occurrence).some(({ field, hasSelections }) => hasSelections && field.type.startsWith('[[')),
};

const unmergedLists: KnownDifference = {
  name: 'lists of lists of two subgraphs are not merged',
  right: 'truth',
  why: `With \`grid: [[E]]\` shareable and asked of two subgraphs at once, the gateway's deepMerge puts the inner lists of
    the one in the place of the other's, whose fields are then null.`,
  recognise: (occurrence) => {
    const { world, operation, difference } = occurrence;
    const above = askedOnTheWay(world, operation, difference.path.slice(0, -1));
    return isOfData(occurrence) && above.some(({ field }) => field.type.startsWith('[[') && field.owners.length > 1);
  },
};

const numbered: KnownDifference = {
  name: 'the path of an error counts only the entities that were sent',
  right: 'truth',
  why: `\`{ list { ... on E { failing } } }\` over a list of which the first item is no E: the error of \`_entities.0\` is
    told at \`list.0.failing\`, for generateHydratedPaths also counts the items for which no representation was sent.`,
  recognise: ({ difference: { kind, path }, truth, answer }) => {
    if (kind !== 'error elsewhere' && kind !== 'null without an error') return false;
    const shape = (each: readonly (string | number)[]) => each.filter((key) => typeof key === 'string').join('.');
    const isSame = (each: AnsweredError) =>
      shape(each.path ?? []).startsWith(shape(path)) && (each.path ?? []).some(Number.isInteger);
    return [...(truth.errors ?? [])].some(isSame) && [...(answer.errors ?? [])].some(isSame);
  },
};

const keyOrder: KnownDifference = {
  name: 'keys in another order where fragments are merged',
  right: 'truth',
  why: `The gateway shapes its answer by the planner's operation, in which fragments of the same condition are one. The
    order of an object's keys is a "should" of the specification, and no client of JSON may lean on it.`,
  recognise: ({ difference, operation }) => difference.kind === 'order of keys' && operation.query.includes('...'),
};

const widerFragment: KnownDifference = {
  name: 'a fragment on a wider type hides what is in it',
  right: 'truth',
  why: `\`{ v { ... on U { ... on V { word } } } }\` with \`v: V\`: the plan has no __typename for v, the gateway's
    applySelectionSet takes U for its type within the fragment, and then \`... on V\` does not apply. An alias of
    __typename in there makes the whole object null, without an error.`,
  recognise: (occurrence) => isOfData(occurrence) && hasWiderFragment(occurrence),
};

const takenTypename: KnownDifference = {
  name: 'an alias that is called __typename',
  right: 'truth',
  why: `\`{ __typename: size }\` is valid GraphQL, if unkind. The planner asks for \`__typename\` beside it, which subgraphs
    refuse, or the gateway takes the value for the name of a type.`,
  recognise: ({ operation: { query } }) => /\b__typename: (?!__typename\b)/.test(query),
};

const takenAlias: KnownDifference = {
  name: 'an alias that is the name of another field of the object',
  right: 'truth',
  why: `\`{ entity { id: size other } }\`: the plan needs the key \`id\` and asks for it under its own name, which the client
    has given to \`size\`. The representation has the wrong value, or the planner does not merge the two and throws.`,
  recognise: ({ world, operation: { query }, difference: { kind } }) =>
    kind !== 'order of keys' && hasTakenAlias(world.apiSchema, query),
};

/** What the stock gateway makes of good plans; the most special first. */
export const ofTheStockExecutor: readonly KnownDifference[] = [
  takenTypename,
  nothingIncluded,
  listsOfLists,
  unmergedLists,
  numbered,
  keyOrder,
  widerFragment,
  takenAlias,
];
