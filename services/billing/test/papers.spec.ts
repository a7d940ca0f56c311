import path from 'node:path';
import { createPdfRenderer } from '@mumaris/kit/pdf/pdf-renderer';
import { type PdfLine, pdfLines } from '@mumaris/kit/testing/pdf-text';
import { creditNotePaper } from '../src/papers/domain/credit-note-paper';
import { invoicePaper } from '../src/papers/domain/invoice-paper';
import { receiptPaper } from '../src/papers/domain/receipt-paper';
import { statementOf } from '../src/papers/domain/statement';
import { statementPaper } from '../src/papers/domain/statement-paper';
import { aGrant, anInvoice, noon, rules } from './fixtures';

/** By the templates as they are shipped. */
const renderer = createPdfRenderer(path.join(__dirname, '..', 'papers'));
afterAll(() => renderer.stop());

const print = (template: 'charges.typ' | 'statement.typ', data: object) =>
  renderer.render({ template, data, madeAt: noon });
const bare = (text: string) => text.replaceAll(/[\s\u00a0\u2066-\u2069]|\u0640|\u200d/g, '');
/** Whether a text stands in a line, read from the side at which its language begins. */
const holds = (lines: readonly PdfLine[], { ar, en }: { ar?: string; en?: string }) =>
  lines.some(
    ({ fromRight, fromLeft }) =>
      (ar !== undefined && fromRight.includes(bare(ar))) || (en !== undefined && fromLeft.includes(bare(en))),
  );

const receipt = { number: 'RCT-2026-00000007', paymentId: 'pay_1', method: 'CARD' } as const;
const paid = anInvoice({ status: 'PAID', paidAt: noon, receipt });
const [line] = paid.lines;
const nothing = { invoices: [], refunds: [], payments: [], numbers: new Map<string, string>() };

describe('BIL-11 a document as it is printed', () => {
  it('has its Arabic in the order in which it is read, its English beside it, and each amount whole', async () => {
    const lines = await pdfLines(await print('charges.typ', invoicePaper(paid, rules)));
    for (const text of [rules.seller.name, line?.text ?? {}, { ar: 'مسددة', en: 'paid' }, { ar: '100.00' }]) {
      if ('ar' in text) expect([text.ar, holds(lines, { ar: text.ar })]).toEqual([text.ar, true]);
      if ('en' in text) expect([text.en, holds(lines, { en: text.en })]).toEqual([text.en, true]);
    }
    for (const number of [paid.number, paid.applicationNumber, rules.seller.vatNumber, 'SAR100.00', 'VATEX-SA-OOS'])
      expect([number, holds(lines, { en: number })]).toEqual([number, true]);
  });

  it('has the Hijri year with its letter where the text is copied, and no other letter in its place', async () => {
    const lines = await pdfLines(await print('charges.typ', invoicePaper(anInvoice(), rules)));
    const year = lines.map(({ fromRight }) => /14\d\d(ه.?)/.exec(bare(fromRight))?.[1]).find(Boolean);
    expect(year).toBe('ه');
  });

  it('is the same to the byte each time', async () => {
    const [first, second] = [invoicePaper(paid, rules), invoicePaper({ ...paid }, rules)];
    expect(await print('charges.typ', first)).toEqual(await print('charges.typ', second));
  });

  it('goes on over pages, with no line of it lost', async () => {
    const many = Array.from({ length: 20 }, (_, at) => ({
      text: { ar: `بند رقم ${at + 101}`, en: `Item ${at + 101} ${'long '.repeat(60)}` },
      amount: at % 2 ? 5 : 2_147_483_647,
      taxCode: at % 3 ? 'VATEX-SA-OOS' : 'S',
    }));
    const lines = await pdfLines(await print('charges.typ', invoicePaper({ ...paid, lines: many }, rules)));
    for (const { text } of many) expect([text.ar, holds(lines, { ar: text.ar })]).toEqual([text.ar, true]);
    expect(lines.filter(({ fromLeft }) => fromLeft.includes('SAR21,474,836.47'))).toHaveLength(10);
  });

  it('has what is in no rule as it was written, Latin alone and what Typst would read as its own too', async () => {
    const text = { ar: '\u2068#eval("1") *x* $a$\u2069', en: '#eval("1") *x* $a$' };
    const odd = [{ text, amount: 5, taxCode: 'S' }];
    const lines = await pdfLines(await print('charges.typ', invoicePaper({ ...paid, lines: odd }, rules)));
    expect(lines.filter(({ fromLeft }) => fromLeft.includes(bare(text.en)))).toHaveLength(2);
  });

  it.each([
    [
      'a waived invoice',
      invoicePaper(
        {
          ...anInvoice({ status: 'WAIVED', total: 0 }),
          waiver: { exemptionId: 'exm_1', ground: 'SECRETARY_GENERAL', decision: 'DM-4' },
        },
        rules,
      ),
      'DM-4',
    ],
    ['a receipt', receiptPaper(paid, rules) ?? {}, receipt.number],
    ['a credit note', creditNotePaper(aGrant(), paid, rules) ?? {}, 'CN-2026-00000007'],
  ])('is %s', async (_, data, number) =>
    expect(holds(await pdfLines(await print('charges.typ', data)), { en: number })).toBe(true),
  );

  it('is a statement of 500 lines', async () => {
    const invoices = Array.from({ length: 250 }, (_, at) => ({ ...paid, number: `INV-${at + 1_000}` }));
    const period = { from: '2026-11-01', until: '2026-11-30' };
    const statement = statementOf({ ...nothing, invoices }, period, rules.papers.statementLines);
    expect(statement.lines).toHaveLength(500);
    const lines = await pdfLines(await print('statement.typ', statementPaper('acc_1', period, statement, rules)));
    for (const { number } of invoices) expect([number, holds(lines, { en: number })]).toEqual([number, true]);
    expect(holds(lines, { ar: 'الرصيد في آخر المدة' })).toBe(true);
  });

  it('has what is owed to the payer with its minus before the figure', async () => {
    const period = { from: '2026-11-01', until: '2026-11-30' };
    const statement = statementOf({ ...nothing, refunds: [aGrant()] }, period, rules.papers.statementLines);
    const lines = await pdfLines(await print('statement.typ', statementPaper('acc_1', period, statement, rules)));
    expect(holds(lines, { ar: '-100.00 ريال سعودي', en: 'SAR -100.00' })).toBe(true);
  });
});
