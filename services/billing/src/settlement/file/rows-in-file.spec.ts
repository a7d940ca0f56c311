import { isRuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { rules } from '../../../test/fixtures';
import { settlementReader, type SettlementRow } from '../domain/settlement-reader';
import { rowsInFile } from './rows-in-file';

const riyals = (amount: number) => ({ money: { amount, currency: 'SAR' } });
const heading = 'payment_id,bill_number,paid_on,amount';
const bytesOf = (text: string) => Buffer.from(text, 'utf8');

const read = async (bytes: Uint8Array, pieces = 7, format = rules.settlement.SADAD) => {
  const reader = settlementReader(format);
  const cut = function* () {
    for (let at = 0; at < bytes.length; at += pieces) yield bytes.subarray(at, at + pieces);
  };
  const rows: SettlementRow[] = [];
  for await (const row of rowsInFile(cut() as unknown as AsyncIterable<Uint8Array>, reader)) rows.push(row);
  return { rows, totals: reader.end() };
};

/** What refuses a file: code and details of each violation. */
const refusal = async (file: string | Uint8Array) => {
  const error: unknown = await read(typeof file === 'string' ? bytesOf(file) : file).catch(
    (refused: unknown) => refused,
  );
  const violations = error instanceof RuleViolations ? error.violations : [error];
  return violations.map((each) => (isRuleViolation(each) ? { code: each.code, ...each.details } : each));
};

const file = (rows: readonly string[], total: string) => [heading, ...rows, total, ''].join('\r\n');
const rowOf = (paidOn: string, amount: string, id = 'sadad-001') => `${id},26112200000042,${paidOn},"${amount}"`;

const two = (total = 'TOTAL,2,,"1,700.00"', mark = '\ufeff') =>
  `${mark}${heading}\r\nsadad-001,26112200000042,22/11/2026,700.00\r\nsadad-002,26112200000043,22/11/2026,"1,000.00"\r\n${total}\r\n\r\n`;

describe('BIL-10 a settlement file as a bank writes it', () => {
  const day = '2026-11-22';
  const rows = [
    { number: 2, paymentId: 'sadad-001', reference: '26112200000042', day, amount: 70_000 },
    { number: 3, paymentId: 'sadad-002', reference: '26112200000043', day, amount: 100_000 },
  ];

  it.each([
    ['with a byte order mark', two()],
    ['without one', two(undefined, '')],
    ['with other ends of lines', two().replaceAll('\r\n', '\n')],
    ['without an end of the last line', two().trimEnd()],
  ])('%s is two payments, proved by the last line, which is none', async (_, text) => {
    for (const pieces of [1, 7, 10_000])
      expect(await read(bytesOf(text), pieces)).toEqual({ rows, totals: { rows: 2, sum: 170_000 } });
  });

  it('that names another sum or count is refused, and both figures are named', async () => {
    const told = { code: 'SETTLEMENT_TOTAL_DIFFERS', rows: 2, toldRows: 2, sum: riyals(170_000) };
    expect(await refusal(two('TOTAL,2,,"1,700.01"'))).toEqual([{ ...told, toldSum: riyals(170_001) }]);
    const counted = { ...told, toldRows: 3, toldSum: riyals(170_000) };
    expect(await refusal(two('TOTAL,3,,"1,700.00"'))).toEqual([counted]);
  });

  it('without a payment is one of a day on which nobody paid', async () => {
    expect(await read(bytesOf(file([], 'TOTAL,0,,0.00')))).toEqual({ rows: [], totals: { rows: 0, sum: 0 } });
  });

  it('is refused wherever it is cut', async () => {
    const whole = Buffer.from(two().trimEnd());
    // In its heading it might be anybody's.
    const headed = Buffer.from(`\ufeff${heading}`).length;
    for (let at = headed; at < whole.length - 1; at++)
      expect([at, await refusal(whole.subarray(0, at))]).toEqual([at, [{ code: 'SETTLEMENT_CUT' }]]);
    expect(await refusal('')).toEqual([{ code: 'SETTLEMENT_CUT' }]);
  });

  it('from another bank is refused by its heading', async () => {
    const columns = 'payment_id, bill_number, paid_on, amount';
    const other = { code: 'SETTLEMENT_OTHER_FORMAT', columns };
    for (const strange of ['id;amount', 'payment_id,bill_number,amount,paid_on', `${heading},fee`, '<html>'])
      expect(await refusal(two().replace(heading, strange))).toEqual([other]);
    expect(await refusal('rubbish')).toEqual([other]);
  });

  it('in another encoding is refused', async () => {
    const wrong = [
      Buffer.from(two(), 'utf16le'),
      Buffer.concat([bytesOf(`${heading}\n`), Buffer.from([0xe3, 0xcd, 0xe3, 0xcf])]),
      bytesOf(two().replace('sadad-001', 'sadad\u0000001')),
      bytesOf('\ufeffم').subarray(0, 4),
    ];
    for (const bytes of wrong) expect(await refusal(bytes)).toEqual([{ code: 'SETTLEMENT_NOT_UTF8' }]);
  });

  it('that goes on behind its last line, or whose quotes are torn, is refused with the row', async () => {
    expect(await refusal(two() + two(undefined, ''))).toEqual(
      [6, 7, 8, 9].map((row) => ({ code: 'SETTLEMENT_BAD_ROW', row })),
    );
    expect(await refusal(two().replace(',700.00', ',"700"00'))).toEqual([{ code: 'SETTLEMENT_BAD_ROW', row: 2 }]);
    expect(await refusal(file(['sadad-001,26112200000042,22/11/2026'], 'TOTAL,1,,0.00'))).toEqual([
      { code: 'SETTLEMENT_BAD_ROW', row: 2 },
    ]);
  });

  it('with a payment without an id, or a longer one than is kept, is refused with the row', async () => {
    const rows = [rowOf('22/11/2026', '1.00', ''), rowOf('22/11/2026', '1.00', 'x'.repeat(201))];
    expect(await refusal(file(rows, 'TOTAL,2,,2.00'))).toEqual(
      [2, 3].map((row) => ({ code: 'SETTLEMENT_BAD_CELL', row, column: 'payment_id' })),
    );
  });

  it('lists a thousand faults at most', async () => {
    const rows = Array<string>(1_100).fill(rowOf('22/11/2026', 'much'));
    expect(await refusal(file(rows, 'TOTAL,1100,,0.00'))).toHaveLength(1_000);
  });
});

describe('BIL-10 digits and separators of a settlement file', () => {
  const amounts = ['٧٠٠٫٠٠', '١٬٠٠٠٫٠٠', '٢٬٥٠٫٠٠', '1,000', '1 000.00', '1.000,00', '700.00-', '=700'];

  it('are of either script, and the comma groups by three', async () => {
    const rows = amounts.slice(0, 2).map((amount) => rowOf('22/11/2026', amount));
    const { rows: found } = await read(bytesOf(file(rows, 'TOTAL,2,,"1,700.00"')));
    expect(found.map(({ amount }) => amount)).toEqual([70_000, 100_000]);
  });

  it('are not guessed: each other way is named with its row and text, and nothing is read as a whole', async () => {
    const rows = amounts.map((amount) => rowOf('22/11/2026', amount));
    expect(await refusal(file(rows, 'TOTAL,8,,"1,700.00"'))).toEqual(
      amounts.slice(2).map((text, index) => ({ code: 'SETTLEMENT_BAD_AMOUNT', row: index + 4, text })),
    );
  });

  it.each(['0.00', '21474836.48'])('%s is no amount of a payment', async (amount) => {
    expect(await refusal(file([rowOf('22/11/2026', amount)], `TOTAL,1,,${amount}`))).toEqual([
      { code: 'SETTLEMENT_BAD_AMOUNT', row: 2, text: amount },
    ]);
  });
});

describe('BIL-10 days of a settlement file', () => {
  it('are day, month, year, and never turned round to fit', async () => {
    const rows = ['03/04/2026', '04/03/2026', '٠٣/٠٤/٢٠٢٦'].map((day) => rowOf(day, '1.00'));
    const { rows: found } = await read(bytesOf(file(rows, 'TOTAL,3,,3.00')));
    expect(found.map(({ day }) => day)).toEqual(['2026-04-03', '2026-03-04', '2026-04-03']);
  });

  it.each(['2026-04-03', '31/04/2026', '15/10/1447', '29/02/2027', '3/4/2026', '03/04/26', '', '00/04/2026'])(
    '%s is no day of this format',
    async (text) => {
      expect(await refusal(file([rowOf(text, '1.00')], 'TOTAL,1,,1.00'))).toEqual([
        { code: 'SETTLEMENT_BAD_DAY', row: 2, text, format: 'DD/MM/YYYY' },
      ]);
    },
  );

  it('13/04/2026 is a day, if another one than that of the file', async () => {
    const { rows } = await read(bytesOf(file([rowOf('13/04/2026', '1.00')], 'TOTAL,1,,1.00')));
    expect(rows).toMatchObject([{ day: '2026-04-13' }]);
  });
});
