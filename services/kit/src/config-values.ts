import { inspect } from 'node:util';
import { z } from 'zod';

/** A configured secret: printing, logging or serialising it shows nothing. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}

type Values = Readonly<Record<string, unknown>>;
type Problems<V> = (value: V, all: Values) => readonly (string | false | undefined)[];
const production = z.registry<{ problemsOf: Problems<unknown> }>();

/**
 * Holds a variable to more in production than elsewhere.
 * @param problemsOf what is wrong with its value there, and beside those of the others, in words that do not show it
 */
export const inProduction = <S extends z.ZodType>(schema: S, problemsOf: Problems<z.output<S>>): S => {
  production.add(schema, { problemsOf: problemsOf as Problems<unknown> });
  return schema;
};

/** What is wrong with these values in production, each by its variable. */
export const productionProblems = (shape: z.ZodRawShape, values: Values): string[] =>
  Object.entries(shape).flatMap(([name, schema]) => {
    const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
    const rule = production.get(isWrapped ? schema.unwrap() : schema);
    const problems = values[name] === undefined ? [] : (rule?.problemsOf(values[name], values) ?? []);
    return problems.filter((problem) => typeof problem === 'string').map((problem) => `${name}: ${problem}`);
  });

/** A variable that holds a secret. */
export const secret = () =>
  z
    .string()
    .min(1)
    .transform((value) => new Secret(value));

/** A variable that holds a key: 32 bytes or more, base64url. */
export const key = () =>
  secret().refine(
    (value) => Buffer.from(value.reveal(), 'base64url').length >= 32,
    'has to be 32 bytes or more, written as base64url',
  );

/** A variable that holds keys, separated by commas; none where it is not set. */
export const keys = () =>
  z
    .string()
    .default('')
    .transform((value) => value.split(',').filter(Boolean))
    .pipe(z.array(key()));

/** A variable that holds a list, separated by commas. */
export const list = () =>
  z
    .string()
    .min(1)
    .transform((value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    )
    .refine((items) => items.length > 0, 'names nothing');

/** A variable that holds an address of the web; in production nothing goes there, and nobody is sent there, in clear. */
export const webAddress = () =>
  inProduction(z.url({ protocol: /^https?$/ }), (url) => [
    new URL(url).protocol !== 'https:' && 'has to be https in production',
  ]);

export const port = () => z.coerce.number().int().min(0).max(65_535);

/** A variable that holds the name of a database beside the service's own; the service says which it is where it is not set. */
export const databaseName = () =>
  z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional();
