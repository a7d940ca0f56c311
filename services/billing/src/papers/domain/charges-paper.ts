import type { Text } from '@mumaris/kit/errors';
import { renderSVG } from 'uqr';
import { sumOf } from '../../money';
import { alike, amountInWords } from './in-words';
import type { Label, PaperRules, PaperWords } from './paper-rules';
import { type TaxedAmount, taxesOf } from './tax';
import { zatcaQr } from './zatca-qr';

/** A value with what it is called. */
export interface Fact {
  readonly label: Text;
  readonly value: Text;
}

/** What stands over a document because of how its invoice stands. */
export interface Mark {
  readonly text: Text;
  readonly tone: 'OPEN' | 'GOOD' | 'VOID';
}

/** A document with charges as papers/charges.typ takes it: everything in words, in both languages. */
export interface ChargesPaper {
  readonly title: Text;
  readonly seller: { readonly name: Text; readonly address: Text; readonly facts: readonly Fact[] };
  readonly mark: Mark | null;
  readonly facts: readonly Fact[];
  readonly headings: Readonly<Record<'description' | 'taxCode' | 'amount', Text>>;
  readonly lines: readonly {
    readonly text: Text;
    readonly taxCode: string;
    readonly amount: Text;
    /** In place of the amount, which is struck through; null where it is owed. */
    readonly waived: Text | null;
  }[];
  readonly sums: readonly Fact[];
  readonly total: Fact;
  readonly notes: readonly Text[];
  /** The QR code as an SVG picture. */
  readonly qr: string;
}

interface Charge {
  readonly text: Text;
  readonly amount: number;
  readonly taxCode: string;
}

/** What is charged, and what of it is told on top. */
export interface Charges {
  readonly lines: readonly Charge[];
  /** The word that stands on each line that nobody owes. */
  readonly waived?: Text | undefined;
  /** When what the QR code tells of was issued. */
  readonly issuedAt: Date;
}

export const factsOf = (words: PaperWords, values: Partial<Record<Label, Text | null>>): Fact[] =>
  Object.entries(values).flatMap(([name, value]) => (value ? [{ label: words.labels[name as Label], value }] : []));

/** A tax that is charged has a line of its own; how each code is treated is said below. */
const sumsOf = (taxes: readonly TaxedAmount[], { labels }: PaperWords): Fact[] => [
  { label: labels.net, value: amountInWords(sumOf(taxes.map(({ net }) => net))) },
  ...taxes.map(({ percent, tax }) => ({
    label: { ar: `${labels.tax.ar} (\u2068${percent}%\u2069)`, en: `${labels.tax.en} (${percent}%)` },
    value: amountInWords(tax),
  })),
];

export const sellerOf = ({ seller, papers }: PaperRules): ChargesPaper['seller'] => ({
  name: seller.name,
  address: seller.address,
  facts: factsOf(papers, { vatNumber: alike(seller.vatNumber), phone: alike(seller.phone) }),
});

/** Whether any of it is taxed: then the document is a tax invoice. */
export const isTaxed = ({ lines }: Charges, { taxes }: PaperRules): boolean =>
  taxesOf(lines, taxes).some(({ percent }) => percent > 0);

/** What every document with charges has: lines, taxes, total and QR code (BIL-11). @param totalLabel what the total is of */
export const chargesPaper = (
  { lines, waived, issuedAt }: Charges,
  totalLabel: Label,
  rules: PaperRules,
): Omit<ChargesPaper, 'title' | 'mark' | 'facts'> => {
  const { seller, papers } = rules;
  const { description, taxCode, amount } = papers.labels;
  const taxes = taxesOf(waived ? lines.map((line) => ({ ...line, amount: 0 })) : lines, rules.taxes);
  const [total, tax] = [sumOf(taxes.map((one) => one.total)), sumOf(taxes.map((one) => one.tax))];
  const qr = zatcaQr({ seller: seller.qrName, vatNumber: seller.vatNumber, issuedAt, total, tax });
  return {
    seller: sellerOf(rules),
    headings: { description, taxCode, amount },
    lines: lines.map((line) => ({
      text: line.text,
      taxCode: line.taxCode,
      amount: amountInWords(line.amount),
      waived: waived ?? null,
    })),
    sums: sumsOf(taxes, papers),
    total: { label: papers.labels[totalLabel], value: amountInWords(total) },
    notes: taxes.map(({ code, ar, en }) => ({ ar: `\u2068${code}\u2069: ${ar}`, en: `${code}: ${en}` })),
    qr: renderSVG(qr, { border: 4 }),
  };
};
