import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { NoFeeInForce } from '../src/fees/domain/fees';
import type { FeeOrder } from '../src/invoices/domain/issue-invoice';
import { administrativeOrder, noon, serviceOrder } from './fixtures';
import { storeOfItsOwn } from './store';

let store: Awaited<ReturnType<typeof storeOfItsOwn>>;
beforeAll(async () => {
  store = await storeOfItsOwn();
});
afterAll(() => store.drop());
beforeEach(() => store.clock.moveTo(noon));

const issue = (order: FeeOrder) => inTransaction(store.connection, (tx) => store.useCases.issueInvoice(order, tx));
const end = (applicationId: string) =>
  inTransaction(store.connection, (tx) => store.useCases.endApplication(applicationId, store.clock.now(), tx));
const kindsOf = async (applicationId: string) =>
  (await store.stores.invoices.ofApplications([applicationId])).map(({ kind, status }) => `${kind} ${status}`);
const count = (collection: string) => store.connection.collection(collection).countDocuments();

describe('asking for a fee', () => {
  it('BIL-01 is not possible without a fee in force, and leaves nothing behind', async () => {
    store.clock.moveTo('2025-12-31T20:59:59.999Z');
    await expect(issue(administrativeOrder)).rejects.toThrow(NoFeeInForce);
    expect([await count('invoices'), await count('ledger'), await count('outbox'), await count('sequences')]).toEqual([
      0, 0, 0, 0,
    ]);
    store.clock.moveTo('2025-12-31T21:00:00.000Z'); // the new year has begun in Riyadh
    await issue({ ...administrativeOrder, applicationId: 'app_new_year' });
    expect(await kindsOf('app_new_year')).toEqual(['ADMINISTRATIVE ISSUED']);
  });

  it('BIL-01 happens once for each kind, whatever comes again', async () => {
    const orders = [administrativeOrder, serviceOrder(noon), administrativeOrder, serviceOrder(new Date(0))];
    for (const order of orders) await issue({ ...order, applicationId: 'app_twice' });
    expect(await kindsOf('app_twice')).toEqual(['ADMINISTRATIVE ISSUED', 'SERVICE ISSUED']);
  });

  it('counts invoices by the year in Riyadh', async () => {
    store.clock.moveTo('2026-12-31T21:00:00.000Z');
    await issue({ ...administrativeOrder, applicationId: 'app_2027' });
    const [invoice] = await store.stores.invoices.ofApplications(['app_2027']);
    expect([invoice?.number, invoice?.billNumber]).toEqual(['INV-2027-00000001', '27010100000001']);
  });
});

describe('the end of an application', () => {
  it('BIL-10 books back what was not paid, leaves what was, and may be told of twice', async () => {
    const order = { ...administrativeOrder, applicationId: 'app_ends' };
    await issue(order);
    const [first] = await store.stores.invoices.ofApplications(['app_ends']);
    await store.useCases.receivePayment({
      method: 'CARD',
      providerPaymentId: 'card-1',
      reference: first?.number ?? '',
      amount: 10_000,
      paidAt: noon,
    });
    await issue({ ...serviceOrder(noon), applicationId: 'app_ends' });
    store.clock.moveTo(new Date(noon.getTime() + 1));
    await end('app_ends');
    await end('app_ends');
    expect(await kindsOf('app_ends')).toEqual(['ADMINISTRATIVE PAID', 'SERVICE CANCELLED']);
  });

  it('is the end: a submission that is replayed later is asked for nothing', async () => {
    await end('app_gone');
    await issue({ ...administrativeOrder, applicationId: 'app_gone' });
    expect(await kindsOf('app_gone')).toEqual([]);
  });
});
