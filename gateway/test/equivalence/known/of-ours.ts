import { Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { askedOnTheWay } from '../asked-paths';
import { askedFields } from '../features';
import { interfaceObjectOf, namedType } from '../world/model';
import type { KnownDifference } from './known-difference';
import type { Occurrence } from './occurrence';
import { requiredBy } from './requirements';

/** Whether a variable stands within what is written for a scalar that takes everything. */
const hasFreeVariable = ({ world, operation }: Occurrence): boolean => {
  const info = new TypeInfo(world.apiSchema);
  let isFound = false;
  visit(
    parse(operation.query),
    visitWithTypeInfo(info, {
      Variable: (_node, _key, parent) => {
        const isWithin = parent !== undefined && 'kind' in parent && parent.kind === Kind.OBJECT_FIELD;
        if (isWithin && info.getInputType() === undefined) isFound = true;
      },
    }),
  );
  return isFound;
};

const freeVariables: KnownDifference = {
  name: 'a variable within a literal of a custom scalar keeps its name',
  right: 'truth',
  why: `\`f(json: {a: $v})\`: lift in own-variables.ts gives variables names of its own, but not within a scalar's literal.
    The planner does not know \`$v\`, or takes another variable that now has this name.`,
  recognise: (occurrence) => hasFreeVariable(occurrence),
};

const takenNames: KnownDifference = {
  name: 'a field of the schema has the name that ours gives another',
  right: 'truth',
  why: `\`owner(n: 1)\` is asked for as \`owner__1\` (own-names.ts), also where the schema has a field \`owner__1\`, which is
    asked for or required beside it.`,
  recognise: (occurrence) => {
    const { world, operation, difference } = occurrence;
    const asked = askedFields(world, operation);
    const needed = [...asked, ...asked.flatMap(({ owner, field }) => requiredBy(occurrence, owner, field))];
    const isNeeded = (owner: string, name: string) =>
      needed.some((each) => each.owner === owner && each.field.name === name);
    const isTaken = asked.some(({ owner, field }) => field.args !== '' && isNeeded(owner, `${field.name}__1`));
    return difference.kind !== 'order of keys' && isTaken;
  },
};

const coveringFragment: KnownDifference = {
  name: 'a fragment that all objects of an interface are of, of which none tells its type',
  right: 'truth',
  why: `\`{ m { ... on E { size } } }\` with \`m: M\` and E all there is of M: canonical.ts leaves the fragment out, and with it
    __typename; compile-shape.ts then takes the object for an M, to which \`... on E\` does not apply.`,
  recognise: ({ world, operation, difference: { kind, path } }) =>
    kind === 'missing key' &&
    askedOnTheWay(world, operation, path).some(({ field }) => world.model.abstracts.has(namedType(field.type))),
};

const fallenTogether: KnownDifference = {
  name: 'a field under two aliases fails as one',
  right: 'truth',
  why: `\`{ one: v { a } other: v { b } }\`: subgraphs are asked for v once, with both selections. Where \`a\` must not be null
    and fails, v is null under both aliases, and the error is told at the first alone.`,
  recognise: ({ world, operation, answer, difference: { kind, path } }) => {
    if (kind !== 'null without an error' && kind !== 'value') return false;
    const namesOf = (at: readonly (string | number)[]) =>
      askedOnTheWay(world, operation, at).map(({ field }) => field.name);
    const own = namesOf(path);
    return (answer.errors ?? []).some(({ path: at = [] }) => {
      const isOther = path.some((key, index) => typeof key === 'string' && key !== at[index]);
      const isSame = path.every((key, index) => typeof key === 'string' || key === at[index]);
      return isOther && isSame && own.every((name) => namesOf(at).includes(name));
    });
  },
};

const interfacesName: KnownDifference = {
  name: 'the name of an interface object takes the place of the type',
  right: 'truth',
  why: `A shareable field is asked of two subgraphs at once, of which one calls its object E0 and the other, where it is an
    interface object, M0: merge.ts keeps the name that came last. What has to be asked of an E0 is then not asked.`,
  recognise: ({ world, operation, difference: { kind, path } }) =>
    kind !== 'threw' &&
    askedOnTheWay(world, operation, path).some(({ field }) => {
      const named = namedType(field.type);
      return field.owners.length > 1 && field.owners.some((owner) => standsFor(world, named, owner));
    }),
};

const standsFor = ({ model }: Occurrence['world'], named: string, subgraph: string): boolean =>
  [named, ...(model.abstracts.get(named)?.members ?? [])].some(
    (name) => interfaceObjectOf(model, name, subgraph) !== undefined,
  ) || model.abstracts.get(named)?.objectIn === subgraph;

const tooLong: KnownDifference = {
  name: 'neither planner has a plan in time',
  right: 'truth',
  why: `Hive's planner has none ("cannot be found in selection set"), and Apollo's takes more than the three seconds that it
    has: it tries all ways of going from subgraph to subgraph for each level of what is asked.`,
  recognise: ({ difference: { kind, detail } }) =>
    kind === 'threw' && detail.startsWith('PlannerEnded: it took too long'),
};

/** What our own part does otherwise, whoever planned; the most special first. */
export const ofOurs: readonly KnownDifference[] = [
  tooLong,
  freeVariables,
  fallenTogether,
  takenNames,
  coveringFragment,
  interfacesName,
];
