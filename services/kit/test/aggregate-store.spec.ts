import { RuleViolation } from '../src/errors';
import { newId } from '../src/id';
import { isDuplicate } from '../src/mongo/faults';
import { inTransaction } from '../src/mongo/transaction';
import { eventOf, type Invoices, invoicesOf, upTo } from './support/invoices';
import { openStore } from './support/parties';

let store: Awaited<ReturnType<typeof openStore<Invoices>>>;
let invoices: Invoices;

beforeEach(async () => {
  store = await openStore(invoicesOf);
  invoices = store.parts;
});
afterEach(() => store.drop());

const sequences = async (id: string): Promise<number[]> => {
  const rows = await store.connection.collection('outbox').find({ aggregateId: id }).sort({ sequence: 1 }).toArray();
  return rows.map(({ sequence }) => sequence as number);
};

describe('an aggregate', () => {
  it('is written with its events, or not at all', async () => {
    const id = await invoices.open();
    await invoices.step(id);
    const failing = inTransaction(store.connection, async (tx) => {
      await invoices.update(id, ({ step }) => ({ state: { id, step: step + 1 }, events: [eventOf(id, 2)] }), tx);
      throw new RuleViolation('CONFLICT');
    });
    await expect(failing).rejects.toThrow('CONFLICT');
    expect((await invoices.get(id)).step).toBe(1);
    expect(await sequences(id)).toHaveLength(1);
  });

  it('says NOT_FOUND where there is none, and refuses a second of the same id', async () => {
    await expect(invoices.get('inv_none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(invoices.step('inv_none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await invoices.find('inv_none')).toBeUndefined();
    const id = await invoices.open();
    const again = await invoices.insert({ state: { id, step: 7 } }).catch((error: unknown) => error);
    expect(isDuplicate(again)).toBe(true);
  });

  it('is not written where nothing changed', async () => {
    const id = await invoices.open();
    const before = await store.connection.collection('invoices').findOne({ _id: id as never });
    await invoices.update(id, (state) => ({ state }));
    expect(await store.connection.collection('invoices').findOne({ _id: id as never })).toEqual(before);
  });

  it('numbers its events upwards, several of one change and two changes of one transaction alike', async () => {
    const id = newId('inv');
    await inTransaction(store.connection, async (tx) => {
      await invoices.insert({ state: { id, step: 0 }, events: [eventOf(id, 1), eventOf(id, 2)] }, tx);
      await invoices.update(id, (state) => ({ state: { ...state, step: 3 }, events: [eventOf(id, 3)] }), tx);
    });
    expect(await sequences(id)).toEqual([100, 101, 200]);
  });
});

describe('a hundred changes of one aggregate at once', () => {
  it('all take place within their time, none lost and none twice', async () => {
    const id = await invoices.open();
    const answers = await Promise.allSettled(upTo(100).map(() => invoices.step(id)));
    const steps = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.step] : []));
    expect(steps.toSorted((a, b) => a - b)).toEqual(upTo(100));
    expect((await invoices.get(id)).step).toBe(100);
    expect(new Set(await sequences(id)).size).toBe(100);
  }, 40_000);

  it('of which the rules allow one: one takes place, and the others are told the rule', async () => {
    const id = await invoices.open();
    const once = () =>
      invoices.update(id, ({ step }) => {
        if (step) throw new RuleViolation('REQUIRED');
        return { state: { id, step: 1 }, events: [eventOf(id, 1)] };
      });
    const answers = await Promise.allSettled(upTo(100).map(once));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'REQUIRED' });
    expect(await sequences(id)).toHaveLength(1);
  }, 40_000);

  it('of one id that does not exist yet: one is made', async () => {
    const id = newId('inv');
    const answers = await Promise.allSettled(upTo(20).map((step) => invoices.insert({ state: { id, step } })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect(isDuplicate(answer.reason)).toBe(true);
  });
});
