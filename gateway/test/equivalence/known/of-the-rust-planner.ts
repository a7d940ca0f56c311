import { askedFields } from '../features';
import type { KnownDifference } from './known-difference';
import { requiredBy } from './requirements';

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

/** The keys of worlds, of which the first two stand for one another in part. */
const keys = [['id', 'kind'], ['alt'], ['num'], ['ref']];

const bothKeys: KnownDifference = {
  name: 'a fetch wants the keys by which two others would have asked',
  right: 'truth',
  why: `Two fetches of one subgraph, by \`num\` and by \`id\`, are made one whose representations want num and id, also where
    id is what this fetch is to give. Hive's own executor leaves out what is missing; represent.ts then does not ask.`,
  recognise: ({ answer }) => {
    const wanted = JSON.stringify(answer.plan ?? null).matchAll(/\{"types":\[[^\]]*\],"inner":\[(\{"from".*?)\]\}/g);
    return [...wanted].some(
      ([, inner = '']) => keys.filter((key) => key.some((name) => inner.includes(`"from":"${name}"`))).length > 1,
    );
  },
};

const requiredTwice: KnownDifference = {
  name: 'a field that two fields require, one of them with arguments',
  right: 'truth',
  why: `With \`@requires(fields: "size { note }")\` of one field and \`size(flag: false)\` of another, what the one asks for takes
    the place of the other's: both have the name size.`,
  recognise: (occurrence) => {
    const { world, operation } = occurrence;
    const all = askedFields(world, operation).flatMap(({ owner, field }) => requiredBy(occurrence, owner, field));
    return all.some((one) => all.some((two) => one.field === two.field && one.args !== two.args));
  },
};

const noSelections: KnownDifference = {
  name: 'a field of objects is asked for without selections',
  right: 'truth',
  why: `\`{ a: v { note { parts id } } b: v { note { id } size { id } } }\`, whose selections come from three subgraphs: a fetch
    for entities has \`note\` alone, which no subgraph takes.`,
  recognise: ({ difference: { kind, detail } }) =>
    kind === 'misplanned' && detail.includes('must have a selection of subfields'),
};

/** What is wrong with the plans of Hive's planner; the most special first. */
export const ofTheRustPlanner: readonly KnownDifference[] = [
  requiringInterfaceObject,
  noSelections,
  renamed,
  bothKeys,
  requiredTwice,
  oneMemberAlone,
];
