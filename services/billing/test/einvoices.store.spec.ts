import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { reportDocument } from '../src/einvoices/use-cases/report-document';
import { administrativeOrder, aNotice } from './fixtures';
import { storeOfItsOwn } from './store';

let store: Awaited<ReturnType<typeof storeOfItsOwn>>;
beforeAll(async () => void (store = await storeOfItsOwn()));
afterAll(() => store.drop());

const row = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Invoices of so many people, paid. */
const paidInvoices = async (count: number) => {
  const { connection, useCases, stores } = store;
  for (const index of row(count)) {
    const order = { ...administrativeOrder, applicationId: `app_${index}` };
    await inTransaction(connection, (tx) => useCases.issueInvoice(order, tx));
  }
  const invoices = await stores.invoices.ofApplications(row(count).map((index) => `app_${index}`));
  for (const { id, billNumber: reference, total: amount } of invoices)
    await useCases.receivePayment(aNotice({ providerPaymentId: `sadad-${id}`, reference, amount }));
  return invoices;
};

test('BIL-11 e-invoices of many at once, by two processes, told twice, are one chain without gaps', async () => {
  const invoices = await paidInvoices(30);
  const wished = await store.connection.collection('tasks').countDocuments({ kind: 'e-invoice' });
  expect(wished).toBe(invoices.length);
  const processes = [1, 2].map(() => reportDocument({ ...store.deps, signer: undefined }));
  await Promise.all(invoices.flatMap(({ id }) => processes.map((report) => report({ kind: 'INVOICE', id }))));
  const { eInvoices } = store.stores;
  const ids = invoices.map(({ id }) => id);
  expect((await eInvoices.among('INVOICE', ids)).size).toBe(ids.length);
  const chain = await Promise.all(ids.map((id) => eInvoices.find('INVOICE', id)));
  const inOrder = chain.toSorted((a, b) => (a?.counter ?? 0) - (b?.counter ?? 0));
  expect(inOrder.map((one) => one?.counter)).toEqual(row(ids.length).map((index) => index + 1));
  for (const [at, one] of inOrder.slice(1).entries()) expect(one?.previousHash).toBe(inOrder[at]?.hash);
});

test('BIL-11 nothing is reported of an invoice that is not paid, nor of one that is not there', async () => {
  const order = { ...administrativeOrder, applicationId: 'app_open' };
  await inTransaction(store.connection, (tx) => store.useCases.issueInvoice(order, tx));
  const [open] = await store.stores.invoices.ofApplications(['app_open']);
  const report = reportDocument({ ...store.deps, signer: undefined });
  for (const id of [open!.id, 'inv_nobody']) {
    await report({ kind: 'INVOICE', id });
    expect(await store.stores.eInvoices.find('INVOICE', id)).toBeUndefined();
  }
});
