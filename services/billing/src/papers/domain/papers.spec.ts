import { aGrant, anInvoice, aRefund, noon, rules } from '../../../test/fixtures';
import type { Invoice } from '../../invoices';
import type { ChargesPaper, Fact } from './charges-paper';
import { creditNotePaper } from './credit-note-paper';
import { amountInWords } from './in-words';
import { invoicePaper } from './invoice-paper';
import { receiptPaper } from './receipt-paper';
import { zatcaQr } from './zatca-qr';
import { renderSVG } from 'uqr';

const paidAt = new Date('2026-11-23T18:05:00.000Z');
const paid = anInvoice({
  status: 'PAID',
  paidAt,
  receipt: { number: 'RCT-2026-00000007', paymentId: 'pay_1', method: 'SADAD' },
});

const english = (facts: readonly Fact[]) => Object.fromEntries(facts.map(({ label, value }) => [label.en, value.en]));
const marked = (invoice: Invoice) => invoicePaper(invoice, rules).mark?.text;
const line = (amount: number, taxCode: string) => ({ text: { ar: 'رسوم', en: 'Fee' }, amount, taxCode });
const qrOf = (total: number, tax: number) => {
  const { qrName: seller, vatNumber } = rules.seller;
  return renderSVG(zatcaQr({ seller, vatNumber, issuedAt: noon, total, tax }), { border: 4 });
};

describe('BIL-11 an amount', () => {
  it('has its currency, and no line parts the two', () => {
    expect(amountInWords(123_450)).toEqual({ ar: '1,234.50\u00a0ريال\u00a0سعودي', en: 'SAR\u00a01,234.50' });
    for (const words of [5, 0, 1_234_567, 2_147_483_647].map(amountInWords)) {
      expect(words.ar).not.toContain(' ');
      expect(words.en).not.toContain(' ');
    }
  });
});

describe('BIL-11 an invoice', () => {
  it('tells what is to be paid and until when, in both languages and calendars', () => {
    const paper = invoicePaper(anInvoice({ sadadRegisteredAt: noon }), rules);
    expect(paper.title).toEqual({ ar: 'فاتورة', en: 'Invoice' });
    expect(english(paper.facts)).toEqual({
      'Invoice number': 'INV-2026-00000042',
      'Application number': 'A-482-913-075',
      Issued: '12:00 Riyadh time on Sunday 22 November 2026 (12 Jumada II 1448 AH)',
      'To be paid by': 'Tuesday 22 December 2026 (13 Rajab 1448 AH)',
      'SADAD bill number': '26112200000042',
    });
    expect(paper.facts.find(({ label }) => label.en === 'To be paid by')?.value.ar).toBe(
      'الثلاثاء 22 ديسمبر 2026م الموافق 13 رجب 1448هـ',
    );
    expect(paper.total).toEqual({ label: rules.papers.labels.toPay, value: amountInWords(10_000) });
    expect(paper.qr).toBe(qrOf(10_000, 0));
  });

  it('is marked by its status, and asks for nothing once it is closed', () => {
    expect(marked(anInvoice())?.en).toBe('to be paid');
    expect(marked(paid)).toEqual({ ar: 'مسددة', en: 'paid' });
    for (const status of ['EXPIRED', 'CANCELLED'] as const) {
      const paper = invoicePaper(anInvoice({ status, closedAt: paidAt, sadadRegisteredAt: noon }), rules);
      expect(paper.mark?.tone).toBe('VOID');
      expect(Object.keys(english(paper.facts))).toEqual(['Invoice number', 'Application number', 'Issued', 'Closed']);
      expect(paper.total.label.en).toBe('Total');
    }
  });

  it('BIL-06 that was waived shows what would have been owed, a total of nothing, and the decision', () => {
    const waived = anInvoice({
      status: 'WAIVED',
      total: 0,
      waiver: { exemptionId: 'exm_1', ground: 'SECRETARY_GENERAL', decision: 'DM-2026-004' },
    });
    const paper = invoicePaper(waived, rules);
    expect(paper.lines).toMatchObject([{ amount: amountInWords(10_000), waived: { ar: 'معفاة', en: 'waived' } }]);
    expect(paper.total.value).toEqual(amountInWords(0));
    expect(english(paper.facts)).toMatchObject({ 'Exemption decision': 'DM-2026-004' });
    expect(paper.qr).toBe(qrOf(0, 0));
    expect(english(invoicePaper({ ...waived, waiver: null }, rules).facts)).not.toHaveProperty('Exemption decision');
  });

  it('whose fees are out of the scope of VAT says so, with a tax of nothing', () => {
    const paper = invoicePaper(anInvoice(), rules);
    expect(english(paper.sums)).toEqual({ 'Amount without VAT': 'SAR\u00a0100.00', 'VAT (0%)': 'SAR\u00a00.00' });
    expect(paper.notes.map(({ en }) => en)).toEqual([`VATEX-SA-OOS: ${rules.taxes['VATEX-SA-OOS']?.en}`]);
  });

  it('whose fees are taxed is a tax invoice, with the tax that lies inside of all of them', () => {
    const lines = [line(10_000, 'S'), line(70_000, 'S'), line(20_000, 'S')];
    const paper = invoicePaper(anInvoice({ lines, total: 100_000 }), rules);
    expect(paper.title.en).toBe('Simplified tax invoice');
    expect(english([...paper.sums, paper.total])).toEqual({
      'Amount without VAT': 'SAR\u00a0869.57',
      'VAT (15%)': 'SAR\u00a0130.43',
      'Amount to be paid': 'SAR\u00a01,000.00',
    });
    expect(paper.qr).toBe(qrOf(100_000, 13_043));
  });
});

describe('BIL-11 a receipt', () => {
  it('tells when and how an invoice was paid', () => {
    const paper = receiptPaper(paid, rules) as ChargesPaper;
    expect(english(paper.facts)).toEqual({
      'Receipt number': 'RCT-2026-00000007',
      Paid: '21:05 Riyadh time on Monday 23 November 2026 (13 Jumada II 1448 AH)',
      'Paid by': 'SADAD',
      'Invoice number': 'INV-2026-00000042',
      Issued: '12:00 Riyadh time on Sunday 22 November 2026 (12 Jumada II 1448 AH)',
      'Application number': 'A-482-913-075',
    });
    expect(paper.total).toEqual({ label: rules.papers.labels.received, value: amountInWords(10_000) });
  });

  it('is there for no invoice that was not paid', () => expect(receiptPaper(anInvoice(), rules)).toBeUndefined());
});

describe('BIL-11 a credit note', () => {
  const taxed = anInvoice({ lines: [line(70_000, 'S')], kind: 'SERVICE' });
  const half = aGrant({ fees: [{ kind: 'SERVICE', amount: 35_000 }], amount: 35_000 });

  it('names its invoice and its reason, and gives back the tax with the rest', () => {
    const paper = creditNotePaper(half, taxed, rules);
    expect(english(paper?.facts ?? [])).toMatchObject({
      'Credit note number': 'CN-2026-00000007',
      'Invoice number': 'INV-2026-00000042',
      Reason: 'Wrong advice',
    });
    expect(paper && english([...paper.sums, paper.total])).toEqual({
      'Amount without VAT': 'SAR\u00a0304.35',
      'VAT (15%)': 'SAR\u00a045.65',
      'Amount credited': 'SAR\u00a0350.00',
    });
  });

  it('is marked once its refund has lapsed, and at no other time', () => {
    for (const status of ['APPROVED', 'PAYING', 'PAID'] as const)
      expect(creditNotePaper({ ...half, status }, taxed, rules)?.mark).toBeNull();
    expect(creditNotePaper({ ...half, status: 'LAPSED' }, taxed, rules)?.mark?.tone).toBe('VOID');
  });

  it('is of a grant alone, and of no fee that its invoice does not have', () => {
    expect(creditNotePaper(aRefund(), taxed, rules)).toBeUndefined();
    const lines = [{ ...line(70_000, 'S'), kind: 'EXAM' as const }];
    expect(() => creditNotePaper(half, { ...taxed, lines }, rules)).toThrow('SERVICE');
  });
});
