import { subgraphSdl, type SubgraphName } from '@mumaris/schemas';
import { Kind, parse } from 'graphql';

/** The codes that each mutation's description names after “Errors:”. */
export const namedCodes = (subgraph: SubgraphName): Map<string, ReadonlySet<string>> => {
  const named = new Map<string, ReadonlySet<string>>();
  for (const node of parse(subgraphSdl(subgraph)).definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION || node.name.value !== 'Mutation') continue;
    for (const { name, description } of node.fields ?? []) {
      const [, list = ''] = /Errors:\s([A-Z_,\s]+)\./.exec(description?.value ?? '') ?? [];
      named.set(name.value, new Set(list.split(/,\s+/).filter(Boolean)));
    }
  }
  return named;
};
