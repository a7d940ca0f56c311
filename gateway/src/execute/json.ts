export type Json = Record<string, unknown>;

/** A step of a path in an answer. */
export type Key = string | number;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
