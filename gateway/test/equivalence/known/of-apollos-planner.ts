import { askedOnTheWay } from '../asked-paths';
import { askedFields } from '../features';
import { hasLateRootFragment } from './fragments';
import { isOfData, type KnownDifference } from './known-difference';
import type { Occurrence } from './occurrence';
import { isAskedOtherwise, requiredBy, requiredOnTheWay } from './requirements';

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

const doneTwice: KnownDifference = {
  name: 'a mutation that is written twice, once with a condition, is done twice',
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

const mutationOrder: KnownDifference = {
  name: 'named fragments of a mutation are done first',
  right: 'truth',
  why: `\`mutation { one ...F } fragment F on Mutation { two }\`: the planner's operation has \`two\` before \`one\`, and so
    it is done. The specification says one after the other, as they are written.`,
  recognise: (occurrence) =>
    (isOfData(occurrence) || occurrence.difference.kind === 'mutations') && hasLateRootFragment(occurrence),
};

const typenameEdge: KnownDifference = {
  name: 'no plan for __typename of an interface object',
  right: 'truth',
  why: 'An abstract selection below an interface object whose conditions leave nothing but __typename: the planner fails its own assertion.',
  recognise: ({ difference: { kind, detail } }) =>
    kind === 'threw' && /^(Error: )+We should have an edge from M\d+\(\w\) for __typename/.test(detail),
};

const cycle: KnownDifference = {
  name: 'no plan where two fetches would wait for each other',
  right: 'truth',
  why: `An entity of which two subgraphs each need what the other has: where the planner makes two of its fetches one, it finds
    that they would wait for each other, and fails its own assertion.`,
  recognise: ({ difference: { kind, detail } }) =>
    kind === 'threw' && detail.includes('adding it as parent would create a cycle'),
};

const undefinedVariable: KnownDifference = {
  name: 'a variable of a condition within fragments is not declared',
  right: 'truth',
  why: `\`... on U { ... on V { a ... @include(if: $v) { b } } }\`: the subgraph's query has the condition, and not the
    variable, so that no subgraph takes it.`,
  recognise: ({ difference: { kind, detail }, operation }) => {
    const name = /Variable "\$(\w+)" is not defined by operation/.exec(detail)?.[1];
    const isOfFragment = new RegExp(`\\.\\.\\.[^{}]*@(include|skip)\\(if: \\$${name}\\)`);
    return kind === 'misplanned' && name !== undefined && isOfFragment.test(operation.query);
  },
};

const chained: KnownDifference = {
  name: 'what a required field requires itself is not fetched',
  right: 'truth',
  why: `\`list @requires("owner")\` in c, where \`owner @requires("size")\` is of a and \`size\` of c: reached through a root
    field of a, the planner asks a for \`size owner\` at once, as if a had \`size\`, and owner is computed of nothing.`,
  recognise: (occurrence) => {
    const { world, operation, difference } = occurrence;
    if (difference.kind === 'threw' || difference.kind === 'misplanned') return false;
    // What was computed of nothing can be needed by others, and be what must not be null further down.
    const asked = askedFields(world, operation).flatMap(({ owner, field }) => requiredBy(occurrence, owner, field));
    return [...requiredOnTheWay(occurrence), ...asked].some(({ step }) => step > 1);
  },
};

const otherFragments: KnownDifference = {
  name: 'fragments of another operation of the document',
  right: 'truth',
  why: `A document with two operations, of which the other has a fragment with a variable of its own: the planner's
    operation holds all fragments against the variables of the one that is asked for, and throws.`,
  recognise: ({ difference: { kind, detail }, operation }) =>
    kind === 'threw' &&
    operation.operationName !== undefined &&
    /Invalid value .*\$\w+.* for argument|Unknown variable/s.test(detail),
};

const requiringInterfaceObject: KnownDifference = {
  name: 'what an interface object requires is wanted of objects for which it is not asked',
  right: 'truth',
  why: `\`{ m { size ... on E0 { name } } }\` with size and \`name @requires(fields: "state")\` of the interface object M: the
    plan asks for state of an E0 alone, and wants it of every M before it asks for any of their fields.`,
  recognise: (occurrence) =>
    occurrence.difference.kind !== 'threw' &&
    askedFields(occurrence.world, occurrence.operation).some(
      ({ owner, field }) => occurrence.world.model.abstracts.has(owner) && field.requires !== undefined,
    ),
};

const requiredTwice: KnownDifference = {
  name: 'a field that two fields require, with different arguments',
  right: 'truth',
  why: `With \`@requires(fields: "note(n: 41)")\` of one field and \`@requires(fields: "note")\` of another, a plan for both has
    note once, and both are computed of the same value.`,
  recognise: (occurrence) => {
    const { world, operation } = occurrence;
    const all = askedFields(world, operation).flatMap(({ owner, field }) => requiredBy(occurrence, owner, field));
    return (
      isOfData(occurrence) && all.some((one) => all.some((two) => one.field === two.field && one.args !== two.args))
    );
  },
};

/** What is wrong with plans of Apollo's for operations as clients write them, which ours does not show it. */
export const ofApollosPlannerAsWritten: readonly KnownDifference[] = [
  otherFragments,
  doneTwice,
  mutationOrder,
  requiredArguments,
  undefinedVariable,
];

/** What is wrong with the plans of Apollo's planner, whoever carries them out; the most special first. */
export const ofApollosPlanner: readonly KnownDifference[] = [
  typenameEdge,
  cycle,
  requiredTwice,
  chained,
  requiringInterfaceObject,
];
