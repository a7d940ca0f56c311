import { StoreBusy } from '@mumaris/kit/mongo/faults';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import fc from 'fast-check';
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
  inTransaction(store.connection, (tx) =>
    store.useCases.endApplication({ applicationId, endedAt: store.clock.now() }, tx),
  );
const kindsOf = async (applicationId: string) =>
  (await store.stores.invoices.ofApplications([applicationId])).map(({ kind, status }) => `${kind} ${status}`);
const count = (collection: string) => store.connection.collection(collection).countDocuments();

describe('asking for a fee', () => {
  it('BIL-01 is not possible without a fee in force, and leaves nothing behind', async () => {
    const before = { ...administrativeOrder, requestedAt: new Date('2025-12-31T20:59:59.999Z') };
    await expect(issue(before)).rejects.toThrow(NoFeeInForce);
    expect([await count('invoices'), await count('ledger'), await count('outbox'), await count('sequences')]).toEqual([
      0, 0, 0, 0,
    ]);
    const requestedAt = new Date('2025-12-31T21:00:00.000Z'); // the new year has begun in Riyadh
    await issue({ ...administrativeOrder, applicationId: 'app_new_year', requestedAt });
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

describe('the price of an application', () => {
  it('BIL-01 is that of its first submission, whenever its fees fall due', async () => {
    const { rules } = store;
    const fees = rules.fees.fees.map((fee) =>
      fee.service === 'TRAINING_LETTER' && fee.kind === 'SERVICE' ? [fee, { ...fee, validTo: '2026-12-31' }] : [fee],
    );
    const priced = fees.flatMap(([fee, ended]) =>
      fee && ended ? [ended, { ...fee, amount: 20_000, validFrom: '2027-01-01' }] : fee ? [fee] : [],
    );
    const { takeSubmission, issueInvoice } = store.replica({ ...rules, fees: { ...rules.fees, fees: priced } });
    const approvedAt = new Date('2027-01-05T09:00:00.000Z');
    const totals = [];
    for (const requestedAt of ['2026-12-31T20:59:59.000Z', '2026-12-31T21:00:00.000Z']) {
      const of = { ...administrativeOrder, applicationId: `app_${requestedAt}`, requestedAt: new Date(requestedAt) };
      await inTransaction(store.connection, (tx) => takeSubmission({ ...of, fee: 'NONE' }, tx));
      const order = { ...of, kind: 'SERVICE', approvedAt, requestedAt: approvedAt } as const;
      await inTransaction(store.connection, (tx) => issueInvoice(order, tx));
      totals.push((await store.stores.invoices.ofApplications([of.applicationId])).map(({ total }) => total));
    }
    expect(totals).toEqual([[15_000], [20_000]]);
  });
});

describe('the numbers of invoices', () => {
  it('BIL-01 leave none out and give none twice: 50 at once by two processes, a crash between, and 50 more', async () => {
    store.clock.moveTo('2030-06-01T09:00:00.000Z');
    const two = [store.replica(), store.replica()];
    // A store that found no quiet moment is asked again, as the consumer of the event does.
    const issueAs = (which: number, from: number): Promise<void> =>
      inTransaction(store.connection, (tx) =>
        two[which % 2]!.issueInvoice({ ...administrativeOrder, applicationId: `app_many_${from + which}` }, tx),
      ).catch((error: unknown) => {
        if (!(error instanceof StoreBusy)) throw error;
        return issueAs(which, from);
      });
    const fifty = Array.from({ length: 50 }, (_, index) => index);
    const crash = inTransaction(store.connection, async (tx) => {
      await store.stores.sequences.nextInvoice(store.clock.now(), tx);
      throw new Error('ended here');
    });
    await Promise.all([expect(crash).rejects.toThrow('ended here'), ...fifty.map((which) => issueAs(which, 0))]);
    for (const which of fifty) await issueAs(which, 50);
    const all = await store.stores.invoices.ofApplications(
      [0, 50].flatMap((from) => fifty.map((n) => `app_many_${from + n}`)),
    );
    const wanted = Array.from({ length: 100 }, (_, index) => `INV-2030-${String(index + 1).padStart(8, '0')}`);
    expect(all.map(({ number }) => number).toSorted()).toEqual(wanted);
  });
});

describe('another fee schedule', () => {
  it('BIL-01 that changes what was charged does not start, and leaves the one before', async () => {
    const { rules, stores } = store;
    await store.useCases.adoptSchedule();
    await store.useCases.adoptSchedule();
    const [first, ...others] = rules.fees.fees;
    const changed = [{ ...first!, amount: 1 }, ...others];
    const adopt = (version: number) =>
      store.replica({ ...rules, fees: { ...rules.fees, version, fees: changed } }).adoptSchedule();
    await expect(adopt(1)).rejects.toThrow(
      'rules/fees.yaml changes what is already issued:\nversion 1 says something else',
    );
    await expect(adopt(2)).rejects.toThrow(
      'CLASSIFICATION ADMINISTRATIVE on 2026-01-01: 20000 was charged, and would be 1',
    );
    expect(await stores.schedules.latest()).toEqual({ version: 1, fees: rules.fees.fees });
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
      currency: 'SAR',
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

describe('a rejection that an appeal takes back', () => {
  const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
  const endAt = (applicationId: string, endedAt: Date, nonCompliance?: boolean) =>
    inTransaction(store.connection, (tx) =>
      store.useCases.endApplication(
        { applicationId, endedAt, ...(nonCompliance !== undefined && { nonCompliance }) },
        tx,
      ),
    );
  const reopenAt = (applicationId: string, reopenedAt: Date) =>
    inTransaction(store.connection, (tx) => store.stores.applications.noteReopening(applicationId, reopenedAt, tx));
  const known = async (applicationId: string) => {
    const one = await store.stores.applications.find(applicationId);
    return one && { endedAt: one.endedAt, nonCompliance: one.nonCompliance };
  };

  it('MEM-33 lets what follows be owed again, and what was cancelled with its end stays so', async () => {
    await issue({ ...administrativeOrder, applicationId: 'app_back' });
    await endAt('app_back', at(1), true);
    await issue({ ...serviceOrder(noon), applicationId: 'app_back' });
    expect(await kindsOf('app_back')).toEqual(['ADMINISTRATIVE CANCELLED']);
    await reopenAt('app_back', at(2));
    expect(await known('app_back')).toEqual({ endedAt: null, nonCompliance: null });
    await issue({ ...serviceOrder(noon), applicationId: 'app_back' });
    // The rejection, told again.
    await endAt('app_back', at(1), true);
    expect(await kindsOf('app_back')).toEqual(['ADMINISTRATIVE CANCELLED', 'SERVICE ISSUED']);
    await endAt('app_back', at(3));
    expect(await kindsOf('app_back')).toEqual(['ADMINISTRATIVE CANCELLED', 'SERVICE CANCELLED']);
  });

  const told = {
    rejected: (id: string) => endAt(id, at(1), true),
    reopened: (id: string) => reopenAt(id, at(2)),
    rejectedAgain: (id: string) => endAt(id, at(3), false),
    reopenedAgain: (id: string) => reopenAt(id, at(4)),
    cancelled: (id: string) => endAt(id, at(5)),
  };
  const course = Object.keys(told) as (keyof typeof told)[];
  const ends = [
    { endedAt: at(1), nonCompliance: true },
    { endedAt: null, nonCompliance: null },
    { endedAt: at(3), nonCompliance: false },
    { endedAt: null, nonCompliance: null },
    { endedAt: at(5), nonCompliance: null },
  ];

  it('MEM-33 counts by when it happened, in whatever order it is heard, and however often', async () => {
    let applications = 0;
    const heard = fc
      .integer({ min: 1, max: course.length })
      .chain((length) =>
        fc.tuple(
          fc.constant(length),
          fc.shuffledSubarray(course.slice(0, length), { minLength: length }),
          fc.array(fc.constantFrom(...course.slice(0, length)), { maxLength: 3 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(heard, async ([length, order, repeats]) => {
        const id = `app_order_${++applications}`;
        for (const step of [...order, ...repeats]) await told[step](id);
        expect(await known(id)).toEqual(ends[length - 1]);
      }),
      { numRuns: 60 },
    );
  });
});
