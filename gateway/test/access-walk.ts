import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
} from 'graphql';

type Directed = { readonly directives?: readonly ConstDirectiveNode[] | undefined };

const directivesOf = ({ directives = [] }: Directed, name: string) =>
  directives.filter((directive) => directive.name.value === name);

const argumentOf = ({ arguments: given = [] }: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  given.find((argument) => argument.name.value === name)?.value;

const wordOf = (value: ConstValueNode | undefined): string | undefined =>
  value && (value.kind === Kind.ENUM || value.kind === Kind.STRING) ? value.value : undefined;

const isTrue = (value: ConstValueNode | undefined) => value?.kind === Kind.BOOLEAN && value.value;

const graphsIn = (directives: readonly ConstDirectiveNode[]): string[] =>
  directives.flatMap((directive) => wordOf(argumentOf(directive, 'graph')) ?? []);

const objectsOf = (document: DocumentNode): (ObjectTypeDefinitionNode | ObjectTypeExtensionNode)[] =>
  document.definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION,
  );

/** The subgraph that each word of the supergraph's `join__Graph` stands for. */
const subgraphNames = (supergraph: DocumentNode): Map<string, string> => {
  const words = supergraph.definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  );
  const values = words?.kind === Kind.ENUM_TYPE_DEFINITION ? (words.values ?? []) : [];
  return new Map(
    values.map((value) => {
      const [graph] = directivesOf(value, 'join__graph');
      return [value.name.value, (graph && wordOf(argumentOf(graph, 'name'))) ?? ''];
    }),
  );
};

/** The subgraphs that may be asked for a field: those it is joined to, or else all that its type is joined to. */
const answeringGraphs = (type: Directed, field: FieldDefinitionNode): string[] => {
  const joined = directivesOf(field, 'join__field').filter(
    (directive) => !isTrue(argumentOf(directive, 'external')) && !isTrue(argumentOf(directive, 'usedOverridden')),
  );
  const named = graphsIn(joined);
  // A field that every subgraph has under the same rules is joined to none by name.
  return named.length || directivesOf(field, 'join__field').some((one) => argumentOf(one, 'graph'))
    ? named
    : [...new Set(graphsIn(directivesOf(type, 'join__type')))];
};

const hasRule = (node: Directed): boolean =>
  directivesOf(node, 'access').some((directive) =>
    ['to', 'scopes'].some((name) => {
      const value = argumentOf(directive, name);
      return value?.kind === Kind.LIST && value.values.length > 0;
    }),
  );

/** The fields of one subgraph's SDL that have a rule of their own or of their type, as `Type.field`. */
const ruledFields = (sdl: string): Set<string> => {
  const objects = objectsOf(parse(sdl));
  const ruledTypes = new Set(objects.filter(hasRule).map(({ name }) => name.value));
  return new Set(
    objects.flatMap(({ name, fields = [] }) =>
      fields
        .filter((field) => hasRule(field) || ruledTypes.has(name.value))
        .map((field) => `${name.value}.${field.name.value}`),
    ),
  );
};

export interface Walk {
  /** How many fields were looked at, once for each subgraph that answers them. */
  readonly fields: number;
  /** Those without a rule there, as `subgraph: Type.field`. */
  readonly missing: readonly string[];
}

/**
 * Walks a whole supergraph: every field of every object type, in each subgraph that may be asked for it, against the
 * `@access` rules of that subgraph's SDL.
 */
export const walkAccess = (supergraphSdl: string, sdlOf: (subgraph: string) => string): Walk => {
  const supergraph = parse(supergraphSdl);
  const names = subgraphNames(supergraph);
  const ruled = new Map([...names].map(([word, name]) => [word, ruledFields(sdlOf(name))]));
  const places = objectsOf(supergraph).flatMap((type) =>
    (type.fields ?? []).flatMap((field) => {
      const place = `${type.name.value}.${field.name.value}`;
      const graphs = answeringGraphs(type, field);
      // A field that nobody answers would be looked at by nobody.
      return graphs.length ? graphs.map((graph) => ({ graph, place })) : [{ graph: 'nobody', place }];
    }),
  );
  const missing = places.filter(({ graph, place }) => !ruled.get(graph)?.has(place));
  return {
    fields: places.length,
    missing: missing.map(({ graph, place }) => `${names.get(graph) ?? graph}: ${place}`),
  };
};
