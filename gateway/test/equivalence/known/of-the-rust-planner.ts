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

const renamedPlace: KnownDifference = {
  name: 'a place has the name that the planner gave to another field',
  right: 'truth',
  why: `\`{ name { ... on E { size } } }\` where size requires \`name(json: …)\` of E, and the plan needs E's \`name\` without
    arguments as well: the one within becomes _internal_qp_alias_0, and so does \`name\` in the places of the fetches that
    follow. There is nothing at such a place, nothing is asked, and the field is null without an error.`,
  recognise: ({ answer }) => /"places":\[(\[[^{}]*)?"_internal_qp_alias_/.test(JSON.stringify(answer.plan ?? null)),
};

/** What is wrong with the plans of Hive's planner. */
export const ofTheRustPlanner: readonly KnownDifference[] = [requiringInterfaceObject, renamedPlace];
