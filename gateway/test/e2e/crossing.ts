import { callSubgraph } from '@mumaris/kit/testing';
import { eventually, payableInvoice, Refused } from '@mumaris/sandbox/outsider';
import { type Applicant, submitted } from './people';
import { graph, placeOf, steps, town } from './platform';

type Kind = 'ADMINISTRATIVE' | 'SERVICE';

/** An application with an invoice at the bank, which is about to be cancelled and paid at nearly the same instant. */
export interface Crossing {
  id: string;
  number: string;
  applicant: Applicant;
  /** Of the invoice. */
  kind: Kind;
  billNumber: string;
  pay(): Promise<unknown>;
  cancel(): Promise<unknown>;
}

/** Asks for nothing of billing, which may be away. */
const cancelDocument = `mutation ($input: CancelApplicationInput!) {
  cancelApplication(input: $input) { application { status } errors { code message { ar en } } }
}`;

/** Waits for the invoice that an application owes. */
export const crossingOf = async (
  { id, number }: Pick<Crossing, 'id' | 'number'>,
  applicant: Applicant,
  kind: Kind,
): Promise<Crossing> => {
  const { sadad } = await payableInvoice(steps, id, kind, applicant.token);
  const billNumber = sadad?.billNumber ?? '';
  return {
    id,
    number,
    applicant,
    kind,
    billNumber,
    pay: () => town.payBill(billNumber, { anyway: true }),
    cancel: () => graph.change(cancelDocument, { applicationId: id }, applicant.token),
  };
};

/** A letter handed in, with its administrative invoice at the bank. */
export const openCrossing = async (applicant: Applicant): Promise<Crossing> =>
  crossingOf(await submitted(applicant), applicant, 'ADMINISTRATIVE');

interface Seen {
  status: string;
  timeline: { at: string; status: string }[];
  invoices: {
    kind: Kind;
    status: string;
    dueAt: string;
    total: { amount: number };
    payments: { id: string; at: string }[];
  }[];
}

/** An application, its invoices and what was paid for them, as its applicant reads them. */
export const read = async ({ id, applicant }: Pick<Crossing, 'id' | 'applicant'>): Promise<Seen> => {
  const query = `query ($id: ID!) { application(id: $id) { status timeline { at status }
    invoices { kind status dueAt total { amount } payments { id at } } } }`;
  return (await graph.ask<{ application: Seen }>(query, { id }, applicant.token)).application;
};

type Balances = Readonly<Record<string, number>>;

/**
 * What lies on each account of the ledger, in halalas: debits less credits (BIL-10). Asked for where the gateway stands: an app
 * has one code in half a minute for who signs in as finance.
 */
export const balances = async (): Promise<Balances> => {
  interface Side {
    amount: number;
  }
  interface Ledger {
    debits: Side;
    credits: Side;
    accounts: { code: string; debits: Side; credits: Side }[];
  }
  const query = `{ trialBalance { debits { amount } credits { amount }
    accounts { code debits { amount } credits { amount } } } }`;
  const caller = { accountId: 'acc_finance', roles: ['FINANCE' as const] };
  const answer = await callSubgraph<{ trialBalance: Ledger }>({ ...placeOf('billing'), caller, query });
  const { trialBalance } = answer.data;
  expect(trialBalance.debits).toEqual(trialBalance.credits);
  return Object.fromEntries(
    trialBalance.accounts.map(({ code, debits, credits }) => [code, debits.amount - credits.amount]),
  );
};

/** What has moved on the accounts since; those on which nothing moved are left out. */
export const movedSince = async (before: Balances): Promise<Balances> => {
  const now = Object.entries(await balances());
  const moved = now.map(([code, amount]) => [code, amount - (before[code] ?? 0)] as const);
  return Object.fromEntries(moved.filter(([, amount]) => amount !== 0));
};

type Ending = 'PAID' | 'CANCELLED';

interface Ended {
  ending: Ending;
  /** What moved on the accounts. */
  moved: Balances;
}

/** A fee that was owed, and is settled; or money that came after the end: it goes back in full, and nothing else. */
const booked = (kind: Kind, total: number, ending: Ending): Balances => ({
  'clearing:sadad': total,
  [ending === 'PAID' ? `fee-income:${kind.toLowerCase()}` : 'refunds-payable']: -total,
});

const sumOf = (all: readonly Balances[]): Balances => {
  const sums: Record<string, number> = {};
  for (const one of all) for (const [code, amount] of Object.entries(one)) sums[code] = (sums[code] ?? 0) + amount;
  return sums;
};

/** Nothing while a service is away: as a person does who is told to try again shortly. */
export const unlessAway = <T>(work: () => Promise<T>): Promise<T | undefined> =>
  work().catch((error: unknown) => {
    if (error instanceof Refused && error.code === 'SUBGRAPH_UNAVAILABLE') return undefined;
    throw error;
  });

/** Waits until both services agree on what the instants of the payment and of the cancellation, and nothing else, make of the fee. */
const agreed = async (crossing: Crossing, seconds: number): Promise<Ended> =>
  eventually(
    'both services to agree',
    async () => {
      const seen = await unlessAway(() => read(crossing));
      if (!seen) return undefined;
      const { status, timeline, invoices } = seen;
      const invoice = invoices.find(({ kind }) => kind === crossing.kind);
      const [cancelledAt, paidAt] = [timeline.find((one) => one.status === 'CANCELLED')?.at, invoice?.payments[0]?.at];
      if (status !== 'CANCELLED' || !invoice || !cancelledAt || !paidAt) return undefined;
      const ending = Date.parse(paidAt) < Date.parse(cancelledAt) ? 'PAID' : 'CANCELLED';
      if (invoice.status !== ending || invoice.payments.length > 1) return undefined;
      return { ending, moved: booked(crossing.kind, invoice.total.amount, ending) } as const;
    },
    seconds,
  ).catch(async (error: unknown) => {
    throw new Error(JSON.stringify(await read(crossing)), { cause: error });
  });

/** What the applicant was told of the cancellation, by mail and in the e-account. */
export const toldOf = async ({ number, applicant: { email, token } }: Pick<Crossing, 'number' | 'applicant'>) => {
  const isIt = (subject = '') => subject.includes('أُلغي') && subject.includes(number);
  const mails = (await town.messages(email)).filter(({ channel, subject }) => channel === 'EMAIL' && isIt(subject));
  const query = '{ me { messages(first: 100) { edges { node { subject } } } } }';
  const { me } = await graph.ask<{ me: { messages: { edges: { node: { subject: string } }[] } } }>(query, {}, token);
  return { mails: mails.length, messages: me.messages.edges.filter(({ node }) => isIt(node.subject)).length };
};

/**
 * Waits for the end of acts that crossed: the applications are cancelled, money and fee are where the instants put them, and
 * each applicant is told once.
 * @param before what lay on the accounts before these acts; nothing else may move meanwhile
 * @returns what became of each invoice
 */
export const settled = async (before: Balances, crossings: readonly Crossing[], seconds = 20): Promise<Ending[]> => {
  const ended = await Promise.all(crossings.map((one) => agreed(one, seconds)));
  expect(await movedSince(before)).toEqual(sumOf(ended.map(({ moved }) => moved)));
  for (const one of crossings) {
    await eventually('the mail about it', async () => (await toldOf(one)).mails || undefined);
    expect(await toldOf(one)).toEqual({ mails: 1, messages: 1 });
  }
  return ended.map(({ ending }) => ending);
};
