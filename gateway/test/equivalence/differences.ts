import { askedOnTheWay } from './asked-paths';
import { askedFields } from './features';
import { hasLateRootFragment, hasWiderFragment } from './known/fragments';
import type { Occurrence } from './known/occurrence';
import { isAskedOtherwise, requiredBy, requiredOnTheWay } from './known/requirements';
import type { AnsweredError } from './systems/system';

/** What answers; some have their plans of the same planner. */
export type SystemName = 'stock' | 'apollo-plans' | 'ours';

/** A way in which systems answer otherwise than the truth, looked into and understood. */
export interface KnownDifference {
  readonly name: string;
  readonly systems: readonly SystemName[];
  readonly right: 'truth' | 'system' | 'both';
  readonly why: string;
  /** Whether the occurrence is of this kind, by what its operation and its world have. */
  readonly recognise: (occurrence: Occurrence) => boolean;
}

const isOfData = ({ difference: { kind } }: Occurrence) =>
  kind === 'value' || kind === 'missing key' || kind === 'key too many';

const listsOfLists: KnownDifference = {
  name: 'what is required of objects in lists of lists is lost',
  systems: ['stock'],
  right: 'truth',
  why: `With \`parts: [[V!]!]\` required as \`parts { size }\`, the gateway's executeSelectionSet takes each inner list for
    an object, finds no \`size\` in it and sends \`parts: [null]\`: the subgraph computes its field of nothing.`,
  recognise: (occurrence) =>
    isOfData(occurrence) &&
    requiredOnTheWay(occurrence).some(({ field, hasSelections }) => hasSelections && field.type.startsWith('[[')),
};

/** Whether the client's own field differs, because something else it asks for requires it with other arguments. */
const isTakenByAnother = (occurrence: Occurrence): boolean => {
  const { world, operation, difference } = occurrence;
  const own = askedOnTheWay(world, operation, difference.path).map(({ field }) => field);
  return askedFields(world, operation)
    .flatMap(({ owner, field }) => requiredBy(occurrence, owner, field))
    .some((each) => own.includes(each.field) && isAskedOtherwise(occurrence, each));
};

const requiredArguments: KnownDifference = {
  name: 'a required field takes the arguments of the client',
  systems: ['stock', 'apollo-plans'],
  right: 'truth',
  why: `With \`@requires(fields: "name(n: 41)")\` and a client that asks for \`name(n: 1)\` as well, the planner gives both
    the same response name: the subgraph's query is invalid, or the representation has what the client asked for.`,
  recognise: (occurrence) => {
    const { world, operation, difference } = occurrence;
    const all = difference.kind === 'misplanned' ? askedFields(world, operation) : [];
    const required = isOfData(occurrence)
      ? requiredOnTheWay(occurrence)
      : all.flatMap(({ owner, field }) => requiredBy(occurrence, owner, field));
    if (
      difference.kind === 'misplanned' &&
      !difference.detail.includes('conflict because they have differing arguments')
    )
      return false;
    const isTaken = (each: ReturnType<typeof requiredOnTheWay>[number]) =>
      each.field.args !== '' && isAskedOtherwise(occurrence, each);
    return required.some(isTaken) || (isOfData(occurrence) && isTakenByAnother(occurrence));
  },
};

const chained: KnownDifference = {
  name: 'what a required field requires itself is not fetched',
  systems: ['stock', 'apollo-plans', 'ours'],
  right: 'truth',
  why: `\`list @requires("owner")\` in c, where \`owner @requires("size")\` is of a and \`size\` of c: reached through a root
    field of a, the planner asks a for \`size owner\` at once, as if a had \`size\`, and owner is computed of nothing.`,
  recognise: (occurrence) => isOfData(occurrence) && requiredOnTheWay(occurrence).some(({ step }) => step > 1),
};

const widerFragment: KnownDifference = {
  name: 'a fragment on a wider type hides what is in it',
  systems: ['stock'],
  right: 'truth',
  why: `\`{ v { ... on U { ... on V { word } } } }\` with \`v: V\`: the plan has no __typename for v, the gateway's
    applySelectionSet takes U for its type within the fragment, and then \`... on V\` does not apply. An alias of
    __typename in there makes the whole object null, without an error.`,
  recognise: (occurrence) => isOfData(occurrence) && hasWiderFragment(occurrence),
};

const typenameEdge: KnownDifference = {
  name: 'no plan for __typename of an interface object',
  systems: ['stock', 'apollo-plans'],
  right: 'truth',
  why: 'An abstract selection below an interface object whose conditions leave nothing but __typename: the planner fails its own assertion.',
  recognise: ({ difference: { kind, detail } }) =>
    kind === 'threw' && /^Error: We should have an edge from M\d+\(\w\) for __typename/.test(detail),
};

const mutationOrder: KnownDifference = {
  name: 'named fragments of a mutation are done first',
  systems: ['stock', 'apollo-plans'],
  right: 'truth',
  why: `\`mutation { one ...F } fragment F on Mutation { two }\`: the planner's operation has \`two\` before \`one\`, and so
    it is done. The specification says one after the other, as they are written.`,
  recognise: (occurrence) =>
    (isOfData(occurrence) || occurrence.difference.kind === 'mutations') && hasLateRootFragment(occurrence),
};

const keyOrder: KnownDifference = {
  name: 'keys in another order where fragments are merged',
  systems: ['stock'],
  right: 'truth',
  why: `The gateway shapes its answer by the planner's operation, in which fragments of the same condition are one. The
    order of an object's keys is a "should" of the specification, and no client of JSON may lean on it.`,
  recognise: ({ difference, operation }) => difference.kind === 'order of keys' && operation.query.includes('...'),
};

const numbered: KnownDifference = {
  name: 'the path of an error counts only the entities that were sent',
  systems: ['stock'],
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

const undefinedVariable: KnownDifference = {
  name: 'a variable of a condition within fragments is not declared',
  systems: ['stock', 'apollo-plans'],
  right: 'truth',
  why: `\`... on U { ... on V { a ... @include(if: $v) { b } } }\`: the subgraph's query has the condition, and not the
    variable, so that no subgraph takes it.`,
  recognise: ({ difference: { kind, detail }, operation }) => {
    const name = /Variable "\$(\w+)" is not defined by operation/.exec(detail)?.[1];
    const isOfFragment = new RegExp(`\\.\\.\\.[^{}]*@(include|skip)\\(if: \\$${name}\\)`);
    return kind === 'misplanned' && name !== undefined && isOfFragment.test(operation.query);
  },
};

const unmergedLists: KnownDifference = {
  name: 'lists of lists of two subgraphs are not merged',
  systems: ['stock'],
  right: 'truth',
  why: `With \`grid: [[E]]\` shareable and asked of two subgraphs at once, the gateway's deepMerge puts the inner lists of
    the one in the place of the other's, whose fields are then null.`,
  recognise: (occurrence) => {
    const { world, operation, difference } = occurrence;
    const above = askedOnTheWay(world, operation, difference.path.slice(0, -1));
    return isOfData(occurrence) && above.some(({ field }) => field.type.startsWith('[[') && field.owners.length > 1);
  },
};

const doneTwice: KnownDifference = {
  name: 'a mutation that is written twice, once with a condition, is done twice',
  systems: ['stock', 'apollo-plans'],
  right: 'truth',
  why: `\`mutation { one two one @include(if: true) }\` with \`two\` of another subgraph: one field of one answer, and the
    plan has it before \`two\` and once more after it.`,
  recognise: (occurrence) => {
    const { difference, operation } = occurrence;
    const root = /^mutation/.test(operation.query) && /@(include|skip)/.test(operation.query);
    const done = /^did (.*) instead of (.*)$/.exec(difference.detail);
    return root && difference.kind === 'mutations' && (done?.[1]?.length ?? 0) > (done?.[2]?.length ?? 0);
  },
};

const nothingIncluded: KnownDifference = {
  name: 'an object of which nothing is included is null',
  systems: ['stock'],
  right: 'truth',
  why: `\`{ other { size @skip(if: true) } }\`: there is nothing to fetch, so the planner leaves \`other\` out, and the
    gateway takes it for null; where it must not be null, all above it is.`,
  recognise: ({ difference: { kind, detail }, operation }) =>
    kind === 'value' &&
    detail.startsWith('null instead of') &&
    detail.includes('{}') &&
    /@(include|skip)/.test(operation.query),
};

/** All that is known, the most special first. */
export const knownDifferences: readonly KnownDifference[] = [
  doneTwice,
  mutationOrder,
  nothingIncluded,
  requiredArguments,
  listsOfLists,
  unmergedLists,
  typenameEdge,
  undefinedVariable,
  numbered,
  keyOrder,
  chained,
  widerFragment,
];

/** The name of the known difference that this is one of, if it is. */
export const explain = (system: string, occurrence: Occurrence): string | undefined =>
  knownDifferences.find(({ systems, recognise }) => systems.some((each) => each === system) && recognise(occurrence))
    ?.name;
