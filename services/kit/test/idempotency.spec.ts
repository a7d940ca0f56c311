import { RuleViolation } from '../src/errors';
import { mutationResolvers } from '../src/graphql/mutation-resolvers';
import { createIdempotency, type Payload } from '../src/idempotency/idempotency';
import { keyModel } from '../src/idempotency/key-model';
import type { Caller } from '../src/auth/caller';
import { type Invoices, invoicesOf } from './support/invoices';
import { openStore } from './support/parties';

const key = new Uint8Array(32).fill(7);
const caller: Caller = { accountId: 'acc_1', roles: [], address: '127.0.0.1' };
const stranger: Caller = { roles: [], address: '127.0.0.2' };

let store: Awaited<ReturnType<typeof openStore<Invoices>>>;
let invoices: Invoices;

beforeEach(async () => {
  store = await openStore((connection) => {
    keyModel(connection);
    return invoicesOf(connection);
  });
  invoices = store.parts;
});
afterEach(() => store.drop());

/** In a test a code that is not named is an error. */
const assertNone = (error: Error) => {
  throw error;
};

interface Context {
  caller: Caller;
}

/** The mutation payInvoice, carried out by a process of its own; `work` is its use case. */
const processOf = (work: () => Promise<object>) => {
  const idempotency = createIdempotency({ connection: store.connection, key, again: { invoice: invoices } });
  const resolvers = mutationResolvers<Context>('billing', { payInvoice: work }, idempotency, assertNone);
  return (input: object, by: Caller = caller) =>
    resolvers['payInvoice']?.(null, { input }, { caller: by }) as Promise<Payload>;
};

const rows = () => store.connection.collection('idempotency-keys').find().toArray();
const count = () => store.connection.collection('invoices').countDocuments();
const open = async () => ({ invoice: await invoices.insert({ state: { id: `inv_${await count()}`, step: 0 } }) });
const request = { idempotencyKey: 'k-1', invoiceId: 'x', deep: { b: 1, a: [1, 2] } };

describe('a request with an idempotency key', () => {
  it('is carried out once, and answers the same object as it is now', async () => {
    const send = processOf(open);
    const first = await send(request);
    await invoices.step('inv_0');
    const again = await processOf(open)({
      deep: { a: [1, 2], b: 1 },
      invoiceId: 'x',
      none: null,
      idempotencyKey: 'k-1',
    });
    expect(first).toEqual({ invoice: { id: 'inv_0', step: 0 }, errors: [] });
    expect(again).toEqual({ invoice: { id: 'inv_0', step: 1 }, errors: [] });
    expect(await count()).toBe(1);
  });

  it('is carried out once by two processes that get it twenty times at once', async () => {
    const [one, other] = [processOf(open), processOf(open)];
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other)(request)));
    expect(await count()).toBe(1);
    for (const answer of answers) expect(answer).toEqual({ invoice: { id: 'inv_0', step: 0 }, errors: [] });
  });

  it('is another one for somebody else, and without a key each is one', async () => {
    const send = processOf(open);
    for (const by of [caller, stranger, { ...stranger, address: '127.0.0.3' }]) await send(request, by);
    await send({ invoiceId: 'x' });
    await send({ invoiceId: 'x' });
    expect(await count()).toBe(5);
  });

  it('is refused with other data, and with a key that is none', async () => {
    const send = processOf(open);
    await send(request);
    expect(await send({ ...request, invoiceId: 'y' })).toMatchObject({
      errors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] }],
    });
    for (const idempotencyKey of ['', '  ', 'x'.repeat(129)])
      expect(await send({ ...request, idempotencyKey })).toMatchObject({
        errors: [{ code: 'IDEMPOTENCY_KEY_INVALID' }],
      });
    expect(await count()).toBe(1);
  });

  it('gets the same refusal again, but a passing fault is forgotten', async () => {
    const codes = ['NOT_FOUND', 'PROVIDER_UNAVAILABLE'] as const;
    for (const [at, code] of codes.entries()) {
      const work = jest.fn(() => Promise.reject(new RuleViolation(code, {}, 'invoiceId')));
      for (let time = 0; time < 2; time++)
        expect(await processOf(work)({ ...request, idempotencyKey: code })).toMatchObject({ errors: [{ code }] });
      expect(work).toHaveBeenCalledTimes(at + 1);
    }
  });

  it('may be sent again after a fault that changed nothing', async () => {
    await expect(processOf(() => Promise.reject(new TypeError('ours')))(request)).rejects.toThrow('ours');
    expect(await processOf(open)(request)).toMatchObject({ errors: [] });
  });
});

describe('a process that dies', () => {
  const dead = { owner: 'run_dead', leaseUntil: new Date(0) };

  it('after its change leaves what it changed as the answer', async () => {
    const broken = processOf(async () => {
      await open();
      throw new Error('killed');
    });
    await expect(broken(request)).rejects.toThrow('killed');
    const work = jest.fn(open);
    expect(await processOf(work)(request)).toEqual({ invoice: { id: 'inv_0', step: 0 }, errors: [] });
    expect(work).not.toHaveBeenCalled();
    expect(await count()).toBe(1);
  });

  it('before its change leaves the request to the next one', async () => {
    await processOf(open)(request);
    await keyModel(store.connection).updateMany({}, { $set: { ...dead, answer: null, changed: [] } });
    await store.connection.collection('invoices').deleteMany({});
    expect(await processOf(open)(request)).toMatchObject({ invoice: { id: 'inv_0' } });
  });

  it('and comes back late changes nothing, for it was taken over', async () => {
    const send = processOf(async () => {
      await keyModel(store.connection).updateMany({}, { $set: { owner: 'run_other' } });
      return open();
    });
    expect(await send(request)).toMatchObject({ errors: [{ code: 'TRY_AGAIN' }] });
    expect(await count()).toBe(0);
  });

  it('with an answer that nobody can make again says that it was carried out', async () => {
    await processOf(open)(request);
    const changed = [{ model: 'Other', id: 'o_1' }];
    await keyModel(store.connection).updateMany({}, { $set: { ...dead, answer: null, changed } });
    expect(await processOf(open)(request)).toMatchObject({ errors: [{ code: 'ANSWER_LOST' }] });
  });
});

describe('what is kept', () => {
  it('holds no secret of the answer or of the request in clear, and goes after a day', async () => {
    const work = () => Promise.resolve({ checkoutUrl: 'https://pay.example/s3cret', at: new Date(0) });
    const answer = await processOf(work)({ ...request, password: 'hunter2!' });
    expect(await processOf(work)({ ...request, password: 'hunter2!' })).toEqual(answer);
    const [row] = await rows();
    expect(JSON.stringify(row)).not.toMatch(/s3cret|hunter2|k-1/);
    const { expiresAt } = row as unknown as { expiresAt: Date };
    expect(Math.round((expiresAt.getTime() - Date.now()) / 3_600_000)).toBe(24);
    const indexes = await store.connection.collection('idempotency-keys').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ expireAfterSeconds: 0 }));
  });

  it('makes an owner of a visitor once more, where the first answer did', async () => {
    const idempotency = createIdempotency({ connection: store.connection, key, again: {} });
    const verb = (_: object, context: Context) => {
      context.caller = caller;
      return Promise.resolve({ invoice: null });
    };
    const { payInvoice } = mutationResolvers<Context>('billing', { payInvoice: verb }, idempotency, assertNone);
    for (let time = 0; time < 2; time++) {
      const context: Context = { caller: stranger };
      await payInvoice?.(null, { input: { idempotencyKey: 'k' } }, context);
      expect(context.caller.accountId).toBe('acc_1');
    }
  });
});

test('a code that a mutation’s description does not name is our mistake, seen at once', async () => {
  const unnamed = () => Promise.reject(new RuleViolation('ALREADY_CLAIMED'));
  await expect(processOf(unnamed)({})).rejects.toThrow('payInvoice answers ALREADY_CLAIMED');
});
