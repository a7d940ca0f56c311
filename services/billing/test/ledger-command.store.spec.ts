import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { ledgerCommand } from '../src/ledger';
import { administrativeOrder, aNotice } from './fixtures';
import { storeOfItsOwn } from './store';

let store: Awaited<ReturnType<typeof storeOfItsOwn>>;
beforeAll(async () => {
  store = await storeOfItsOwn();
  await inTransaction(store.connection, (tx) => store.useCases.issueInvoice(administrativeOrder, tx));
  await store.useCases.sealPostings();
  const [invoice] = await store.stores.invoices.ofApplications(['app_1']);
  await store.useCases.receivePayment(aNotice({ reference: invoice?.billNumber ?? '' }));
});
afterAll(() => store.drop());

/** What a command prints. */
const run = async (...args: string[]): Promise<string> => {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    const end = await ledgerCommand(args, (work) => work(store.reads));
    return `${lines.join('')}${end}`;
  } finally {
    write.mockRestore();
  }
};

describe('npm run ledger', () => {
  it('BIL-10 verify says that the ledger holds and where its chain ends, and fails where it does not', async () => {
    const said = await run('verify');
    expect(said).toMatch(
      /^The ledger holds: 2 postings, 1 of them not sealed yet, of 2 invoices and payments\.\nThe chain ends with block 1, [0-9a-f]{64}\.$/,
    );
    await store.connection.collection('ledger-days').updateOne({}, { $set: { 'accounts.receivable.debits': 1n } });
    await expect(run('verify')).rejects.toThrow(
      'The ledger does not hold: 1 differences.\n  receivable on 2026-11-22: its entries come to 10000 debit and 0 credit, kept are 1 and 0 halalas',
    );
    await expect(run('statement', 'receivable', '--to', '2026-11-22')).rejects.toThrow(
      'the entries come to 0.00, and kept is -99.99: npm run ledger -- verify',
    );
    await store.connection.collection('ledger-days').updateOne({}, { $set: { 'accounts.receivable.debits': 10_000n } });
  });

  it('BIL-10 balance prints the trial balance of a day', async () => {
    const rowOf = (said: string, code: string) =>
      said
        .split('\n')
        .find((line) => line.startsWith(code))
        ?.split(/\s+/);
    expect(rowOf(await run('balance'), 'receivable')).toEqual(['receivable', '100.00', '100.00', '0.00']);
    expect(rowOf(await run('balance', '--at', '2026-11-22'), 'fee-income:administrative')).toEqual([
      'fee-income:administrative',
      '0.00',
      '100.00',
      '-100.00',
    ]);
    expect(rowOf(await run('balance', '--at', '2026-11-21'), 'receivable')).toEqual([
      'receivable',
      '0.00',
      '0.00',
      '0.00',
    ]);
  });

  it('BIL-10 statement prints the entries of an account with the balance after each', async () => {
    const lines = (await run('statement', 'receivable', '--from', '2026-11-22')).split('\n');
    expect(lines.slice(1).map((line) => line.replaceAll(/\s+/g, ' ').replaceAll(/(inv|pay)_\w{26}/g, '$1'))).toEqual([
      'carried forward: 0.00',
      '2026-11-22T09:00:00.000Z 100.00 0.00 100.00 INVOICE_ISSUED inv, block 1',
      '2026-11-22T09:00:00.000Z 0.00 100.00 0.00 PAYMENT_RECEIVED pay, not sealed yet',
      'balance: 0.00',
    ]);
  });

  it('says how it is used', async () => {
    expect(await run('--help')).toMatch(/^usage: npm run ledger -- COMMAND/);
    for (const args of [[], ['verify', 'x'], ['statement'], ['balance', '--from', '2026-11-22'], ['verify', '--all']])
      await expect(run(...args)).rejects.toThrow('usage: npm run ledger');
    for (const day of ['2026-02-30', '22.11.2026', '2026-13-01'])
      await expect(run('balance', '--at', day)).rejects.toThrow(`${day} is no day`);
  });
});
