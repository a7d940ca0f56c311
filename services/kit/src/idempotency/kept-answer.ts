import { mongo } from 'mongoose';
import type { Caller } from '../auth/caller';
import { RuleViolation } from '../errors';
import type { FieldCipher } from '../secrets/cipher';

/** Finds an object again by its id, for an answer that is given once more. */
export interface Again {
  /** The name of the model in which it lies. */
  readonly model: string;
  get(id: string): Promise<object>;
}

/** How the fields of payloads are found again, by their names; a field without a way is kept as it was. */
export type AgainByField = Readonly<Record<string, Again>>;

type Payload = Readonly<Record<string, unknown>>;

interface Kept {
  readonly found: Record<string, string>;
  readonly values: Payload;
  /** Who the request made of its sender: a log-in makes an owner of a visitor. */
  readonly caller: Caller;
}

const { BSON } = mongo;

const idOf = (value: unknown): string | undefined => {
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
};

/** An answer as it is kept: the objects by their ids, so that they are read anew, and the rest encrypted. */
export const sealAnswer = (payload: Payload, caller: Caller, again: AgainByField, cipher: FieldCipher): string => {
  const found: Kept['found'] = {};
  const values: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(payload)) {
    const id = again[field] && idOf(value);
    if (id) found[field] = id;
    else values[field] = value ?? null;
  }
  return cipher.encrypt(Buffer.from(BSON.serialize({ found, values, caller })).toString('base64url'));
};

const getOrNull = async (again: Again | undefined, id: string): Promise<object | null> => {
  try {
    return (await again?.get(id)) ?? null;
  } catch (error) {
    if (error instanceof RuleViolation) return null;
    throw error;
  }
};

/** The answer once more, its objects as they are now; null for one that is gone. */
export const openAnswer = async (sealed: string, again: AgainByField, cipher: FieldCipher) => {
  const { found, values, caller } = BSON.deserialize(Buffer.from(cipher.decrypt(sealed), 'base64url')) as Kept;
  const objects = await Promise.all(
    Object.entries(found).map(async ([field, id]) => [field, await getOrNull(again[field], id)] as const),
  );
  return { payload: { ...values, ...Object.fromEntries(objects) } as Payload, caller };
};
