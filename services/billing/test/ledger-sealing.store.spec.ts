import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { testLog, waitFor } from '@mumaris/kit/testing';
import { hashOfBlock, noBlock } from '../src/ledger/domain/block';
import { move, type Posting, postingId } from '../src/ledger/domain/ledger';
import { createSealer } from '../src/ledger/sealer';
import { ledgerModels } from '../src/ledger/store/ledger.model';
import { sealingModels } from '../src/ledger/store/sealing.model';
import { dyingSealer } from './dying-sealer';
import { noon } from './fixtures';
import { storeOfItsOwn } from './store';

let store: Awaited<ReturnType<typeof storeOfItsOwn>>;
beforeEach(async () => {
  store = await storeOfItsOwn();
});
afterEach(() => store.drop());

const posting = (id: string, at = noon, amount = 500): Posting =>
  move({ what: 'PAYMENT_RECEIVED', id }, at, amount, { from: 'receivable', to: 'clearing:sadad' });
const append = (...postings: Posting[]) =>
  inTransaction(store.connection, (tx) => store.stores.ledger.append(postings, tx));
/** As `append` writes them, in one go. */
const appendMany = async (count: number) => {
  const rows = Array.from({ length: count }, (_, index) => posting(`pay_${index}`));
  const named = rows.map((one) => ({ _id: postingId(one.cause), ...one }));
  await ledgerModels(store.stores.database).postings.insertMany(named);
  await sealingModels(store.connection).unsealed.insertMany(named.map(({ _id, at }) => ({ _id, at })));
};
const blocks = () => ledgerModels(store.stores.database).blocks.find().sort({ _id: 1 }).lean();
const unsealed = () => sealingModels(store.connection).unsealed.countDocuments();
const balance = async (day?: string) => {
  const { sums } = await store.stores.ledger.balances(day);
  return Object.fromEntries(sums.map(({ code, debits, credits }) => [code, debits - credits]));
};
const sealAll = async () => {
  while (await store.useCases.sealPostings());
};

describe('the sealing of the ledger', () => {
  it('BIL-10 chains what waits, oldest first, by a hash over the block before and each posting', async () => {
    const [late, early] = [posting('pay_1_late', new Date(noon.getTime() + 1)), posting('pay_2_early')];
    await append(late, early);
    expect(await store.useCases.sealPostings()).toBe(2);
    await append(posting('pay_next'));
    expect(await store.useCases.sealPostings()).toBe(1);
    expect(await store.useCases.sealPostings()).toBe(0);
    const [first, second, ...more] = await blocks();
    expect(more).toEqual([]);
    expect(first).toEqual({
      _id: 1,
      previousHash: '',
      hash: hashOfBlock(noBlock, noon, [early, late]),
      postings: [postingId(early.cause), postingId(late.cause)],
      sealedAt: noon,
    });
    expect(second).toMatchObject({ _id: 2, previousHash: first?.hash, postings: ['PAYMENT_RECEIVED:pay_next'] });
    expect(await unsealed()).toBe(0);
  });

  it('BIL-10 keeps whole numbers of 64 bits, also of sums that 32 do not hold', async () => {
    await append(posting('pay_1', noon, 3_000_000_000), posting('pay_2', noon, 3_000_000_000));
    await sealAll();
    const types = await store.stores.database
      .collection('postings')
      .aggregate([{ $unwind: '$entries' }, { $group: { _id: { $type: '$entries.debit' } } }])
      .toArray();
    expect(types).toEqual([{ _id: 'long' }]);
    for (const collection of ['ledger-days', 'ledger-months'])
      expect(
        await store.connection
          .collection(collection)
          .aggregate([{ $project: { _id: 0, type: { $type: '$accounts.receivable.credits' } } }])
          .toArray(),
      ).toEqual([{ type: 'long' }]);
    expect(await balance()).toEqual({ 'clearing:sadad': 6_000_000_000, receivable: -6_000_000_000 });
  });

  it('BIL-10 puts at most 500 into a block', async () => {
    await appendMany(501);
    await sealAll();
    expect((await blocks()).map(({ postings }) => postings.length)).toEqual([500, 1]);
    expect((await store.reads.verify()).named.filter((one) => !one.includes('no invoice or payment'))).toEqual([]);
  });

  it('BIL-10 by many sealers at once seals each posting once', async () => {
    await appendMany(1_100);
    const sealers = Array.from({ length: 5 }, () => store.replica().sealPostings);
    await Promise.all(
      sealers.map(async (seal) => {
        while (await seal());
      }),
    );
    const sealed = (await blocks()).flatMap(({ postings }) => postings);
    expect(sealed).toHaveLength(1_100);
    expect(new Set(sealed).size).toBe(1_100);
    expect(await balance('2026-11-22')).toEqual({ 'clearing:sadad': 550_000, receivable: -550_000 });
  }, 60_000);

  it('BIL-10 that ends before or after any of its steps leaves nothing half done, and the next one seals', async () => {
    const steps = ['unsealed', 'head', 'append', 'add', 'settle'] as const;
    let sealed = 0;
    for (const when of ['before', 'after'] as const)
      for (const step of steps) {
        await append(posting(`pay_${when}_${step}_1`), posting(`pay_${when}_${step}_2`));
        await expect(dyingSealer(store, when, step)()).rejects.toThrow('the process ends');
        expect([step, when, (await blocks()).length, await unsealed()]).toEqual([step, when, sealed, 2]);
        const all = { 'clearing:sadad': 1_000 * (sealed + 1), receivable: -1_000 * (sealed + 1) };
        expect(await balance()).toEqual(all);
        expect(await store.useCases.sealPostings()).toBe(2);
        sealed += 1;
        expect(await balance('2026-11-22')).toEqual(all);
      }
  });

  it('BIL-10 does not go on over a posting that is missing, and says how to look', async () => {
    await appendMany(2);
    await store.stores.database.collection<{ _id: string }>('postings').deleteOne({ _id: 'PAYMENT_RECEIVED:pay_1' });
    await expect(store.useCases.sealPostings()).rejects.toThrow('npm run ledger -- verify');
    expect(await blocks()).toEqual([]);
  });

  it('BIL-10 is done by one replica at a time, and by another once that stops', async () => {
    const { connection, clock } = store;
    const sealed = [0, 0];
    const [one, other] = sealed.map((_, index) =>
      createSealer({
        connection,
        clock,
        log: testLog,
        isWaiting: store.stores.chain.isWaiting,
        seal: async () => {
          const count = await store.useCases.sealPostings();
          sealed[index] = (sealed[index] ?? 0) + count;
          return count;
        },
      }),
    );
    one?.start();
    await append(posting('pay_1'));
    await waitFor(async () => (await unsealed()) === 0, { what: 'the first sealer' });
    other?.start();
    await append(posting('pay_2'));
    await waitFor(async () => (await unsealed()) === 0, { what: 'the first sealer again' });
    await one?.stop();
    await append(posting('pay_3'));
    await waitFor(async () => (await unsealed()) === 0, { what: 'the second sealer' });
    await other?.stop();
    expect(sealed).toEqual([2, 1]);
  });
});

describe('the balance at a day', () => {
  const at = (instant: string) => new Date(instant);

  it('BIL-10 is that of its end in Riyadh, over months, with and without what is sealed', async () => {
    const booked = [
      posting('pay_1', at('2026-09-30T20:59:59.999Z'), 1),
      posting('pay_2', at('2026-09-30T21:00:00.000Z'), 10),
      posting('pay_3', at('2026-11-01T09:00:00.000Z'), 100),
      posting('pay_4', at('2026-11-30T20:59:59.999Z'), 1_000),
      posting('pay_5', at('2027-02-01T09:00:00.000Z'), 10_000),
    ];
    const cases: [string | undefined, number][] = [
      ['2026-09-29', 0],
      ['2026-09-30', 1],
      ['2026-10-01', 11],
      ['2026-10-31', 11],
      ['2026-11-01', 111],
      ['2026-11-29', 111],
      ['2026-11-30', 1_111],
      ['2027-01-31', 1_111],
      ['2027-02-01', 11_111],
      ['2099-12-31', 11_111],
      [undefined, 11_111],
    ];
    const look = async () =>
      Promise.all(cases.map(async ([day]) => [day, (await balance(day))['clearing:sadad'] ?? 0]));
    // Booked in another order than they are dated, and sealed one by one: what is late goes into every month since.
    const [first, second, third, fourth, fifth] = booked as [Posting, Posting, Posting, Posting, Posting];
    for (const one of [third, fifth, first]) {
      await append(one);
      await sealAll();
    }
    await append(fourth, second);
    expect(await look()).toEqual(cases);
    await sealAll();
    expect(await look()).toEqual(cases);
  });

  it('BIL-10 says so where more waits to be sealed than it reads', async () => {
    expect((await store.stores.ledger.balances()).isComplete).toBe(true);
    const { unsealed: model } = sealingModels(store.connection);
    await model.insertMany(
      Array.from({ length: 10_001 }, (_, index) => ({ _id: `PAYMENT_RECEIVED:${index}`, at: noon })),
    );
    expect((await store.stores.ledger.balances()).isComplete).toBe(false);
    expect((await store.stores.ledger.balances('2026-11-21')).isComplete).toBe(true);
  }, 30_000);

  it('BIL-10 a statement lists the entries of a period with the balance after each, sealed or not', async () => {
    await append(posting('pay_1', at('2026-11-20T09:00:00Z'), 1), posting('pay_2', at('2026-11-21T09:00:00Z'), 10));
    await sealAll();
    await append(posting('pay_3', at('2026-11-22T09:00:00Z'), 100));
    await sealAll();
    await append(
      posting('pay_4', at('2026-11-22T10:00:00Z'), 1_000),
      posting('pay_5', at('2026-11-23T10:00:00Z'), 10_000),
    );
    const read = async (account: string, from?: string, to?: string) => {
      const { opening, lines, closing } = await store.reads.readStatement(account, { from, to });
      const seen: unknown[] = [];
      for await (const { cause, debit, credit, balance: after, block } of lines)
        seen.push([cause.id, debit, credit, after, block]);
      return { opening, seen, closing };
    };
    expect(await read('clearing:sadad', '2026-11-21', '2026-11-22')).toEqual({
      opening: 1,
      seen: [
        ['pay_2', 10, 0, 11, 1],
        ['pay_3', 100, 0, 111, 2],
        ['pay_4', 1_000, 0, 1_111, null],
      ],
      closing: 1_111,
    });
    expect((await read('receivable')).seen.at(-1)).toEqual(['pay_5', 0, 10_000, -11_111, null]);
    expect((await read('unallocated')).seen).toEqual([]);
    await expect(read('cash')).rejects.toThrow('the chart has no account cash');
  });
});
