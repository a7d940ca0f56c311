import type { Caller } from '@mumaris/kit/auth/caller';
import { callSubgraph } from '@mumaris/kit/testing';
import { subgraphSdl } from '@mumaris/schemas';
import {
  buildASTSchema,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
} from 'graphql';
import type { Membership } from './membership';

/** The graph of this service as its SDL says it. */
const graph = buildASTSchema(parse(subgraphSdl('membership')), { assumeValid: true, assumeValidSDL: true });

const objectsOf = (type: GraphQLNamedType) =>
  isObjectType(type) ? [type] : isUnionType(type) || isInterfaceType(type) ? graph.getPossibleTypes(type) : [];

/** How far behind the application it is looked. */
const deepest = 4;

/** Every field of a type that needs no argument, and of what lies behind it; aliases keep two types' fields apart. */
const everythingOf = (type: GraphQLOutputType, path: readonly string[], without: ReadonlySet<string>): string => {
  const named = getNamedType(type);
  if (isLeafType(named) || path.length >= deepest) return '';
  const parts = objectsOf(named).map((object) => {
    const fields = Object.values(object.getFields()).flatMap((field) => {
      const here = [...path, `${object.name}_${field.name}`];
      if (without.has(here.join('.')) || field.args.some(isRequiredArgument)) return [];
      const inside = everythingOf(field.type, here, without);
      return isLeafType(getNamedType(field.type)) || inside ? [`${here.at(-1)}: ${field.name} ${inside}`] : [];
    });
    return fields.length ? `... on ${object.name} { ${fields.join(' ')} }` : '';
  });
  const selected = parts.join(' ').trim();
  return selected && `{ ${selected} }`;
};

/**
 * Everything that somebody can read of an application and what lies behind it, with what was refused, as one text: what
 * one may not see is asked for once and left out of the next query, so that it hides nothing else.
 */
export const everythingReadBy = async ({ of }: Membership, caller: Partial<Caller>, id: string): Promise<string> => {
  const type = graph.getType('Application');
  if (!isObjectType(type)) throw new Error('The graph has no Application');
  const refused = new Set<string>();
  const told: string[] = [];
  for (;;) {
    const query = `query ($id: ID!) { application(id: $id) ${everythingOf(type, [], refused)} }`;
    const { data, errors = [] } = await callSubgraph({ ...of, caller, query, variables: { id } });
    told.push(JSON.stringify({ data, errors }));
    const paths = errors.map(({ path = [] }) => path.filter((step) => typeof step === 'string').slice(1));
    const found = paths.map((path) => path.join('.')).filter((path) => path && !refused.has(path));
    if (!found.length) return told.join('\n');
    for (const path of found) refused.add(path);
  }
};
