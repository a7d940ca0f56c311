import {
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parseType,
  type ValueNode,
  type VariableDefinitionNode,
  type VariableNode,
} from 'graphql';
import type { Json } from '../execute/json';
import { isWritten, jsonOf } from './literal';
import { printOnce } from './print-once';

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
  definitions(): VariableDefinitionNode[];
  /** Their values, from the client's, which were checked and have their defaults. */
  valuesOf(this: void, client: Readonly<Json>): Json;
  /** The client's name for one of them; of a value that was written out, its argument's. */
  nameOf(this: void, name: string): string;
}

interface Own {
  readonly definition: VariableDefinitionNode;
  readonly source: Source;
}

const variable = (name: string): VariableNode => ({ kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } });

/** Gives out variables of ours, the same one for the same each time. */
const takenOf = (operation: OperationDefinitionNode) => {
  const declared = new Map(operation.variableDefinitions?.map((node) => [node.variable.name.value, node]));
  const taken = new Map<string, Own>();
  const textOf = printOnce();

  const take = (key: string, make: (name: string) => Own): VariableNode => {
    const own = taken.get(key) ?? make(`v${taken.size}`);
    taken.set(key, own);
    return own.definition.variable;
  };

  /** In place of a variable of the client's. */
  const renamed = ({ name: { value: client } }: VariableNode, isRequired: boolean): VariableNode => {
    const node = declared.get(client);
    if (!node) throw new Error(`$${client} is not declared`);
    // Its default comes with its value; it is written only where the type alone would not be enough for the place.
    const needsDefault = isRequired && node.defaultValue !== undefined && node.type.kind !== Kind.NON_NULL_TYPE;
    return take(`$${client} ${needsDefault}`, (name) => ({
      definition: {
        kind: Kind.VARIABLE_DEFINITION,
        variable: variable(name),
        type: node.type,
        ...(needsDefault && { defaultValue: node.defaultValue }),
      },
      source: { name, client },
    }));
  };

  /** In place of a value that is written out. */
  const written = (value: ValueNode, type: GraphQLInputType, client: string): VariableNode =>
    take(`${String(type)} ${textOf(value)}`, (name) => ({
      definition: { kind: Kind.VARIABLE_DEFINITION, variable: variable(name), type: parseType(String(type)) },
      source: { name, client, written: { value: jsonOf(value, type) } },
    }));

  return { renamed, written, all: () => [...taken.values()] };
};

export const ownVariables = (operation: OperationDefinitionNode): OwnVariables => {
  const { renamed, written, all } = takenOf(operation);

  /** A value of a scalar that holds what it likes: the variables in it are ours, the rest stays as it is written. */
  const withRenamed = (value: ValueNode): ValueNode => {
    if (value.kind === Kind.VARIABLE) return renamed(value, false);
    if (value.kind === Kind.LIST) return { ...value, values: value.values.map(withRenamed) };
    if (value.kind !== Kind.OBJECT) return value;
    return { ...value, fields: value.fields.map((field) => ({ ...field, value: withRenamed(field.value) })) };
  };

  const lift: OwnVariables['lift'] = (value, type, at) => {
    if (value.kind === Kind.VARIABLE) return renamed(value, isNonNullType(type));
    if (isWritten(value)) return written(value, type, at);
    const inner = isNonNullType(type) ? type.ofType : type;
    if (value.kind === Kind.LIST && isListType(inner))
      return { ...value, values: value.values.map((one) => lift(one, inner.ofType, at)) };
    if (isListType(inner)) return lift(value, inner.ofType, at);
    if (!isInputObjectType(inner)) return withRenamed(value);
    if (value.kind !== Kind.OBJECT) return value;
    const fields = inner.getFields();
    return {
      ...value,
      fields: value.fields.map((field) => {
        const to = fields[field.name.value]?.type;
        return to ? { ...field, value: lift(field.value, to, field.name.value) } : field;
      }),
    };
  };

  const sources = () => all().map(({ source }) => source);
  return {
    lift,
    definitions: () => all().map(({ definition }) => definition),
    valuesOf: (client) => {
      const values: Json = {};
      for (const { name, client: from, written: known } of sources()) {
        if (known) values[name] = known.value;
        else if (Object.hasOwn(client, from)) values[name] = client[from];
      }
      return values;
    },
    nameOf: (name) => sources().find((source) => source.name === name)?.client ?? name,
  };
};
