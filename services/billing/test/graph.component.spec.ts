import type { Role } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { invoiceFields, scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;
let debtor: Awaited<ReturnType<typeof say.debtor>>;

beforeAll(async () => {
  billing = await startBilling('2026-11-22T09:00:00.000Z');
  say = scenario(billing);
  debtor = await say.debtor();
});
afterAll(() => billing.stop());

interface Entities {
  _entities: (object | null)[];
}

const invoiceQuery = `query ($id: ID!) { invoice(id: $id) { ${invoiceFields} } }`;
const entities = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
  ... on Application { id invoices { number } } ... on Invoice { id number } } }`;
const application = () => ({ __typename: 'Application', id: debtor.applicationId });
const invoice = () => ({ __typename: 'Invoice', id: debtor.invoiceId });
const codesOf = (answer: { errors?: { extensions: Record<string, unknown> }[] }) =>
  answer.errors?.map(({ extensions }) => extensions['code']);

describe('an invoice', () => {
  it.each<Role>(['FINANCE', 'REVIEWER', 'SUPPORT'])('is read by its payer and by %s', async (role) => {
    for (const [account, roles] of [
      [debtor.accountId, []],
      ['acc_staff', [role]],
    ] as [string, Role[]][]) {
      const { data, errors } = await billing.ask<{ invoice: object }>(
        account,
        invoiceQuery,
        { id: debtor.invoiceId },
        roles,
      );
      expect(errors).toBeUndefined();
      expect(data.invoice).toMatchObject({ number: debtor.number, total: { amount: 10_000, currency: 'SAR' } });
    }
  });

  it.each<[string | undefined, Role[], string]>([
    ['acc_other', [], 'NOT_FOUND'],
    ['acc_other', ['PRACTITIONER', 'COMMITTEE', 'EXAMINER', 'SECRETARY_GENERAL', 'ADMIN'], 'NOT_FOUND'],
    [undefined, [], 'UNAUTHENTICATED'],
  ])('is not there for %s with the roles %j', async (account, roles, code) => {
    const answer = await billing.ask(account, invoiceQuery, { id: debtor.invoiceId }, roles);
    expect(codesOf(answer)).toEqual([code]);
    expect(answer.errors?.[0]?.extensions['message']).toMatchObject({ ar: expect.any(String), en: expect.any(String) });
  });

  it('BIL-02 is paid by nobody else: a foreign id is as one that does not exist', async () => {
    for (const [account, id] of [
      ['acc_other', debtor.invoiceId],
      [debtor.accountId, 'inv_nowhere'],
    ] as const) {
      const { errors, checkoutUrl, invoice: shown } = await say.pay(account, id, 'CARD');
      expect([errors.map(({ code }) => code), checkoutUrl, shown]).toEqual([['NOT_FOUND'], null, null]);
    }
    expect(billing.providers.checkouts).toEqual([]);
  });

  it('is resolved for the gateway only to those who may read it', async () => {
    const asked = async (account: string, roles: Role[] = []) =>
      (await billing.ask<Entities>(account, entities, { refs: [invoice(), application()] }, roles)).data._entities;
    const { number, invoiceId, applicationId } = debtor;
    const whole = [
      { id: invoiceId, number },
      { id: applicationId, invoices: [{ number }] },
    ];
    expect(await asked(debtor.accountId)).toEqual(whole);
    expect(await asked('acc_reviewer', ['REVIEWER'])).toEqual(whole);
    expect(await asked('acc_other')).toEqual([null, { id: applicationId, invoices: [] }]);
  });

  it('is read in one look-up for a whole queue', async () => {
    const others = await Promise.all([1, 2, 3].map(() => say.debtor()));
    const refs = others.map(({ applicationId }) => ({ __typename: 'Application', id: applicationId }));
    const { data } = await billing.ask<Entities>('acc_reviewer', entities, { refs }, ['REVIEWER']);
    expect(data._entities).toEqual(
      others.map(({ applicationId, number }) => ({ id: applicationId, invoices: [{ number }] })),
    );
  });
});

describe('the fees', () => {
  it('BIL-01 are public', async () => {
    type Fees = {
      fees: { service: string; kind: string; amount: { amount: number; currency: string }; taxCode: string }[];
    };
    const query = '{ fees { service kind amount { amount currency } taxCode } }';
    const { data } = await billing.ask<Fees>(undefined, query);
    expect(data.fees).toHaveLength(26);
    expect(data.fees).toContainEqual({
      service: 'TRAINING_LETTER',
      kind: 'SERVICE',
      amount: { amount: 15_000, currency: 'SAR' },
      taxCode: 'VATEX-SA-OOS',
    });
  });
});

describe('what a service costs', () => {
  type Fees = { _entities: { fees: SeenFee[]; furtherFees: SeenFee[] }[] };
  type SeenFee = { kind: string; amount: { amount: number }; perStartedMonth: boolean };

  it('BIL-01 is what everybody pays, and beside it what is charged for a third attempt or a late renewal', async () => {
    const fields = '{ kind amount { amount } perStartedMonth }';
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Service { fees ${fields} furtherFees ${fields} } } }`;
    const of = ['CLASSIFICATION', 'REREGISTRATION'].map((code) => ({ __typename: 'Service', code }));
    const { data } = await billing.ask<Fees>(undefined, query, { of });
    const seen = data._entities.map(({ fees, furtherFees }) =>
      [...fees, ...furtherFees].map(({ kind, amount: { amount }, perStartedMonth }) => [kind, amount, perStartedMonth]),
    );
    expect(seen).toEqual([
      [
        ['ADMINISTRATIVE', 20_000, false],
        ['SERVICE', 80_000, false],
        ['EXAM', 40_000, false],
      ],
      [
        ['ADMINISTRATIVE', 10_000, false],
        ['SERVICE', 70_000, false],
        ['LATE', 10_000, true],
      ],
    ]);
  });
});

describe('the trial balance', () => {
  const query = '{ trialBalance { accounts { code } } }';

  it('BIL-10 is for finance and nobody else', async () => {
    const others: Role[] = ['PRACTITIONER', 'REVIEWER', 'SUPPORT', 'ADMIN', 'SECRETARY_GENERAL'];
    expect(codesOf(await billing.ask('acc_staff', query, {}, others))).toEqual(['FORBIDDEN']);
    expect(codesOf(await billing.ask(undefined, query))).toEqual(['UNAUTHENTICATED']);
  });

  it('BIL-10 lists every account of the chart', async () => {
    expect(Object.keys(await say.balances())).toEqual([
      'receivable',
      'fee-income:administrative',
      'fee-income:service',
      'fee-income:exam',
      'fee-income:late',
      'clearing:sadad',
      'clearing:card',
      'unallocated',
      'bank:pay-outs',
      'refunds-payable',
    ]);
  });

  it('BIL-10 is that of the end of a day in Riyadh, where one is asked for', async () => {
    type Answer = { trialBalance: { isComplete: boolean; debits: { amount: number } } };
    const at = async (argument: string) =>
      (
        await billing.ask<Answer>('acc_finance', `{ trialBalance${argument} { isComplete debits { amount } } }`, {}, [
          'FINANCE',
        ])
      ).data.trialBalance;
    const all = await at('');
    expect(all.debits.amount).toBeGreaterThan(0);
    expect(await at('(at: "2026-11-22")')).toEqual(all);
    expect(await at('(at: "2026-11-21")')).toEqual({ isComplete: true, debits: { amount: 0 } });
  });
});

describe('what would go back, before anybody pays or cancels', () => {
  interface Outlook {
    _entities: { refundOutlook: { kind: string; refundable: { amount: number }; rule: string; lastDay: string }[] }[];
  }

  const outlook = async (code: string, steps: string[]) => {
    const query = `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Service {
      refundOutlook { kind refundable { amount } rule lastDay because { ar en } } } } }`;
    const refs = [{ __typename: 'Service', code, steps }];
    const { data } = await billing.ask<Outlook>(undefined, query, { refs });
    return data._entities[0]?.refundOutlook.map(({ kind, refundable, rule, lastDay }) => [
      kind,
      refundable.amount,
      rule,
      lastDay,
    ]);
  };

  it('BIL-08 of a renewal: never the administrative fee, half of the service fee for a month', async () => {
    expect(await outlook('REREGISTRATION', ['AWAITING_PAYMENT', 'UNDER_REVIEW'])).toEqual([
      ['ADMINISTRATIVE', 0, 'ADMINISTRATIVE_FEE', null],
      ['SERVICE', 35_000, 'HALF', '2026-12-22'],
      ['LATE', 0, 'LATE_FEE', null],
    ]);
  });

  it('BIL-08 of a classification: its service fee completes it, a third attempt is half for a month', async () => {
    expect(await outlook('CLASSIFICATION', ['UNDER_REVIEW', 'PRELIMINARILY_APPROVED'])).toEqual([
      ['ADMINISTRATIVE', 0, 'ADMINISTRATIVE_FEE', null],
      ['SERVICE', 0, 'COMPLETED_BY_PAYMENT', null],
      ['EXAM', 20_000, 'HALF', '2026-12-22'],
    ]);
  });

  it('BIL-08 of an invoice, to its payer, with the rule in words', async () => {
    const query = `query ($id: ID!) { invoice(id: $id) { refundQuote { amount { amount } fees { rule because { ar en } } }
      full: refundQuote(ground: WRITTEN_ADVICE) { amount { amount } } } }`;
    interface Quoted {
      amount: { amount: number };
      fees: { rule: string; because: { ar: string; en: string } }[];
    }
    const { data } = await billing.ask<{ invoice: { refundQuote: Quoted; full: Quoted } }>(debtor.accountId, query, {
      id: debtor.invoiceId,
    });
    expect(data.invoice.refundQuote.amount).toEqual({ amount: 0 });
    expect(data.invoice.refundQuote.fees).toEqual([
      {
        rule: 'ADMINISTRATIVE_FEE',
        because: { ar: 'الرسوم الإدارية لا تُستردّ.', en: 'Administrative fees are never refunded.' },
      },
    ]);
    expect(data.invoice.full.amount).toEqual({ amount: 10_000 });
  });
});
