import { waitFor } from '@mumaris/kit/testing';
import { InvoicePaidV1, type Role } from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;

const day = '2026-11-22';
const noon = new Date(`${day}T09:00:00.000Z`);
const nextDay = new Date('2026-11-23T06:00:00.000Z');

beforeEach(async () => {
  billing = await startBilling(noon.toISOString());
  say = scenario(billing);
});
afterEach(() => billing.stop());

interface Row {
  id?: string;
  bill: string;
  amount?: string;
  on?: string;
}
const lineOf = ({ id = 'sadad-001', bill, amount = '100.00', on = '22/11/2026' }: Row) =>
  `${id},${bill},${on},${amount}`;
const fileOf = (rows: readonly Row[], sum: string) =>
  ['payment_id,bill_number,paid_on,amount', ...rows.map(lineOf), `TOTAL,${rows.length},,${sum}`, ''].join('\r\n');

interface Seen {
  id: string;
  status: string;
  rows: number;
  reconciled: number;
  matched: number;
  booked: number;
  differing: number;
}

const upload = async (on = day, roles: Role[] = ['FINANCE'], method = 'SADAD') => {
  const query = `query ($method: PaymentMethod!, $day: Date!) { settlementUpload(method: $method, day: $day) { url expiresAt } }`;
  const answer = await billing.ask<{ settlementUpload: { url: string; expiresAt: string } }>(
    'acc_hind',
    query,
    { method, day: on },
    roles,
  );
  return { ...answer.data?.settlementUpload, codes: answer.errors?.map(({ extensions }) => extensions['code']) };
};

const put = async (url: string, body: string | Uint8Array<ArrayBuffer> | ReadableStream) => {
  const target = url.replace('https://billing.test', billing.url);
  const init = { method: 'PUT', body, duplex: 'half' } as RequestInit;
  const response = await fetch(target, init);
  return {
    status: response.status,
    body: (await response.json()) as { id: string; errors?: { code: string; message: { ar: string; en: string } }[] },
  };
};
const send = async (file: string, on = day) => put((await upload(on)).url ?? '', file);
const codesOf = ({ status, body }: Awaited<ReturnType<typeof put>>) => [
  status,
  ...(body.errors ?? []).map(({ code }) => code),
];

/** Sends a file, and waits until it is reconciled. */
const reconciled = async (file: string, on = day): Promise<Seen> => {
  const { status, body } = await send(file, on);
  expect(status).toBe(202);
  const query =
    'query ($id: ID!) { settlement(id: $id) { id status rows reconciled matched booked differing by { id } } }';
  return waitFor(
    async () => {
      const { data } = await billing.ask<{ settlement: Seen }>('acc_hind', query, { id: body.id }, ['FINANCE']);
      return data.settlement.status === 'RECONCILED' ? data.settlement : undefined;
    },
    { what: 'the reconciliation' },
  );
};

interface Item {
  id: string;
  kind: string;
  providerPaymentId: string;
  amount: number;
  fileDay: string | null;
  fileRow: number | null;
}
const differences = async () => {
  const query = '{ openItems(first: 100) { edges { node { id kind providerPaymentId amount fileDay fileRow } } } }';
  const { data } = await billing.ask<{ openItems: { edges: { node: Item }[] } }>('acc_hind', query, {}, ['FINANCE']);
  return data.openItems.edges.map(({ node: { id: _id, ...item } }) => item);
};
const bookedOf = async () => (await say.balances())['clearing:sadad'];

describe('BIL-10 the settlement file of a day', () => {
  it('books what nobody told of, once, as paid in time on that day; told of later, it changes nothing', async () => {
    const debtor = await say.debtor();
    billing.clock.moveTo(nextDay);
    const file = fileOf([{ id: 'sadad-005', bill: debtor.billNumber }], '100.00');
    expect(await reconciled(file)).toMatchObject({ rows: 1, reconciled: 1, matched: 0, booked: 1, differing: 0 });
    const paid = await billing.bus.hear(InvoicePaidV1, ({ invoiceId }) => invoiceId === debtor.invoiceId);
    expect(paid.paidAt).toBe('2026-11-22T20:59:59.999Z');
    expect((await say.sadadPays(debtor.billNumber, 10_000, 'sadad-005', noon)).status).toBe(204);
    expect([await bookedOf(), await differences()]).toEqual([10_000, []]);
  });

  it('agrees with what is booked; two payments of one bill are two, and one that stands there twice is one', async () => {
    const { billNumber: bill } = await say.debtor();
    await say.sadadPays(bill, 10_000, 'sadad-001', noon);
    billing.clock.moveTo(nextDay);
    const rows = [{ bill }, { bill, id: 'sadad-002' }, { bill, id: 'sadad-003' }, { bill, id: 'sadad-003' }];
    expect(await reconciled(fileOf(rows, '400.00'))).toMatchObject({ rows: 4, reconciled: 4, matched: 1, booked: 2 });
    expect([await bookedOf(), await differences()]).toEqual([30_000, []]);
  });

  it('lists what it has otherwise, in two ways, or of another day, and books nothing of that', async () => {
    const { billNumber: bill } = await say.debtor();
    await say.sadadPays(bill, 10_000, 'sadad-001', noon);
    billing.clock.moveTo(nextDay);
    const rows = [
      { bill, amount: '100.01' },
      { bill, id: 'sadad-004', amount: '700.00' },
      { bill, id: 'sadad-004', amount: '200.00' },
      { bill, id: 'sadad-006', on: '11/12/2026' },
    ];
    expect(await reconciled(fileOf(rows, '"1,100.01"'))).toMatchObject({ matched: 0, booked: 0, differing: 3 });
    const found = await differences();
    expect(
      found.map(({ kind, providerPaymentId, fileRow, fileDay }) => [kind, providerPaymentId, fileRow, fileDay]),
    ).toEqual([
      ['FILE_DIFFERS', 'sadad-001', 2, day],
      ['FILE_CONTRADICTS_ITSELF', 'sadad-004', 3, day],
      ['FILE_OF_ANOTHER_DAY', 'sadad-006', 5, day],
    ]);
    expect(await bookedOf()).toBe(10_000);
  });

  it('again, nothing new; with one row more, only the row; what it had not is settled by a later one that has it', async () => {
    const [{ billNumber: bill }, other] = [await say.debtor(), await say.debtor()];
    await say.sadadPays(other.billNumber, 10_000, 'sadad-007', noon);
    billing.clock.moveTo(nextDay);
    const once = fileOf([{ bill }], '100.00');
    const first = await reconciled(once);
    expect(first).toMatchObject({ booked: 1, differing: 1 });
    const missing = {
      kind: 'NOT_IN_FILE',
      providerPaymentId: 'sadad-007',
      amount: 10_000,
      fileDay: day,
      fileRow: null,
    };
    expect([await bookedOf(), await differences()]).toEqual([20_000, [missing]]);
    expect(await reconciled(once)).toEqual(first);
    const more = fileOf([{ bill }, { bill: other.billNumber, id: 'sadad-007' }, { bill, id: 'sadad-008' }], '300.00');
    expect(await reconciled(more)).toMatchObject({ matched: 2, booked: 1, differing: 0 });
    // The second payment of a paid bill goes back; nothing else is new.
    expect([await bookedOf(), await differences()]).toEqual([30_000, []]);
    expect(await reconciled(more)).toMatchObject({ matched: 2, booked: 1, differing: 0 });
    expect(await bookedOf()).toBe(30_000);
  });

  it('a difference is closed by two people, and moves nothing', async () => {
    const { billNumber } = await say.debtor();
    await say.sadadPays(billNumber, 10_000, 'sadad-001', noon);
    billing.clock.moveTo(nextDay);
    await reconciled(fileOf([], '0.00'));
    const query = '{ openItems { edges { node { id } } } }';
    const { data } = await billing.ask<{ openItems: { edges: { node: Item }[] } }>('acc_hind', query, {}, ['FINANCE']);
    const itemId = data.openItems.edges[0]?.node.id;
    const change = (by: string, name: string, input: object) =>
      billing.ask<Record<string, { errors: { code: string }[] }>>(
        by,
        `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { errors { code } } }`,
        { input: { itemId, ...input } },
        ['FINANCE'],
      );
    const before = await say.balances();
    await change('acc_hind', 'proposeItemSettlement', { settlement: 'NOTHING', remark: 'صحّحه المصرف' });
    const own = await change('acc_hind', 'decideItemSettlement', { agree: true });
    expect(own.data['decideItemSettlement']?.errors).toMatchObject([{ code: 'SAME_PERSON' }]);
    await change('acc_saad', 'decideItemSettlement', { agree: true });
    expect([await differences(), await say.balances()]).toEqual([[], before]);
  });
});

describe('BIL-10 a settlement file that is refused', () => {
  it('books nothing, says what is wrong in both languages, and is taken once it is right', async () => {
    const { billNumber: bill } = await say.debtor();
    billing.clock.moveTo(nextDay);
    const whole = fileOf([{ bill }], '100.00');
    for (const [file, ...answer] of [
      [whole.slice(0, -20), 422, 'SETTLEMENT_CUT'],
      [whole.replace('bill_number', 'iban'), 422, 'SETTLEMENT_OTHER_FORMAT'],
      [whole.replace('TOTAL,1', 'TOTAL,2'), 422, 'SETTLEMENT_TOTAL_DIFFERS'],
      [
        whole.replace(',100.00', ',100.0').replace('22/11', '31/11'),
        422,
        'SETTLEMENT_BAD_DAY',
        'SETTLEMENT_BAD_AMOUNT',
      ],
      [whole.replace('sadad', '\u0000'), 415, 'SETTLEMENT_NOT_UTF8'],
    ] as const)
      expect(codesOf(await send(file))).toEqual(answer);
    const { body } = await send(whole.replace('TOTAL,1,,100.00', 'TOTAL,1,,100.01'));
    expect(body.errors?.[0]?.message.en).toMatch(/SAR\s?100\.01.*SAR\s?100\.00/s);
    expect(await bookedOf()).toBe(0);
    expect(await reconciled(whole)).toMatchObject({ booked: 1 });
  });

  it('is larger than 20 MiB, also where nobody says how large it is', async () => {
    billing.clock.moveTo(nextDay);
    const { url = '' } = await upload();
    const heading = Buffer.from('payment_id,bill_number,paid_on,amount\n');
    // Lines that nobody keeps.
    const line = Buffer.from(`${lineOf({ bill: '1', id: 'x'.repeat(4_000) })}\n`.repeat(100));
    const many = async function* () {
      yield heading;
      for (let sent = 0; sent <= 20 * 1_048_576; sent += line.length) yield line;
    };
    expect(codesOf(await put(url, ReadableStream.from(many()) as ReadableStream))).toEqual([
      413,
      'SETTLEMENT_TOO_LARGE',
    ]);
  });
});

describe('BIL-10 the address that a settlement file is sent to', () => {
  it('is for finance, and of a day that is over', async () => {
    expect((await upload(day)).codes).toEqual(['SETTLEMENT_DAY_NOT_OVER']);
    expect((await upload('2026-11-21', ['SUPPORT'])).codes).toEqual(['FORBIDDEN']);
    billing.clock.moveTo(new Date('2026-11-22T21:00:00.000Z'));
    expect((await upload(day)).expiresAt).toBe('2026-11-22T21:15:00.000Z');
  });

  it('holds for 15 minutes, and only as it was made', async () => {
    const { url = '' } = await upload('2026-11-21');
    const file = fileOf([], '0.00');
    expect(codesOf(await put(url.replace('ticket=', 'ticket=x'), file))).toEqual([403, 'SETTLEMENT_LINK_INVALID']);
    billing.clock.moveTo(new Date(noon.getTime() + 15 * 60_000 + 1));
    expect(codesOf(await put(url, file))).toEqual([403, 'SETTLEMENT_LINK_EXPIRED']);
  });
});
