import {
  type DirectiveNode,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  print,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';
import { isWritten, jsonOf } from './literal';

type Values = Readonly<Record<string, unknown>>;

/** Where the value of a variable of ours comes from. */
interface Source {
  readonly name: string;
  /** The client's variable, or the argument or field for which it wrote a value out. */
  readonly client: string;
  /** What was written out, if it was. */
  readonly written?: { readonly value: unknown };
}

/** The variables of an operation by names of our own: the client's, and one for each value that it wrote out. */
export interface OwnVariables {
  /** `value` with variables of ours in place of the client's and of what is written out. @param at its argument or field */
  lift(value: ValueNode, type: GraphQLInputType, at: string): ValueNode;
  /** The conditions among `directives`, by variables of ours; undefined where they say that the part is left out. */
  conditions(directives: readonly DirectiveNode[] | undefined): readonly DirectiveNode[] | undefined;
  definitions(): VariableDefinitionNode[];
  sources(): readonly Source[];
}

const named = <K extends Kind.NAME>(kind: K, value: string) => ({ kind, value });
const variable = (name: string): VariableNode => ({ kind: Kind.VARIABLE, name: named(Kind.NAME, name) });

/** The values of our variables, from the client's, which were checked and have their defaults. */
export const valuesFrom = (sources: readonly Source[], client: Values): Record<string, unknown> => {
  const values: Record<string, unknown> = {};
  for (const source of sources) {
    if (source.written) values[source.name] = source.written.value;
    else if (Object.hasOwn(client, source.client)) values[source.name] = client[source.client];
  }
  return values;
};

export const ownVariables = (operation: OperationDefinitionNode): OwnVariables => {
  const declared = new Map(operation.variableDefinitions?.map((node) => [node.variable.name.value, node]));
  const taken = new Map<string, { definition: VariableDefinitionNode; source: Source }>();

  const define = (key: string, define: (name: string) => { definition: VariableDefinitionNode; source: Source }) => {
    const known = taken.get(key) ?? define(`v${taken.size}`);
    taken.set(key, known);
    return known;
  };

  const renamed = ({ name: { value: client } }: VariableNode, isRequired: boolean): VariableNode => {
    const node = declared.get(client);
    if (!node) throw new Error(`$${client} is not declared`);
    const known = define(`$${client}`, (name) => ({
      definition: { kind: Kind.VARIABLE_DEFINITION, variable: variable(name), type: node.type },
      source: { name, client },
    }));
    // Its default comes with its value; it is written only where the type alone would not be enough for the place.
    if (isRequired && node.defaultValue && node.type.kind !== Kind.NON_NULL_TYPE)
      taken.set(`$${client}`, { ...known, definition: { ...known.definition, defaultValue: node.defaultValue } });
    return known.definition.variable;
  };

  const written = (value: ValueNode, type: GraphQLInputType, client: string): VariableNode =>
    define(`${String(type)} ${print(value)}`, (name) => ({
      definition: { kind: Kind.VARIABLE_DEFINITION, variable: variable(name), type: parseType(String(type)) },
      source: { name, client, written: { value: jsonOf(value, type) } },
    })).definition.variable;

  const lift: OwnVariables['lift'] = (value, type, at) => {
    if (value.kind === Kind.VARIABLE) return renamed(value, isNonNullType(type));
    if (isWritten(value)) return written(value, type, at);
    const inner = isNonNullType(type) ? type.ofType : type;
    if (value.kind === Kind.LIST && isListType(inner))
      return { ...value, values: value.values.map((one) => lift(one, inner.ofType, at)) };
    if (isListType(inner)) return lift(value, inner.ofType, at);
    if (value.kind !== Kind.OBJECT || !isInputObjectType(inner)) return value;
    const fields = inner.getFields();
    return {
      ...value,
      fields: value.fields.map((field) => {
        const to = fields[field.name.value]?.type;
        return to ? { ...field, value: lift(field.value, to, field.name.value) } : field;
      }),
    };
  };

  const conditions: OwnVariables['conditions'] = (directives = []) => {
    const kept: DirectiveNode[] = [];
    for (const node of directives) {
      const argument = node.arguments?.find(({ name }) => name.value === 'if');
      if (!argument || !['skip', 'include'].includes(node.name.value)) continue;
      if (argument.value.kind === Kind.BOOLEAN) {
        if (argument.value.value === (node.name.value === 'skip')) return undefined;
      } else if (argument.value.kind === Kind.VARIABLE)
        kept.push({ ...node, arguments: [{ ...argument, value: renamed(argument.value, true) }] });
    }
    return kept;
  };

  return {
    lift,
    conditions,
    definitions: () => [...taken.values()].map(({ definition }) => definition),
    sources: () => [...taken.values()].map(({ source }) => source),
  };
};
