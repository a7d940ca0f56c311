import { isDuplicate } from '@mumaris/kit/mongo/faults';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { move, type Posting } from '../src/ledger/domain/ledger';
import { earlierLedger } from '../src/ledger/store/earlier-ledger';
import { ledgerModels } from '../src/ledger/store/ledger.model';
import { noon } from './fixtures';
import { storeOfItsOwn } from './store';

let store: Awaited<ReturnType<typeof storeOfItsOwn>>;
beforeAll(async () => {
  store = await storeOfItsOwn();
});
afterAll(() => store.drop());

const posting = (id: string): Posting =>
  move({ what: 'PAYMENT_RECEIVED', id }, noon, 500, { from: 'receivable', to: 'clearing:sadad' });
const append = (...postings: Posting[]) =>
  inTransaction(store.connection, (tx) => store.stores.ledger.append(postings, tx));

describe('the ledger in the store', () => {
  it('BIL-10 takes balanced postings, and sums them', async () => {
    await append(posting('pay_1'), posting('pay_2'));
    expect([...(await store.stores.ledger.balances()).sums].toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual([
      { code: 'clearing:sadad', debits: 1_000, credits: 0 },
      { code: 'receivable', debits: 0, credits: 1_000 },
    ]);
  });

  it('BIL-10 refuses a posting whose sides are not equal, with all that was to be written beside it', async () => {
    const [debit, credit] = posting('pay_4').entries;
    if (!debit || !credit) throw new Error('no entries');
    const crooked: Posting = { ...posting('pay_4'), entries: [debit, { ...credit, credit: 499 }] };
    await expect(append(posting('pay_3'), crooked)).rejects.toThrow('debits and credits are not equal');
    expect(await store.stores.database.collection('postings').countDocuments({ 'cause.id': 'pay_3' })).toBe(0);
  });

  it('BIL-10 books one cause once', async () => {
    const error: unknown = await append(posting('pay_1')).catch((thrown: unknown) => thrown);
    expect(isDuplicate(error, '_id')).toBe(true);
  });

  it('BIL-10 changes and removes nothing', async () => {
    const model = ledgerModels(store.stores.database).postings;
    const refused = 'the ledger is append-only';
    await expect(model.updateOne({}, { at: noon })).rejects.toThrow(refused);
    await expect(model.updateMany({}, { at: noon })).rejects.toThrow(refused);
    await expect(model.findOneAndUpdate({}, { at: noon })).rejects.toThrow(refused);
    await expect(model.deleteOne({})).rejects.toThrow(refused);
    await expect(model.deleteMany({})).rejects.toThrow(refused);
    const row = await model.findOne({}).orFail();
    row.set('at', new Date(0));
    await expect(row.save()).rejects.toThrow(refused);
  });

  it('BIL-10 takes over what an earlier version booked in the database of billing, once', async () => {
    const collection = store.connection.collection<Posting & { _id: string }>('ledger');
    await collection.insertMany(
      Array.from({ length: 201 }, (_, index) => ({ _id: `led_${index}`, ...posting(`pay_earlier_${index}`) })),
    );
    const earlier = earlierLedger(store.connection, store.stores.ledger);
    const before = await store.stores.database.collection('postings').countDocuments();
    expect(await earlier.isLeft()).toBe(true);
    await Promise.all([earlier.move(), earlierLedger(store.connection, store.stores.ledger).move()]);
    expect(await earlier.isLeft()).toBe(false);
    expect(await store.stores.database.collection('postings').countDocuments()).toBe(before + 201);
    expect(await store.connection.collection('unsealed-postings').countDocuments()).toBe(before + 201);
  });
});
