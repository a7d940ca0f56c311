import { isObjectType, Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { askedFields } from '../features';
import type { KnownDifference } from './known-difference';
import type { Occurrence } from './occurrence';

/** Whether a variable stands within what is written for a scalar that takes everything. */
const hasFreeVariable = ({ world, operation }: Occurrence): boolean => {
  const info = new TypeInfo(world.apiSchema);
  let depth = 0;
  let isFound = false;
  const into = () => {
    depth += info.getInputType() === undefined ? 0 : 1;
  };
  visit(
    parse(operation.query),
    visitWithTypeInfo(info, {
      ObjectField: { enter: into },
      Variable: (_node, _key, parent) => {
        const isWithin = parent !== undefined && 'kind' in parent && parent.kind === Kind.OBJECT_FIELD;
        if (isWithin && info.getInputType() === undefined) isFound = true;
      },
    }),
  );
  return isFound && depth >= 0;
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
  recognise: ({ world, operation }) => {
    const asked = askedFields(world, operation);
    const names = [...world.model.objects.values()].flatMap(({ fields }) => [...fields.keys()]);
    return asked.some(({ field }) => names.includes(`${field.name}__1`));
  },
};

const coveringFragment: KnownDifference = {
  name: 'a fragment that all objects of an interface are of, of which none tells its type',
  right: 'truth',
  why: `\`{ m { ... on E { size } } }\` with \`m: M\` and E all there is of M: canonical.ts leaves the fragment out, and with it
    __typename; compile-shape.ts then takes the object for an M, to which \`... on E\` does not apply.`,
  recognise: ({ world, difference: { kind } }) =>
    kind === 'missing key' &&
    [...world.model.abstracts.keys()].some((name) => {
      const type = world.apiSchema.getType(name);
      return type !== undefined && !isObjectType(type);
    }),
};

const tooLong: KnownDifference = {
  name: 'neither planner has a plan in time',
  right: 'truth',
  why: `Hive's planner has none ("cannot be found in selection set"), and Apollo's takes more than the three seconds that it
    has: it tries all ways of going from subgraph to subgraph for each level of what is asked.`,
  recognise: ({ difference: { kind, detail } }) => kind === 'threw' && detail.startsWith('PlannerEnded: it took too long'),
};

/** What our own part does otherwise, whoever planned; the most special first. */
export const ofOurs: readonly KnownDifference[] = [tooLong, freeVariables, takenNames, coveringFragment];
