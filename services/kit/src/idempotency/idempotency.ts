import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { codes } from '@mumaris/schemas';
import type { Connection } from 'mongoose';
import type { Caller } from '../auth/caller';
import { type Failure, RuleViolation } from '../errors';
import { newId } from '../id';
import { isDuplicate } from '../mongo/faults';
import { createFieldCipher } from '../secrets/cipher';
import { type AgainByField, openAnswer, sealAnswer } from './kept-answer';
import { type KeyRow, keyModel } from './key-model';
import { runAs, TakenOver } from './running-request';

/** A request to change something. */
export interface ChangeRequest {
  readonly mutation: string;
  readonly input: object;
  readonly caller: Caller;
  readonly idempotencyKey?: string | null | undefined;
}

/** What a mutation answers with. */
export type Payload = Readonly<Record<string, unknown>> & { readonly errors: readonly Failure[] };

/** The answer, and who the sender is from now on. */
interface Answered {
  readonly payload: Payload;
  readonly caller: Caller;
}

/** Carries requests out, those with a key once however often they are sent. */
export interface Idempotency {
  /** @throws RuleViolation IDEMPOTENCY_KEY_INVALID, IDEMPOTENCY_KEY_REUSED, ANSWER_LOST, TRY_AGAIN */
  carryOut(request: ChangeRequest, work: () => Promise<Answered>): Promise<Answered>;
}

interface Parts {
  readonly connection: Connection;
  /** The service's own key, from which those of hashes and encryption are derived. */
  readonly key: Uint8Array;
  readonly again: AgainByField;
}

const keptMs = 86_400_000;
const leaseMs = 15_000;
const renewMs = 5_000;
const patienceMs = 10_000;
const maxKeyLength = 128;

/** JSON with the names of every object in one order; what is left out and what is null are the same request. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held) && !(held instanceof Date)
      ? Object.fromEntries(
          Object.entries(held)
            .filter(([, inner]) => inner !== null && inner !== undefined)
            .sort(([one], [other]) => (one < other ? -1 : 1)),
        )
      : held,
  );

const scopeOf = ({ accountId, client, address }: Caller): string =>
  accountId ? `account:${accountId}` : client ? `client:${client.id}` : `address:${address}`;

const isPassing = ({ code }: Failure): boolean => codes[code].passing === true;

export const createIdempotency = ({ connection, key, again }: Parts): Idempotency => {
  const keys = keyModel(connection);
  const cipher = createFieldCipher([key], 'idempotency');
  const hash = (...told: string[]) => createHmac('sha256', key).update(JSON.stringify(told)).digest('base64url');

  const begin = async (_id: string, requestHash: string, owner: string): Promise<KeyRow | undefined> => {
    const now = Date.now();
    const times = { leaseUntil: new Date(now + leaseMs), expiresAt: new Date(now + keptMs) };
    try {
      await keys.create({ _id, requestHash, owner, changed: [], answer: null, ...times });
      return undefined;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const row = await keys.findById(_id).lean<KeyRow | null>();
      // It went away in between: its request failed for a moment, and this one may begin.
      return row ?? begin(_id, requestHash, owner);
    }
  };

  /** Takes over a request whose owner is dead. */
  const takeOver = async ({ _id, leaseUntil }: KeyRow, owner: string): Promise<boolean> => {
    const next = { owner, leaseUntil: new Date(Date.now() + leaseMs) };
    return (await keys.updateOne({ _id, leaseUntil, answer: null }, { $set: next })).matchedCount === 1;
  };

  const finish = async (_id: string, owner: string, { payload, caller }: Answered): Promise<void> => {
    if (payload.errors.some(isPassing)) return letGo(_id, owner);
    const answer = sealAnswer(payload, caller, again, cipher);
    await keys.updateOne({ _id, owner }, { $set: { owner: null, answer } });
  };

  /** After a fault: where nothing was changed the same request may begin anew, else what was changed is its answer. */
  const letGo = async (_id: string, owner: string): Promise<void> => {
    await keys.deleteOne({ _id, owner, changed: [] });
    await keys.updateOne({ _id, owner }, { $set: { leaseUntil: new Date(0) } });
  };

  const run = async (_id: string, owner: string, work: () => Promise<Answered>): Promise<Answered> => {
    const renew = () => keys.updateOne({ _id, owner }, { $set: { leaseUntil: new Date(Date.now() + leaseMs) } });
    const renewal = setInterval(() => void renew().catch(() => undefined), renewMs).unref();
    try {
      const answered = await runAs({ keys, id: _id, owner }, work);
      await finish(_id, owner, answered);
      return answered;
    } catch (error) {
      await letGo(_id, owner).catch(() => undefined);
      throw error instanceof TakenOver ? new RuleViolation('TRY_AGAIN') : error;
    } finally {
      clearInterval(renewal);
    }
  };

  /** The answer of a request that changed something before its process died: the objects that it changed. */
  const recover = async ({ _id, changed }: KeyRow, owner: string, caller: Caller): Promise<Answered> => {
    const fields = Object.entries(again).flatMap(([field, { model, get }]) => {
      const last = changed.findLast((one) => one.model === model);
      return last ? [get(last.id).then((object) => [field, object] as const)] : [];
    });
    if (!fields.length) throw new RuleViolation('ANSWER_LOST');
    const payload: Payload = { ...Object.fromEntries(await Promise.all(fields)), errors: [] };
    await finish(_id, owner, { payload, caller });
    return { payload, caller };
  };

  const follow = async (
    first: KeyRow,
    requestHash: string,
    owner: string,
    request: ChangeRequest,
    work: () => Promise<Answered>,
  ) => {
    const deadline = Date.now() + patienceMs;
    for (let row: KeyRow | null = first; row; row = await keys.findById(first._id).lean<KeyRow | null>()) {
      if (row.requestHash !== requestHash) throw new RuleViolation('IDEMPOTENCY_KEY_REUSED', {}, 'idempotencyKey');
      if (row.answer) return (await openAnswer(row.answer, again, cipher)) as Answered;
      if (row.leaseUntil.getTime() < Date.now() && (await takeOver(row, owner)))
        return row.changed.length ? recover(row, owner, request.caller) : run(row._id, owner, work);
      if (Date.now() > deadline) throw new RuleViolation('TRY_AGAIN');
      await pause(100);
    }
    throw new RuleViolation('TRY_AGAIN');
  };

  return {
    carryOut: async (request, work) => {
      const { mutation, input, caller, idempotencyKey } = request;
      if (idempotencyKey === null || idempotencyKey === undefined) return work();
      if (!idempotencyKey.trim() || idempotencyKey.length > maxKeyLength)
        throw new RuleViolation('IDEMPOTENCY_KEY_INVALID', { max: maxKeyLength }, 'idempotencyKey');
      const id = hash(scopeOf(caller), mutation, idempotencyKey);
      const requestHash = hash('request', canonical(input));
      const owner = newId('run');
      const before = await begin(id, requestHash, owner);
      return before ? follow(before, requestHash, owner, request, work) : run(id, owner, work);
    },
  };
};
