import type { FetchNode, PlanNode, QueryPlanner, RequiresSelection } from '@graphql-hive/router-query-planner';
import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLSchema,
  type NameNode,
  OverlappingFieldsCanBeMergedRule,
  parse,
  specifiedDirectives,
  validate,
  visit,
} from 'graphql';
import { namesAsked } from './asked-names';
import {
  type EntityGroup,
  type Fetch,
  groupAt,
  headOf,
  type Place,
  type PlaceStep,
  type Plan,
  type Requirement,
  type Rewrite,
} from './plan';
import type { PlannerInside } from './planner';
import { readSteps } from './read-steps';
import { typesLike } from './types-like';

type FlattenPath = Extract<PlanNode, { kind: 'Flatten' }>['path'];
type Leaf = Extract<PlanNode, { kind: 'Fetch' | 'BatchFetch' | 'Subscription' | 'Defer' }>;
type PlannedRewrite = NonNullable<FetchNode['inputRewrites']>[number];

const readers = (schema: GraphQLSchema) => {
  const placeOf = (path: FlattenPath): Place =>
    path.flatMap((step): PlaceStep[] => {
      // Lists are walked wherever they are: of a list of lists the planner names one level alone.
      if (step === '@') return [];
      return 'Field' in step ? [step.Field] : [typesLike(schema, step.TypeCondition)];
    });

  const requirementsOf = (selections: readonly RequiresSelection[] = []): Requirement[] =>
    selections.map((selection) => {
      switch (selection.kind) {
        case 'InlineFragment':
          return { types: typesLike(schema, [selection.typeCondition]), inner: requirementsOf(selection.selections) };
        case 'Field':
          // Its alias is the name in the representation, not that in the answer.
          return {
            from: selection.name,
            to: selection.alias ?? selection.name,
            ...(selection.selections?.length && { inner: requirementsOf(selection.selections) }),
          };
        case 'FragmentSpread':
          throw new Error('a requirement with a fragment spread is not known');
      }
    });

  const rewriteOf = (rewrite: PlannedRewrite): Rewrite => {
    const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : 'setValueTo' in rewrite ? rewrite : undefined;
    const renamer = 'KeyRenamer' in rewrite ? rewrite.KeyRenamer : undefined;
    const path = (setter ?? renamer)?.path ?? [];
    const last = path.at(-1);
    if (!last || !('Key' in last)) throw new Error('a rewrite without a key is not known');
    const place = path.slice(0, -1).map((step) => ('Key' in step ? step.Key : typesLike(schema, step.TypenameEquals)));
    const to = setter ? { value: setter.setValueTo } : { name: renamer?.renameKeyTo ?? last.Key };
    return { place, key: last.Key, to };
  };

  return { placeOf, requirementsOf, rewritesOf: (rewrites: readonly PlannedRewrite[] = []) => rewrites.map(rewriteOf) };
};

/** Reads the plans of the Rust planner. */
const stepsOf = (schema: GraphQLSchema) => {
  const { placeOf, requirementsOf, rewritesOf } = readers(schema);

  /**
   * What the planner gets wrong is the other one's to plan. Of two sets of arguments of one field, which it gives names of its own,
   * it takes the one for the other; and of two types' fields of one name it asks together, also where no answer can hold both.
   */
  const right = (operation: string): DocumentNode => {
    if (operation.includes('_internal_qp_alias_'))
      throw new Error('two sets of arguments of one field are not planned');
    const document = parse(operation);
    const [conflict] = validate(schema, document, [OverlappingFieldsCanBeMergedRule], { maxErrors: 1 });
    if (conflict) throw conflict;
    return document;
  };

  const fetchOf = (node: Leaf, place: Place): Fetch => {
    if (node.kind === 'Subscription' || node.kind === 'Defer') throw new Error(`a plan with ${node.kind} is not known`);
    const entities = entitiesOf(node, place);
    return {
      kind: 'fetch',
      subgraph: node.serviceName,
      head: headOf(node.operation),
      isMutation: node.operationKind === 'mutation',
      variables: node.variableUsages ?? [],
      entities,
      names: namesAsked(right(node.operation), entities),
      place,
      after: node.kind === 'Fetch' && !node.requires ? rewritesOf(node.outputRewrites) : [],
    };
  };

  const entitiesOf = (node: Extract<PlanNode, { kind: 'Fetch' | 'BatchFetch' }>, place: Place): EntityGroup[] => {
    if (node.kind === 'BatchFetch')
      return node.entityBatch.aliases.map((group) => ({
        alias: group.alias,
        variable: group.representationsVariableName,
        places: group.paths.map((path) => [...place, ...placeOf(path)]),
        requires: requirementsOf(group.requires),
        before: rewritesOf(group.inputRewrites),
        after: rewritesOf(group.outputRewrites),
      }));
    if (!node.requires) return [];
    const rewrites = { before: rewritesOf(node.inputRewrites), after: rewritesOf(node.outputRewrites) };
    return [groupAt(place, { requires: requirementsOf(node.requires), ...rewrites })];
  };

  const stepOf = readSteps<FlattenPath, PlanNode>({ placeOf, fetchOf });
  return (node: PlanNode | undefined): Plan => (node ? stepOf(node) : undefined);
};

/** Types and fields that the planner tells besides what clients may ask for: its own, and those that every graph has. */
const isExtra = ({ name }: { name: NameNode }) => /^(__|join__|link__)/.test(name.value);

const clientSchema = (sdl: string): GraphQLSchema => {
  const dropped = (node: { name: NameNode }) => (isExtra(node) ? null : undefined);
  const own = visit(parse(sdl, { noLocation: true }), {
    FieldDefinition: { enter: dropped },
    ObjectTypeDefinition: { enter: dropped },
    EnumTypeDefinition: { enter: dropped },
    InputObjectTypeDefinition: { enter: dropped },
    ScalarTypeDefinition: { enter: dropped },
    DirectiveDefinition: ({ name }) => (specifiedDirectives.some((one) => one.name === name.value) ? null : undefined),
  });
  return buildASTSchema(own);
};

/**
 * Hive's planner, native code: quick to load and to plan. It does not validate, and some operations end its process: a fragment
 * that spreads itself, and valid ones over some supergraphs.
 * @throws where the native part does not load, or the supergraph is none
 */
export const createRustPlanner = async (supergraphSdl: string): Promise<PlannerInside> => {
  const { QueryPlanner } = await import('@graphql-hive/router-query-planner');
  const planner: QueryPlanner = new QueryPlanner(supergraphSdl);
  const supergraph = buildASTSchema(parse(supergraphSdl, { noLocation: true }), {
    assumeValid: true,
    assumeValidSDL: true,
  });
  const planOf = stepsOf(supergraph);
  const noLabels = new Set<string>();
  return {
    schema: clientSchema(planner.consumerSchema),
    plan: (query) => planOf(planner.plan(query, undefined, noLabels, 0).node),
  };
};
