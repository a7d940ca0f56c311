import { z } from 'zod';
import type { SandboxState, TakenPayment } from '../state/sandbox-state';

/** What may be wrong with a file: cut in the middle, its first row twice, another total than its rows, or in UTF-16. */
export const settlementFaults = ['cut', 'doubled', 'wrong-total', 'utf-16'] as const;
export type SettlementFault = (typeof settlementFaults)[number];

/** A payment as either provider keeps it: the bill or invoice that it is for, and when it was taken. */
const payment = z
  .object({
    paymentId: z.string(),
    billNumber: z.string().optional(),
    reference: z.string().optional(),
    amount: z.int(),
    paidAt: z.string().optional(),
    at: z.string().optional(),
  })
  .transform(({ paymentId, billNumber, reference, amount, paidAt, at }) => ({
    paymentId,
    paidFor: billNumber ?? reference ?? '',
    amount,
    paidOn: dayOf(paidAt ?? at ?? ''),
  }));

const riyadhOffsetMs = 3 * 3_600_000;

/** The day in Riyadh on which an instant falls. */
const dayOf = (instant: string): string => new Date(Date.parse(instant) + riyadhOffsetMs).toISOString().slice(0, 10);

/** Halalas as banks write them: `1,000.00`; a comma makes quotes necessary. */
const written = (halalas: number): string => {
  const text = (halalas / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
  return text.includes(',') ? `"${text}"` : text;
};

const headings = {
  SADAD: 'payment_id,bill_number,paid_on,amount',
  CARD: 'payment_id,invoice_number,paid_on,amount',
} as const satisfies Record<TakenPayment['source'], string>;

/** The file of what a provider took on a day, as it writes it: CSV in UTF-8, a line for each payment, and one with their total. */
export const settlementFile = (
  state: SandboxState,
  source: TakenPayment['source'],
  day: string,
  fault?: SettlementFault,
): Buffer => {
  const all = state.taken.filter((taken) => taken.source === source).map(({ data }) => payment.parse(data));
  const rows = all.filter(({ paidOn }) => paidOn === day);
  const [first] = rows;
  if (first && fault === 'doubled') rows.push(first);
  const sum = rows.reduce((total, { amount }) => total + amount, fault === 'wrong-total' ? 1 : 0);
  const paidOn = day.split('-').reverse().join('/');
  const lines = rows.map(({ paymentId, paidFor, amount }) => [paymentId, paidFor, paidOn, written(amount)].join(','));
  const text = [headings[source], ...lines, `TOTAL,${rows.length},,${written(sum)}`, ''].join('\r\n');
  if (fault === 'utf-16') return Buffer.from(text, 'utf16le');
  return Buffer.from(`\ufeff${fault === 'cut' ? text.slice(0, text.length / 2) : text}`);
};
