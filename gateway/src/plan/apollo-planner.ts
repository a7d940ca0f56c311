import type { FetchDataRewrite, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, OperationTypeNode, parse } from 'graphql';
import { keepTelemetryHome } from '../config';
import { namesAsked } from './asked-names';
import {
  type EntityGroup,
  type Fetch,
  groupAt,
  headOf,
  type Place,
  type Plan,
  type PlaceStep,
  type Requirement,
  type Rewrite,
} from './plan';
import type { PlannerInside } from './planner';
import { readSteps } from './read-steps';
import { typesLike } from './types-like';

type Path = readonly (string | number)[];
type Leaf = Extract<PlanNode, { kind: 'Fetch' | 'Defer' }>;

const onType = '... on ';

/** Reads the plans of Apollo's planner. */
const stepsOf = (schema: GraphQLSchema) => {
  const placeOf = (path: Path): Place =>
    path
      .filter((step) => step !== '@')
      .map((step): PlaceStep => {
        const name = String(step);
        return name.startsWith(onType) ? typesLike(schema, [name.slice(onType.length)]) : name;
      });

  const requirementsOf = (selections: readonly QueryPlanSelectionNode[]): Requirement[] =>
    selections.map((selection) => {
      const inner = selection.selections && requirementsOf(selection.selections);
      if (selection.kind === 'InlineFragment')
        return { types: typesLike(schema, [selection.typeCondition ?? '']), inner: inner ?? [] };
      const name = selection.alias ?? selection.name;
      return { from: name, to: name, ...(inner?.length && { inner }) };
    });

  const rewritesOf = (rewrites: readonly FetchDataRewrite[] = []): Rewrite[] =>
    rewrites.map((rewrite) => ({
      place: placeOf(rewrite.path.slice(0, -1)),
      key: rewrite.path.at(-1) ?? '',
      to: rewrite.kind === 'ValueSetter' ? { value: rewrite.setValueTo as unknown } : { name: rewrite.renameKeyTo },
    }));

  const entitiesOf = (node: Extract<PlanNode, { kind: 'Fetch' }>, place: Place): EntityGroup[] => {
    if (!node.requires) return [];
    const rewrites = { before: rewritesOf(node.inputRewrites), after: rewritesOf(node.outputRewrites) };
    return [groupAt(place, { requires: requirementsOf(node.requires), ...rewrites })];
  };

  const fetchOf = (node: Leaf, place: Place): Fetch => {
    if (node.kind === 'Defer') throw new Error('a plan with Defer is not known');
    const entities = entitiesOf(node, place);
    return {
      kind: 'fetch',
      subgraph: node.serviceName,
      head: headOf(node.operation),
      isMutation: node.operationKind === OperationTypeNode.MUTATION,
      variables: node.variableUsages ?? [],
      entities,
      names: namesAsked(parse(node.operation), entities),
      place,
      after: node.requires ? [] : rewritesOf(node.outputRewrites),
    };
  };

  return readSteps<Path, PlanNode>({ placeOf, fetchOf });
};

/**
 * Apollo's planner, JavaScript: runs anywhere. It is read from the disk only where it is used: it is large.
 * @throws when the supergraph is none, or not valid
 */
export const createApolloPlanner = async (supergraphSdl: string): Promise<PlannerInside> => {
  keepTelemetryHome();
  const { operationFromDocument, Supergraph } = await import('@apollo/federation-internals');
  const { QueryPlanner } = await import('@apollo/query-planner');
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: true });
  const planner = new QueryPlanner(supergraph);
  const schema = supergraph.apiSchema();
  const stepOf = stepsOf(supergraph.schema.toGraphQLJSSchema());
  const planOf = ({ node }: QueryPlan): Plan => {
    if (node?.kind === 'Subscription') throw new Error('a plan of a subscription is not known');
    return node && stepOf(node);
  };
  return {
    schema: schema.toGraphQLJSSchema(),
    plan: (query) => planOf(planner.buildQueryPlan(operationFromDocument(schema, parse(query), { validate: false }))),
  };
};
