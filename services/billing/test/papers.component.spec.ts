import { waitFor } from '@mumaris/kit/testing';
import { pdfLines } from '@mumaris/kit/testing/pdf-text';
import type { Role } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { scenario } from './scenario';
import { faultsInUbl } from './ubl';

const startedAt = '2026-11-22T09:00:00.000Z';

let billing: Billing;
let say: ReturnType<typeof scenario>;
let debtor: Awaited<ReturnType<typeof say.debtor>>;

beforeAll(async () => {
  billing = await startBilling(startedAt);
  say = scenario(billing);
  debtor = await say.debtor();
});
afterAll(() => billing.stop());
beforeEach(() => billing.clock.moveTo(startedAt));

interface Address {
  url: string;
  expiresAt: string;
}
type Answer<D> = Awaited<ReturnType<typeof billing.ask<D>>>;

const query = 'query ($id: ID!) { invoice(id: $id) { pdf { url expiresAt } receiptPdf { url expiresAt } } }';
const ask = (account: string, roles: Role[] = [], id = debtor.invoiceId) =>
  billing.ask<{ invoice: { pdf: Address; receiptPdf: Address | null } }>(account, query, { id }, roles);
const addresses = async (account: string, roles: Role[] = [], id = debtor.invoiceId) =>
  (await ask(account, roles, id)).data.invoice;
const codesOf = ({ errors }: Answer<unknown>) => errors?.map(({ extensions }) => extensions['code']);

/** Reads an address as the public reaches it. */
const read = (url: string, init?: RequestInit) => fetch(url.replace('https://billing.test', billing.url), init);
const linesAt = async ({ url }: Address) => pdfLines(new Uint8Array(await (await read(url)).arrayBuffer()));
const textAt = async (address: Address) => (await linesAt(address)).map(({ fromLeft }) => fromLeft).join('\n');
const refusal = async (response: Response) => [
  response.status,
  ((await response.json()) as { errors: { code: string; rule: string }[] }).errors[0]?.code,
];
const later = (seconds: number) => billing.clock.moveTo(new Date(Date.parse(startedAt) + seconds * 1_000));

describe('BIL-11 the PDF of an invoice', () => {
  it('is downloaded by its payer, and kept by nothing on its way', async () => {
    const { pdf, receiptPdf } = await addresses(debtor.accountId);
    expect([pdf.expiresAt, receiptPdf]).toEqual(['2026-11-22T09:05:00.000Z', null]);
    const response = await read(pdf.url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename=${debtor.number}.pdf`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(await (await read(pdf.url)).arrayBuffer())).toEqual(bytes);
    const text = await textAt(pdf);
    for (const part of [debtor.number, 'SAR100.00', 'tobepaid', debtor.billNumber]) expect(text).toContain(part);
  });

  it.each<Role>(['FINANCE', 'SUPPORT'])('is downloaded by %s', async (role) => {
    expect((await read((await addresses('acc_staff', [role])).pdf.url)).status).toBe(200);
  });

  it('is given to no reviewer and no stranger', async () => {
    expect(codesOf(await ask('acc_staff', ['REVIEWER']))).toEqual(['FORBIDDEN']);
    expect(codesOf(await ask('acc_other'))).toEqual(['NOT_FOUND']);
  });

  it('shows the invoice as it stands when it is read, and its receipt once it is paid', async () => {
    const paying = await say.debtor();
    const { pdf } = await addresses(paying.accountId, [], paying.invoiceId);
    await say.sadadPays(paying.billNumber, 10_000);
    await say.hasStatus(paying.accountId, paying.invoiceId, 'PAID');
    const text = await textAt(pdf);
    expect(text).toContain('paid');
    expect(text).not.toContain('tobepaid');
    const { receiptPdf } = await addresses(paying.accountId, [], paying.invoiceId);
    const receipt = await textAt(receiptPdf as Address);
    for (const part of ['RCT-2026-', paying.number, 'SADAD', '12:00Riyadhtime']) expect(receipt).toContain(part);
  });
});

describe('BIL-11 the e-invoice', () => {
  const query = 'query ($id: ID!) { invoice(id: $id) { eInvoice { url expiresAt } } }';
  const address = async (account: string, id: string, roles: Role[] = []) => {
    const { data } = await billing.ask<{ invoice: { eInvoice: Address | null } }>(account, query, { id }, roles);
    return data.invoice.eInvoice;
  };

  it('is there once the invoice is paid, for its payer and for finance', async () => {
    const paying = await say.debtor();
    expect(await address(paying.accountId, paying.invoiceId)).toBeNull();
    await say.sadadPays(paying.billNumber, 10_000);
    const own = await waitFor(() => address(paying.accountId, paying.invoiceId), { what: 'the e-invoice' });
    const response = await read(own.url);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/xml',
      'content-disposition': `attachment; filename=${paying.number}.xml`,
      'cache-control': 'private, no-store',
    });
    const xml = await response.text();
    expect(xml).toContain(`<cbc:ID>${paying.number}</cbc:ID>`);
    expect(await faultsInUbl(xml)).toEqual([]);
    const staffs = await address('acc_staff', paying.invoiceId, ['FINANCE']);
    expect(await (await read(staffs?.url ?? '')).text()).toBe(xml);
  });
});

describe('BIL-11 an address', () => {
  it('holds for five minutes', async () => {
    const { pdf } = await addresses(debtor.accountId);
    later(300);
    expect((await read(pdf.url)).status).toBe(200);
    later(300.001);
    expect(await refusal(await read(pdf.url))).toEqual([403, 'PDF_LINK_EXPIRED']);
  });

  it('with a letter changed, twice, or without its ticket is none', async () => {
    const { url } = (await addresses(debtor.accountId)).pdf;
    const [place = '', ticket = ''] = url.split('?ticket=');
    const changed = `${ticket.slice(0, 40)}${ticket[40] === 'A' ? 'B' : 'A'}${ticket.slice(41)}`;
    for (const wrong of [place, `${place}?ticket=`, `${place}?ticket=${changed}`, `${url}&ticket=${ticket}`])
      expect(await refusal(await read(wrong))).toEqual([403, 'PDF_LINK_INVALID']);
  });

  it('is looked at again: whose invoice it is not any more, reads nothing', async () => {
    const person = await say.debtor();
    const [own, staff] = await Promise.all([
      addresses(person.accountId, [], person.invoiceId),
      addresses('acc_staff', ['FINANCE'], person.invoiceId),
    ]);
    await billing.giveInvoiceTo(person.invoiceId, 'acc_else');
    expect(await refusal(await read(own.pdf.url))).toEqual([403, 'PDF_LINK_INVALID']);
    expect((await read(staff.pdf.url)).status).toBe(200);
  });
});

describe('BIL-11 the statement of an account', () => {
  const statement = `query ($from: Date!, $until: Date!, $accountId: ID) {
    accountStatement(from: $from, until: $until, accountId: $accountId) { url expiresAt } }`;
  const november = { from: '2026-11-01', until: '2026-11-30' };
  const askStatement = (account: string | undefined, variables: object = november, roles: Role[] = []) =>
    billing.ask<{ accountStatement: Address }>(account, statement, variables, roles);

  it('is the owner’s, and that of any account for finance', async () => {
    const own = await askStatement(debtor.accountId);
    const named = await askStatement('acc_staff', { ...november, accountId: debtor.accountId }, ['FINANCE']);
    for (const { data } of [own, named]) {
      const text = await textAt(data.accountStatement);
      for (const part of [debtor.accountId, `Invoice${debtor.number}issued`, 'SAR100.00']) expect(text).toContain(part);
    }
    const empty = await askStatement(debtor.accountId, { from: '2026-10-01', until: '2026-10-31' });
    expect(await textAt(empty.data.accountStatement)).not.toContain(debtor.number);
  });

  it('has money that lies unallocated, what goes back, and what was paid back', async () => {
    const person = await say.debtor();
    const own = async () =>
      (await textAt((await askStatement(person.accountId)).data.accountStatement)).replaceAll('\n', '');
    await say.sadadPays(person.billNumber, 9_999);
    const loose = await own();
    for (const part of [`Receivedunderinvoice${person.number}`, 'SAR99.99', 'SAR0.01']) expect(loose).toContain(part);
    await say.sadadPays(person.billNumber, 10_000);
    await say.cardSays('captured', { checkoutId: 'chk-1', reference: person.number, amount: 10_000 });
    await waitFor(async () => (await own()).includes('paidout'), { what: 'the card to be paid back' });
    // Asked for and paid, twice over, and what the bank took first.
    expect((await own()).split('SAR-99.99').length).toBeGreaterThan(1);
  });

  it('is nobody else’s', async () => {
    const other = { ...november, accountId: debtor.accountId };
    expect(codesOf(await askStatement('acc_other', other, ['SUPPORT', 'REVIEWER', 'ADMIN']))).toEqual(['NOT_FOUND']);
    expect(codesOf(await askStatement(undefined))).toEqual(['UNAUTHENTICATED']);
  });

  it('is of days that follow each other', async () => {
    const crossed = await askStatement(debtor.accountId, { from: '2026-11-30', until: '2026-11-01' });
    expect(codesOf(crossed)).toEqual(['STATEMENT_DAYS_CROSSED']);
  });
});
