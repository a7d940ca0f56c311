import type { FieldNode, GraphQLLeafType } from 'graphql';
import { leafCheck } from './leaf';
import { isObject, type Json, type Key } from './json';

/** What one shaping knows and finds on its way. */
export interface Shaping {
  /** The keys down to where it is; what stands beyond the present depth is of before. */
  readonly path: Key[];
  /** Where the subgraphs' answers do not keep what the schema promises. */
  readonly gaps: (readonly Key[])[];
  /** Answers what fields ask about the schema itself. */
  introspect(this: void, as: string, nodes: readonly FieldNode[]): unknown;
}

/** The value is null because of something inside it, which was noted there; what cannot be null around it goes as well. */
export const lost = Symbol('lost');

/** Gives what a value of the subgraphs' answer is in the client's; null or `lost` where it is none. */
export type Reader = (value: unknown, shaping: Shaping, depth: number) => unknown;

/** One field of an object that the client is answered with. */
export interface ShapedField {
  /** Its name in the client's answer. */
  readonly as: string;
  /** Its name in the subgraphs' answer. */
  readonly from: string;
  readonly isRequired: boolean;
  readonly read: Reader;
  /** Of a field that has fields: theirs. */
  readonly object?: ShapedObject;
}

/** What the client is told of an object. */
export interface ShapedObject {
  /** Its fields, by what it says that its type is; undefined where that is no type of the schema. */
  fieldsOf(object: Readonly<Json>): readonly ShapedField[] | undefined;
}

/** Notes that there is no good value at the present place. */
const note = ({ path, gaps }: Shaping, depth: number): typeof lost => {
  gaps.push(path.slice(0, depth));
  return lost;
};

/** Of a type that is never null. */
export const required =
  (read: Reader): Reader =>
  (value, shaping, depth) =>
    value === null ? note(shaping, depth) : read(value, shaping, depth);

export const leafReader = (type: GraphQLLeafType): Reader => {
  const isValid = leafCheck(type);
  return (value, shaping, depth) => (isValid(value) ? value : note(shaping, depth));
};

export const listReader =
  (read: Reader, isRequired: boolean): Reader =>
  (value, shaping, depth) => {
    if (!Array.isArray(value)) return note(shaping, depth);
    const items: unknown[] = [];
    for (let index = 0; index < value.length; index += 1) {
      shaping.path[depth] = index;
      const item = value[index] as unknown;
      const result = item === null && !isRequired ? null : read(item, shaping, depth + 1);
      if (result === lost && isRequired) return lost;
      items.push(result === lost ? null : result);
    }
    return items;
  };

export const objectReader =
  (object: ShapedObject): Reader =>
  (value, shaping, depth) => {
    const fields = isObject(value) ? object.fieldsOf(value) : undefined;
    return fields ? shapeFields(fields, value as Json, shaping, depth) : note(shaping, depth);
  };

/** @returns the client's object, or `lost` */
export const shapeFields = (
  fields: readonly ShapedField[],
  value: Readonly<Json>,
  shaping: Shaping,
  depth: number,
): Json | typeof lost => {
  const result: Json = {};
  for (const { as, from, isRequired, read } of fields) {
    shaping.path[depth] = as;
    const given = value[from] ?? null;
    const shaped = given === null && !isRequired ? null : read(given, shaping, depth + 1);
    if (shaped === lost && isRequired) return lost;
    const told = shaped === lost ? null : shaped;
    // A name that a client may choose, and that an object would take for another thing than a key.
    if (as === '__proto__') Object.defineProperty(result, as, { value: told, enumerable: true });
    else result[as] = told;
  }
  return result;
};
