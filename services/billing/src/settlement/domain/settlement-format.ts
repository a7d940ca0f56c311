import type { PaymentMethod } from '@mumaris/schemas';
import type { DayFormat } from './read-file-day';

/** What a column holds. */
export const meanings = ['PAYMENT', 'REFERENCE', 'DAY', 'AMOUNT', 'OTHER'] as const;
export type Meaning = (typeof meanings)[number];

/** How the files of one provider are written: rules-as-data (rules/settlement.yaml). */
export interface SettlementFormat {
  /** The names of the heading, in their order. */
  readonly columns: Readonly<Record<string, Meaning>>;
  readonly days: DayFormat;
  readonly total: {
    /** What the last line begins with. */
    readonly word: string;
    /** The column in which the last line says how many rows there are. */
    readonly rowsIn: string;
  };
}

export type SettlementRules = Readonly<Record<PaymentMethod, SettlementFormat>>;

/** Where in a line each thing stands. */
export const placesOf = ({ columns, total }: SettlementFormat) => {
  const names = Object.keys(columns);
  const placeOf = (meaning: Meaning) => names.findIndex((name) => columns[name] === meaning);
  return {
    payment: placeOf('PAYMENT'),
    reference: placeOf('REFERENCE'),
    day: placeOf('DAY'),
    amount: placeOf('AMOUNT'),
    rows: names.indexOf(total.rowsIn),
  };
};
