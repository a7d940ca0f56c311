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

export const port = () => z.coerce.number().int().min(0).max(65_535);
