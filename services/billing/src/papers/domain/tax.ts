import type { Text } from '@mumaris/kit/errors';
import { sumOf, taxInside, taxOnTop } from '../../money';

export const taxCategories = ['S', 'Z', 'E', 'O'] as const;

/** How VAT treats what is charged under a tax code, and in words why. */
interface TaxTreatment extends Text {
  /** Whole, as 15; 0 for what is not taxed. */
  readonly percent: number;
  /** In e-invoices, by UNCL 5305. */
  readonly category: (typeof taxCategories)[number];
}

/** By tax code: rules-as-data (rules/taxes.yaml). */
export type Taxes = Readonly<Record<string, TaxTreatment>>;

/** What of a document is under one tax code; amounts in halalas. */
export interface TaxedAmount extends TaxTreatment {
  readonly code: string;
  readonly net: number;
  readonly tax: number;
  /** Net and tax. */
  readonly total: number;
}

interface Line {
  readonly amount: number;
  readonly taxCode: string;
}

/** Whether the tax lies in the amounts of lines, as in fees, or comes on top of them. */
type Placed = 'INSIDE' | 'ON_TOP';

const amounts: Readonly<Record<Placed, (sum: number, percent: number) => Pick<TaxedAmount, 'net' | 'tax' | 'total'>>> =
  {
    INSIDE: (total, percent) => {
      const tax = taxInside(total, percent);
      return { net: total - tax, tax, total };
    },
    ON_TOP: (net, percent) => {
      const tax = taxOnTop(net, percent);
      return { net, tax, total: net + tax };
    },
  };

/**
 * The tax of a document by tax code, of all its lines together and not line by line (BIL-11).
 * @throws where a code is not among the taxes
 */
export const taxesOf = (lines: readonly Line[], taxes: Taxes, placed: Placed = 'INSIDE'): TaxedAmount[] =>
  [...Map.groupBy(lines, ({ taxCode }) => taxCode)].map(([code, under]) => {
    const treatment = taxes[code];
    if (!treatment) throw new Error(`the tax code ${code} is not in rules/taxes.yaml`);
    return { code, ...treatment, ...amounts[placed](sumOf(under.map(({ amount }) => amount)), treatment.percent) };
  });
