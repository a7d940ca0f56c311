import { addDays, type Day, dayOf } from '@mumaris/kit/calendar';
import type { Caller } from '@mumaris/kit/auth/caller';
import { RuleViolation } from '@mumaris/kit/errors';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import type { RefundStatus } from '@mumaris/schemas';
import type { Connection } from 'mongoose';
import fc from 'fast-check';
import type { Posting } from '../src/ledger/domain/ledger';
import { sumByAccount } from '../src/ledger/domain/trial-balance';
import { ledgerModels } from '../src/ledger/store/ledger.model';
import { dyingSealer, type SealingStep } from './dying-sealer';
import { administrativeOrder, aNotice, noon, serviceOrder } from './fixtures';
import { storeOfItsOwn } from './store';
import type { FeeOrder } from '../src/invoices/domain/issue-invoice';
import { decideItemSettlement, proposeItemSettlement } from '../src/payments/use-cases/settle-item';
import { agreeToExemption, openExemption, revokeExemption } from '../src/exemptions/domain/exemption';
import { collectRefund, recordRefundPaid } from '../src/refunds/use-cases/collect-refund';
import { decideRefund } from '../src/refunds/use-cases/decide-refund';
import { requestRefund } from '../src/refunds/use-cases/request-refund';

let store: Awaited<ReturnType<typeof storeOfItsOwn>>;
beforeAll(async () => {
  store = await storeOfItsOwn();
});
afterAll(() => store.drop());

const days = (count: number) => count * 86_400_000;
const some = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(list.length, 1)];
const invoices = (count: number) =>
  store.stores.invoices.ofApplications(Array.from({ length: count }, (_, index) => `app_${index}`));

/** What can happen: to a number that picks what it happens to, and the number of applications so far. */
type Step = (pick: number, applications: number) => Promise<unknown>;

const pay =
  (method: 'SADAD' | 'CARD', amountOff = 0, daysAgo = 0): Step =>
  async (pick, applications) => {
    const invoice = some(await invoices(applications), pick);
    if (!invoice) return;
    const paidAt = new Date(store.clock.now().getTime() - days(daysAgo));
    const reference = method === 'SADAD' ? invoice.billNumber : invoice.number;
    const providerPaymentId = `${method}-${pick}-${applications}`;
    await store.useCases.receivePayment(
      // Of a waived invoice the total is nothing; it is paid all the same.
      aNotice({ method, reference, providerPaymentId, amount: (invoice.total || 10_000) + amountOff, paidAt }),
    );
  };

const dies =
  (when: 'before' | 'after', step: SealingStep): Step =>
  () =>
    dyingSealer(store, when, step)().then(
      () => undefined,
      (error: Error) => {
        if (error.message !== 'the process ends') throw error;
      },
    );

const issue = (order: FeeOrder) => inTransaction(store.connection, (tx) => store.useCases.issueInvoice(order, tx));

const everyRefund = async (status: RefundStatus) => {
  const { edges } = await store.stores.refunds.page([status], { first: 100 });
  return edges.map(({ node }) => node);
};

/** What a person asks may be refused: only what was done has to be booked. */
const asked = async (work: Promise<unknown>) => {
  await work.catch((error: unknown) => {
    if (!(error instanceof RuleViolation)) throw error;
  });
};

const caller = (accountId: string) => ({ accountId, roles: [], address: '127.0.0.1' }) as unknown as Caller;
const reason = { ar: 'سبب', en: 'reason' };
const grounds = ['NOT_PROVIDED', 'WRITTEN_ADVICE', 'RENEWAL_TRIED_IN_TIME'] as const;

const decide: Step = async (pick) => {
  const refund = some([...(await everyRefund('REQUESTED')), ...(await everyRefund('SECOND_LOOK'))], pick);
  if (!refund) return;
  const by = caller(`acc_finance_${pick % 3}`);
  await asked(decideRefund(store.deps)({ caller: by, refundId: refund.id, approve: pick % 4 > 0, reason }));
};

const settleItems: Step = async (pick, applications) => {
  const { edges } = await store.stores.openItems.page(null, { first: 100 });
  const item = some(edges, pick)?.node;
  if (!item) return;
  const { number = null } = some(await invoices(applications), pick) ?? {};
  const settlement = pick % 2 ? 'INVOICE' : 'PAYER';
  const proposal = { itemId: item.id, settlement, invoiceNumber: number, remark: 'why' } as const;
  await asked(proposeItemSettlement(store.deps)({ ...proposal, caller: caller('acc_hind') }));
  await asked(decideItemSettlement(store.deps)({ itemId: item.id, agree: true, caller: caller('acc_saad') }));
};

/** Somebody is exempt from now on: all owe to one account here, so that it ends again. */
const exempt: Step = async (pick) => {
  const { exemptions } = store.stores;
  const [running] = await exemptions.running(administrativeOrder.accountId);
  const by = (account: string) => ({ by: account, at: store.clock.now() });
  if (running?.terms) {
    const { reason: why } = running.terms;
    await exemptions.update(running.id, (found) => revokeExemption(found, why, by('acc_hind')));
    return;
  }
  const named = {
    id: `exm_${pick}_${Math.random()}`,
    number: `E-${Math.random()}`,
    accountId: administrativeOrder.accountId,
  };
  const from = dayOf(store.clock.now());
  const agreed = { ground: 'SECRETARY_GENERAL', decision: 'SG-1', from, until: null, services: [], reason } as const;
  const { id } = await exemptions.insert(openExemption(named, agreed, by('acc_hind')));
  await exemptions.update(id, (found) => agreeToExemption(found, by('acc_saad')));
};

const steps = {
  exempt,
  carryOut: async () => {
    for (const id of await store.stores.exemptions.findToCarryOut(store.clock.now(), 100))
      await store.useCases.carryOutExemption(id);
  },
  settleItems,
  settleMore: settleItems,
  payTooMuch: pay('CARD', 7),
  issueRenewal: (_, applications) =>
    issue({
      ...administrativeOrder,
      kind: 'COMBINED',
      service: 'REREGISTRATION',
      applicationId: `app_${applications}`,
      requestedAt: store.clock.now(),
      registrationEndedOn: addDays(dayOf(store.clock.now()), -10),
    }),
  askBack: async (pick, applications) => {
    const invoice = some(await invoices(applications), pick);
    if (!invoice) return;
    const ground = grounds[pick % grounds.length] ?? 'NOT_PROVIDED';
    const command = { caller: caller(invoice.accountId), invoiceId: invoice.id, ground, words: 'why' };
    await asked(requestRefund(store.deps)(command));
  },
  decide,
  decideAgain: decide,
  collect: async (pick) => {
    const refund = some(await everyRefund('APPROVED'), pick);
    if (!refund) return;
    const way = pick % 2 ? 'CARD' : 'BY_HAND';
    await asked(collectRefund(store.deps)({ caller: caller(refund.accountId ?? ''), refundId: refund.id, way }));
  },
  payOut: async () => {
    const signal = AbortSignal.timeout(20_000);
    for (const { id, payOut } of await everyRefund('PAYING'))
      if (payOut?.way === 'CARD') await store.useCases.payCardBack({ refundId: id }, { signal });
      else
        await asked(recordRefundPaid(store.deps)({ caller: caller('acc_bank'), refundId: id, reference: `T-${id}` }));
  },
  openOwed: async () => {
    for (const id of await store.stores.payments.withoutRefund(100)) await store.useCases.openOwedRefund(id);
  },
  lapse: async () => {
    for (const { id } of await everyRefund('APPROVED')) await store.useCases.lapseRefund(id);
  },
  issueAdministrative: (_, applications) => issue({ ...administrativeOrder, applicationId: `app_${applications}` }),
  issueService: (_, applications) =>
    issue({ ...serviceOrder(store.clock.now()), applicationId: `app_${applications}` }),
  payBySadad: pay('SADAD'),
  payByCard: pay('CARD'),
  payHeardLate: pay('SADAD', 0, 1),
  payWrong: pay('CARD', -1),
  payUnknown: (pick) =>
    store.useCases.receivePayment(
      aNotice({ reference: 'none', providerPaymentId: `u${pick}`, paidAt: store.clock.now() }),
    ),
  end: async (pick, applications) => {
    const invoice = some(await invoices(applications), pick);
    if (!invoice) return;
    const endedAt = new Date(store.clock.now().getTime() - days(pick % 3));
    const { applicationId } = invoice;
    await inTransaction(store.connection, (tx) => store.useCases.endApplication({ applicationId, endedAt }, tx));
  },
  reopen: async (pick, applications) => {
    const invoice = some(await invoices(applications), pick);
    if (!invoice) return;
    const { applicationId } = invoice;
    const { noteReopening } = store.stores.applications;
    await inTransaction(store.connection, (tx) => noteReopening(applicationId, store.clock.now(), tx));
  },
  match: async () => {
    for (const id of await store.useCases.matchablePayments(store.clock.now(), 100))
      await store.useCases.matchPayment(id);
  },
  // For the next invoice, or one soon after it: its payment and its issue cross.
  payAhead: async (pick, applications) => {
    const last = (await invoices(applications)).at(-1);
    if (!last) return;
    const next = (number: string) =>
      `${number.slice(0, -8)}${String(Number(number.slice(-8)) + 1 + (pick % 3)).padStart(8, '0')}`;
    const notice = { providerPaymentId: `a${pick}`, paidAt: store.clock.now() };
    await store.useCases.receivePayment(aNotice({ ...notice, method: 'CARD', reference: next(last.number) }));
  },
  expire: async (_, applications) => {
    for (const { id } of await invoices(applications)) await store.useCases.expireInvoice(id);
  },
  timePasses: (pick) => Promise.resolve(store.clock.moveTo(new Date(store.clock.now().getTime() + days(pick % 40)))),
  seal: () => store.useCases.sealPostings(),
  twoSeal: () => Promise.all([store.replica().sealPostings(), store.replica().sealPostings()]),
  sealerDiesEarly: dies('after', 'append'),
  sealerDiesBetween: dies('after', 'add'),
  sealerDiesLate: dies('after', 'settle'),
} satisfies Record<string, Step>;

const clear = async (database: Connection) => {
  for (const { name } of await database.listCollections()) await database.collection(name).deleteMany({});
};

const sums = (postings: readonly Posting[]) =>
  Object.fromEntries(
    sumByAccount(postings.flatMap(({ entries }) => entries)).map(({ code, debits, credits }) => [
      code,
      [debits, credits],
    ]),
  );

/** Every day on which something can have changed, and those around. */
const lookedAt = (postings: readonly Posting[]): Day[] => [
  ...new Set(postings.flatMap(({ at }) => [-1, 0, 1, 31].map((off) => addDays(dayOf(at), off)))),
];

const assertBooks = async () => {
  const postings = await ledgerModels(store.stores.database).postings.find().lean<Posting[]>();
  const { debits, credits } = await store.reads.readTrialBalance();
  expect(debits).toBe(credits);
  for (const day of [undefined, ...lookedAt(postings)]) {
    const { sums: kept } = await store.stores.ledger.balances(day);
    const used = kept.filter((sum) => sum.debits || sum.credits);
    expect([day, Object.fromEntries(used.map((sum) => [sum.code, [sum.debits, sum.credits]]))]).toEqual([
      day,
      sums(postings.filter(({ at }) => day === undefined || dayOf(at) <= day)),
    ]);
  }
  expect((await store.reads.verify()).named).toEqual([]);
};

describe('the ledger in the store over any history', () => {
  it('BIL-10 is whole whenever a sealer ends: balances at any day, invoices, payments and refunds, and the chain', async () => {
    const names = fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[]));
    const history = fc.array(fc.tuple(names, fc.nat(50)), { minLength: 10, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(history, async (happenings) => {
        await clear(store.connection);
        await clear(store.stores.database);
        store.clock.moveTo(noon);
        let applications = 0;
        for (const [name, pick] of happenings) {
          await steps[name](pick, applications);
          if (name.startsWith('issue')) applications += 1;
        }
        await assertBooks();
        while (await store.useCases.sealPostings());
        await assertBooks();
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
