import {
  getNamedType,
  type GraphQLInputType,
  GraphQLID,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';

/** Whether a value is written out whole, so that a variable can stand for it. */
export const isWritten = (node: ValueNode): boolean => {
  switch (node.kind) {
    case Kind.VARIABLE:
      return false;
    case Kind.LIST:
      return node.values.every(isWritten);
    case Kind.OBJECT:
      return node.fields.every(({ value }) => isWritten(value));
    case Kind.INT:
      return Number.isSafeInteger(Number(node.value));
    case Kind.FLOAT:
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.NULL:
    case Kind.ENUM:
      return true;
  }
};

/** A written value as JSON that a variable of `type` takes: what it means at its place does not change. */
export const jsonOf = (node: ValueNode, type: GraphQLInputType): unknown => {
  if (isNonNullType(type)) return jsonOf(node, type.ofType);
  if (node.kind === Kind.LIST && isListType(type)) return node.values.map((value) => jsonOf(value, type.ofType));
  if (isListType(type)) return jsonOf(node, type.ofType);
  if (node.kind === Kind.OBJECT && isInputObjectType(type)) {
    const fields = type.getFields();
    const entries = node.fields.map(({ name, value }) => {
      const field = fields[name.value];
      return [name.value, field ? jsonOf(value, field.type) : valueFromASTUntyped(value)] as const;
    });
    return Object.fromEntries(entries);
  }
  // A number is a good ID as a literal, in the letters in which it is written.
  if (node.kind === Kind.INT && getNamedType(type) === GraphQLID) return node.value;
  return valueFromASTUntyped(node);
};
