import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { type Connection, mongo } from 'mongoose';
import { hashOfBlock } from '../src/ledger/domain/block';
import type { Posting } from '../src/ledger/domain/ledger';
import { administrativeOrder, aNotice, noon } from './fixtures';
import { storeOfItsOwn } from './store';

let store: Awaited<ReturnType<typeof storeOfItsOwn>>;
beforeAll(async () => {
  store = await storeOfItsOwn();
  // Five invoices; one paid, one cancelled, one paid and then found cancelled before, one cancelled and then found paid before.
  for (const index of [1, 2, 3, 4, 5]) await issue(`app_${index}`);
  const end = (id: string, at: Date) =>
    inTransaction(store.connection, (tx) => store.useCases.endApplication({ applicationId: id, endedAt: at }, tx));
  const later = new Date(noon.getTime() + 60_000);
  await pay('app_1', noon);
  await store.useCases.sealPostings();
  await end('app_2', noon);
  await pay('app_3', later);
  await end('app_3', noon);
  await store.useCases.sealPostings();
  await end('app_4', later);
  await pay('app_4', noon);
  await store.useCases.receivePayment(aNotice({ reference: 'nobody', providerPaymentId: 'stray' }));
  await store.useCases.sealPostings();
  await pay('app_5', noon);
});
afterAll(() => store.drop());

const issue = (applicationId: string) =>
  inTransaction(store.connection, (tx) => store.useCases.issueInvoice({ ...administrativeOrder, applicationId }, tx));
const invoiceOf = async (applicationId: string) => {
  const [invoice] = await store.stores.invoices.ofApplications([applicationId]);
  if (!invoice) throw new Error('not issued');
  return invoice;
};
const pay = async (applicationId: string, paidAt: Date) => {
  const { billNumber } = await invoiceOf(applicationId);
  await store.useCases.receivePayment(aNotice({ reference: billNumber, providerPaymentId: applicationId, paidAt }));
};

type Row = Record<string, unknown> & { _id: string | number };
const rowsIn = (database: Connection, name: string) => database.collection<Row>(name);
const postings = () => rowsIn(store.stores.database, 'postings');
const blocks = () => rowsIn(store.stores.database, 'blocks');
const one = async (collection: ReturnType<typeof rowsIn>, id: string | number): Promise<Row> => {
  const row = await collection.findOne({ _id: id }, { promoteLongs: false });
  if (!row) throw new Error(`no ${id}`);
  return row;
};
const sealedIn = async (number: number): Promise<string[]> => (await one(blocks(), number))['postings'] as string[];

/** Does harm as somebody with all rights to the databases could, looks, and mends it. */
const seen = async (harm: () => Promise<unknown>, mend: () => Promise<unknown>): Promise<readonly string[]> => {
  await harm();
  const { named, count } = await store.reads.verify();
  await mend();
  expect((await store.reads.verify()).named).toEqual([]);
  expect(count).toBe(named.length);
  return named;
};
/** Writes rows that are otherwise, and mends them. */
const seenWith = async (collection: ReturnType<typeof rowsIn>, ...changed: Row[]) => {
  const before = await Promise.all(changed.map(({ _id }) => one(collection, _id)));
  const write = (rows: Row[]) => Promise.all(rows.map((row) => collection.replaceOne({ _id: row._id }, row)));
  return seen(
    () => write(changed),
    () => write(before),
  );
};

describe('BIL-10 the verification of the ledger', () => {
  it('BIL-10 finds nothing in a ledger as it was written, and tells where the chain ends', async () => {
    const { named, count, head, postings: total, waiting, invoicesAndPayments } = await store.reads.verify();
    expect({ named, count, total, waiting, invoicesAndPayments }).toEqual({
      named: [],
      count: 0,
      total: 15,
      waiting: 1,
      invoicesAndPayments: 10,
    });
    expect(head).toEqual({ number: 3, hash: (await one(blocks(), 3))['hash'] });
  });

  it('BIL-10 names an amount that was changed, and by whom it is found', async () => {
    const [id = ''] = await sealedIn(1);
    const row = await one(postings(), id);
    const [owed, income] = row['entries'] as Record<string, unknown>[];
    const less = mongo.Long.fromNumber(1);
    const changed = {
      ...row,
      entries: [
        { ...owed, debit: less },
        { ...income, credit: less },
      ],
    };
    const problems = await seenWith(postings(), changed);
    expect(problems).toContain('block 1: it or one of its postings was changed');
    expect(problems).toContainEqual(expect.stringContaining('receivable on 2026-11-22: its entries come to'));
    expect(problems).toContainEqual(expect.stringMatching(/^INV-2026-\d+: booked is INVOICE_ISSUED 1/));
  });

  it('BIL-10 names an amount that was changed before it was sealed', async () => {
    const [row] = await store.connection.collection<Row>('unsealed-postings').find().toArray();
    const before = await one(postings(), String(row?._id));
    const [one1, two] = before['entries'] as Record<string, unknown>[];
    const crooked = { ...before, entries: [{ ...one1, debit: mongo.Long.fromNumber(7) }, two] };
    expect(await seenWith(postings(), crooked)).toEqual([
      `${row?._id}: is not a balanced posting of its own cause`,
      expect.stringContaining('booked is PAYMENT_RECEIVED 7'),
    ]);
  });

  it('BIL-10 names a posting that was removed, sealed or not', async () => {
    const [waiting] = await store.connection.collection<Row>('unsealed-postings').find().toArray();
    for (const [id, problem] of [
      [(await sealedIn(2))[0] ?? '', `block 2: its posting ${(await sealedIn(2))[0]} is missing`],
      [String(waiting?._id), `${waiting?._id}: waits to be sealed and is missing`],
    ] as const) {
      const row = await one(postings(), id);
      const problems = await seen(
        () => postings().deleteOne({ _id: id }),
        () => postings().insertOne(row),
      );
      expect(problems).toContain(problem);
    }
  });

  it('BIL-10 names a posting that was added, to the ledger alone or to a block too', async () => {
    const [id = ''] = await sealedIn(1);
    const row = {
      ...(await one(postings(), id)),
      _id: 'PAYMENT_RECEIVED:pay_x',
      cause: { what: 'PAYMENT_RECEIVED', id: 'pay_x' },
    };
    const take = () => postings().deleteOne({ _id: row._id });
    const none = `${row._id}: there is no invoice or payment that it is of`;
    expect(await seen(() => postings().insertOne(row), take)).toEqual([
      none,
      `${row._id}: is in no block, and does not wait to be sealed`,
    ]);
    const block = await one(blocks(), 2);
    const problems = await seen(
      async () => {
        await postings().insertOne(row);
        await blocks().replaceOne({ _id: 2 }, { ...block, postings: [...(block['postings'] as string[]), row._id] });
      },
      async () => {
        await take();
        await blocks().replaceOne({ _id: 2 }, block);
      },
    );
    expect(problems).toContain('block 2: it or one of its postings was changed');
    expect(problems).toContain(none);
  });

  it.each([1, 2, 3])('BIL-10 names that block %d was removed', async (number) => {
    const block = await one(blocks(), number);
    const problems = await seen(
      () => blocks().deleteOne({ _id: number }),
      () => blocks().insertOne(block),
    );
    expect(problems).toContain(
      number === 3
        ? 'the chain ends with block 2, and with 3 by what is written down'
        : `block ${number + 1}: 1 blocks before it are missing`,
    );
    for (const id of block['postings'] as string[])
      expect(problems).toContain(`${id}: is in no block, and does not wait to be sealed`);
  });

  it('BIL-10 names a block that was put behind the end', async () => {
    const block = { ...(await one(blocks(), 3)), _id: 4 };
    const problems = await seen(
      () => blocks().insertOne(block),
      () => blocks().deleteOne({ _id: 4 }),
    );
    expect(problems).toContain('block 4: does not follow the block before it');
    expect(problems).toContain('the chain ends with block 4, and with 3 by what is written down');
  });

  it.each(['ledger-days', 'ledger-months'])(
    'BIL-10 names sums of %s that were changed, added or removed',
    async (name) => {
      const sums = rowsIn(store.connection, name);
      const [row] = (await sums.find({}, { promoteLongs: false }).toArray()) as Row[];
      if (!row) throw new Error('no sums');
      const accounts = row['accounts'] as Record<string, { debits: unknown }>;
      const receivable = { ...accounts['receivable'], debits: mongo.Long.fromNumber(1) };
      expect(await seenWith(sums, { ...row, accounts: { ...accounts, receivable } })).toEqual([
        expect.stringMatching(new RegExp(`^receivable .* ${row._id}: its entries come to .*, kept are 1 and `)),
      ]);
      const removed = await seen(
        () => sums.deleteOne({ _id: row._id }),
        () => sums.insertOne(row),
      );
      expect(removed).toHaveLength(Object.keys(accounts).length);
      const added = { ...row, _id: String(row._id).replace('2026', '2027') };
      expect(
        await seen(
          () => sums.insertOne(added),
          () => sums.deleteOne({ _id: added._id }),
        ),
      ).toHaveLength(Object.keys(accounts).length);
    },
  );

  it('BIL-10 names two postings or two blocks that changed places', async () => {
    const block = await one(blocks(), 1);
    const [first, second, ...rest] = block['postings'] as string[];
    expect(await seenWith(blocks(), { ...block, postings: [second, first, ...rest] })).toEqual([
      'block 1: it or one of its postings was changed',
    ]);
    const [one1, two] = [await one(postings(), first ?? ''), await one(postings(), second ?? '')];
    const swapped = await seenWith(postings(), { ...two, _id: one1._id }, { ...one1, _id: two._id });
    expect(swapped).toContain('block 1: it or one of its postings was changed');
    const other = await one(blocks(), 2);
    const problems = await seenWith(blocks(), { ...other, _id: 1 }, { ...block, _id: 2 });
    expect(problems).toContain('block 1: does not follow the block before it');
  });

  it('BIL-10 names a posting that is in two blocks, or waits and is sealed', async () => {
    const block = await one(blocks(), 2);
    const [id = ''] = await sealedIn(1);
    expect(await seenWith(blocks(), { ...block, postings: [...(block['postings'] as string[]), id] })).toContain(
      `${id}: is in the blocks 1, 2`,
    );
    const unsealed = rowsIn(store.connection, 'unsealed-postings');
    expect(
      await seen(
        () => unsealed.insertOne({ _id: id, at: noon }),
        () => unsealed.deleteOne({ _id: id }),
      ),
    ).toEqual([`${id}: waits, and is in block 1`]);
  });

  it('BIL-10 names an end that was written down anew, and a last block that was made anew with a hash that is right', async () => {
    const heads = rowsIn(store.connection, 'ledger-head');
    const other = 'block 3: is not the end of the chain that is written down';
    expect(await seenWith(heads, { ...(await one(heads, 'head')), hash: 'other' })).toEqual([other]);
    const [block, rows] = [
      await one(blocks(), 3),
      await store.stores.database.collection<Row>('postings').find().toArray(),
    ];
    const sealed = (block['postings'] as string[]).map(
      (id) => rows.find(({ _id }) => _id === id) as unknown as Posting,
    );
    const sealedAt = new Date(noon.getTime() + 1);
    const hash = hashOfBlock({ number: 2, hash: String(block['previousHash']) }, sealedAt, sealed);
    expect(await seenWith(blocks(), { ...block, sealedAt, hash })).toEqual([other]);
  });

  it('BIL-10 names an invoice and a payment of which something else is booked', async () => {
    const { id, number } = await invoiceOf('app_2');
    const invoices = rowsIn(store.connection, 'invoices');
    expect(await seenWith(invoices, { ...(await one(invoices, id)), status: 'ISSUED' })).toEqual([
      `${number}: booked is INVOICE_ISSUED 10000, INVOICE_CLOSED 10000, and that is not what it says`,
    ]);
    const payments = rowsIn(store.connection, 'payments');
    const [payment] = (await payments.find({ providerPaymentId: 'app_1' }).toArray()) as Row[];
    if (!payment) throw new Error('no payment');
    expect(await seenWith(payments, { ...payment, amount: 9_999 })).toEqual([
      expect.stringContaining('booked is PAYMENT_RECEIVED 10000, and that is not what it says'),
    ]);
  });

  it('BIL-10 names at most 100, and counts all', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => ({ _id: `NOTHING:${index}` }));
    await postings().insertMany(rows);
    const { named, count } = await store.reads.verify();
    await postings().deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
    expect(named).toHaveLength(100);
    expect(count).toBeGreaterThanOrEqual(300);
  });

  it('BIL-10 finds nothing while others book and seal', async () => {
    let busy = true;
    const book = async () => {
      for (let index = 0; busy; index++) {
        await issue(`app_busy_${index}`);
        if (index % 3 === 0) await store.useCases.sealPostings();
      }
    };
    const booking = book();
    const found = [];
    for (let round = 0; round < 10; round++) found.push(...(await store.reads.verify()).named);
    busy = false;
    await booking;
    expect(found).toEqual([]);
  }, 60_000);
});
