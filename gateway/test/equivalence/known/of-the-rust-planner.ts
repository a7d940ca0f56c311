import { askedFields } from '../features';
import type { KnownDifference } from './known-difference';

const requiringInterfaceObject: KnownDifference = {
  name: 'what an interface object requires is asked of each object as if it were another',
  right: 'truth',
  why: `\`type M @interfaceObject { name: T @external  size: T @requires(fields: "name") }\` reached by an object of M: the
    plan has \`... on E0 { name }\` in the selections of an E1, and the subgraph does not take it.`,
  recognise: ({ world, operation, difference: { kind, detail } }) =>
    kind === 'misplanned' &&
    /Fragment cannot be spread here as objects of type/.test(detail) &&
    askedFields(world, operation).some(({ owner, field }) => world.model.abstracts.has(owner) && field.requires),
};

const renamed: KnownDifference = {
  name: 'a field that a plan needs with two sets of arguments',
  right: 'truth',
  why: `A plan that needs \`name\` and \`name(json: …)\` of one object asks for one of them as _internal_qp_alias_0. What
    requires it then reads \`name\` all the same, with the values of the other; and a \`name\` further up is called that in
    the places of the fetches that follow, where nothing is, so that nothing is asked and no error tells of it.`,
  recognise: ({ answer }) => JSON.stringify(answer.plan ?? null).includes('_internal_qp_alias_'),
};

const oneMemberAlone: KnownDifference = {
  name: 'fields of an interface object under fragments of two of its types are asked for one of them',
  right: 'truth',
  why: `\`{ m { ... on E0 { size } ... on E1 { size } } }\` with size of the interface object M: one fetch for both, whose
    representations are wanted of an E1 alone, so that nothing is asked of the E0.`,
  recognise: ({ world, operation, difference: { kind } }) =>
    kind !== 'threw' &&
    kind !== 'misplanned' &&
    askedFields(world, operation).some(({ owner }) => world.model.abstracts.has(owner)) &&
    /\.\.\./.test(operation.query),
};

/** What is wrong with the plans of Hive's planner. */
export const ofTheRustPlanner: readonly KnownDifference[] = [requiringInterfaceObject, renamed, oneMemberAlone];
