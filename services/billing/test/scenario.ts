import { randomBytes, randomUUID } from 'node:crypto';
import { waitFor } from '@mumaris/kit/testing';
import {
  ApplicationCancelledV1,
  ApplicationPreliminarilyApprovedV1,
  ApplicationRejectedV1,
  ApplicationReopenedV1,
  ApplicationSubmittedV1,
  InvoiceIssuedV1,
} from '@mumaris/schemas';
import { type Billing, keys, sendSigned } from './billing';
import { exampleOf } from './examples';

const fresh = (prefix: string) => `${prefix}_${randomBytes(8).toString('hex')}`;

export interface Person {
  applicationId: string;
  accountId: string;
}

const aPerson = (): Person => ({ applicationId: fresh('app'), accountId: fresh('acc') });

export interface SeenInvoice {
  id: string;
  number: string;
  kind: string;
  status: string;
  lines: { text: { ar: string; en: string }; amount: { amount: number }; taxCode: string }[];
  total: { amount: number; currency: string };
  issuedAt: string;
  dueAt: string;
  paidAt: string | null;
  sadad: { billerCode: string; billNumber: string } | null;
  payments: { id: string; method: string; amount: { amount: number }; at: string }[];
}

export const invoiceFields = `id number kind status lines { text { ar en } amount { amount } taxCode }
  total { amount currency } issuedAt dueAt paidAt sadad { billerCode billNumber }
  payments { id method amount { amount } at }`;

const payMutation = `mutation ($input: PayInvoiceInput!) { payInvoice(input: $input) {
  invoice { ${invoiceFields} } checkoutUrl errors { code rule field message { ar en } } } }`;

interface PayAnswer {
  payInvoice: {
    invoice: SeenInvoice | null;
    checkoutUrl: string | null;
    errors: { code: string; rule: string; field: string[] | null; message: { ar: string; en: string } }[];
  };
}

/** The events of membership that billing hears, from their examples. */
const eventsOf = ({ bus, clock }: Billing) => {
  const place = ({ applicationId }: Person) => ({ subject: applicationId, time: clock.now() });
  return {
    /** @param subject of the event: those of one subject arrive in their order */
    submit: async (person: Person = aPerson(), subject = person.applicationId) => {
      const example = exampleOf(ApplicationSubmittedV1, 'membership/application-submitted');
      const envelope = await bus.publish(
        ApplicationSubmittedV1,
        { ...example, ...person },
        { ...place(person), subject },
      );
      return { ...person, envelope };
    },
    approve: (person: Person, approvedAt = clock.now(), more: { readonly payUntil?: string } = {}) => {
      const example = exampleOf(ApplicationPreliminarilyApprovedV1, 'membership/application-preliminarily-approved');
      const data = { ...example, ...more, applicationId: person.applicationId, accountId: person.accountId };
      return bus.publish(
        ApplicationPreliminarilyApprovedV1,
        { ...data, approvedAt: approvedAt.toISOString() },
        place(person),
      );
    },
    cancel: ({ applicationId, accountId }: Person, time = clock.now()) =>
      bus.publish(
        ApplicationCancelledV1,
        {
          ...exampleOf(ApplicationCancelledV1, 'membership/application-cancelled'),
          applicationId,
          accountId,
          cancelledAt: time.toISOString(),
        },
        { subject: applicationId, time },
      ),
    /** An appeal takes its rejection back. */
    reopen: ({ applicationId, accountId }: Person, time = clock.now()) =>
      bus.publish(
        ApplicationReopenedV1,
        {
          ...exampleOf(ApplicationReopenedV1, 'membership/application-reopened'),
          ...{ applicationId, accountId, reopenedAt: time.toISOString() },
        },
        { subject: applicationId, time },
      ),
    reject: ({ applicationId, accountId }: Person, time = clock.now()) =>
      bus.publish(
        ApplicationRejectedV1,
        { ...exampleOf(ApplicationRejectedV1, 'membership/application-rejected'), applicationId, accountId },
        { subject: applicationId, time },
      ),
  };
};

/** What the providers tell. */
const noticesOf = ({ url, clock }: Billing) => ({
  sadadPays: (billNumber: string, amount: number, paymentId = `sadad-${randomUUID()}`, paidAt = clock.now()) =>
    sendSigned(
      `${url}/webhooks/sadad`,
      JSON.stringify({
        type: 'sadad.bill.paid',
        data: { paymentId, billNumber, amount, currency: 'SAR', paidAt: paidAt.toISOString() },
      }),
    ),
  cardSays: (
    outcome: 'captured' | 'declined' | 'refunded' | 'disputed',
    data: {
      checkoutId: string;
      reference: string;
      amount: number;
      paymentId?: string;
      currency?: string;
      refundId?: string;
      reason?: string;
    },
  ) =>
    sendSigned(
      `${url}/webhooks/card`,
      JSON.stringify({
        type: `card.payment.${outcome}`,
        data: { paymentId: `card-${randomUUID()}`, currency: 'SAR', ...data, at: clock.now().toISOString() },
      }),
      { key: keys.card },
    ),
});

/** The words that the component tests are written in. */
export const scenario = (billing: Billing) => {
  const { ask, bus } = billing;
  const events = eventsOf(billing);
  const invoice = async (accountId: string, id: string) =>
    (
      await ask<{ invoice: SeenInvoice }>(accountId, `query ($id: ID!) { invoice(id: $id) { ${invoiceFields} } }`, {
        id,
      })
    ).data.invoice;
  const issued = ({ applicationId }: Person, kind = 'ADMINISTRATIVE') =>
    bus.hear(InvoiceIssuedV1, (data) => data.applicationId === applicationId && data.kind === kind);
  const balances = async () => {
    const query =
      '{ trialBalance { debits { amount } credits { amount } accounts { code debits { amount } credits { amount } } } }';
    type Side = { amount: number };
    type Answer = {
      trialBalance: { debits: Side; credits: Side; accounts: { code: string; debits: Side; credits: Side }[] };
    };
    await billing.onMajority();
    const { trialBalance } = (await ask<Answer>('acc_finance', query, {}, ['FINANCE'])).data;
    expect(trialBalance.debits).toEqual(trialBalance.credits);
    return Object.fromEntries(
      trialBalance.accounts.map(({ code, debits, credits }) => [code, debits.amount - credits.amount]),
    );
  };
  /**
   * What changed in the ledger while something happened; debits less credits, without accounts that did not move and refunds that were paid out
   * meanwhile.
   */
  const moved = async (happens: () => Promise<unknown>): Promise<Record<string, number>> => {
    const before = await billing.bookedBeforePayOuts();
    await happens();
    const after = await billing.bookedBeforePayOuts();
    const changes = Object.entries(after).map(([code, balance]) => [code, balance - (before[code] ?? 0)] as const);
    return Object.fromEntries(changes.filter(([, change]) => change !== 0));
  };
  return {
    ...events,
    moved,
    ...noticesOf(billing),
    invoice,
    issued,
    balances,
    pay: async (accountId: string, invoiceId: string, method: 'SADAD' | 'CARD') =>
      (await ask<PayAnswer>(accountId, payMutation, { input: { invoiceId, method } })).data.payInvoice,
    /** The end of an application has been heard of. */
    ended: ({ applicationId }: Person) => waitFor(() => billing.endedAt(applicationId), { what: 'the end' }),
    runsAgain: ({ applicationId }: Person) =>
      waitFor(async () => !(await billing.endedAt(applicationId)), { what: 'the reopening' }),
    /** A person whose administrative invoice is issued and at the bank. */
    debtor: async () => {
      const person = aPerson();
      const { id: invoiceId, billNumber, number } = await billing.put(person);
      await waitFor(async () => (await invoice(person.accountId, invoiceId)).sadad, { what: 'the registration' });
      return { ...person, invoiceId, billNumber, number };
    },
    hasStatus: (accountId: string, id: string, status: string) =>
      waitFor(async () => (await invoice(accountId, id)).status === status, { what: status }),
  };
};
