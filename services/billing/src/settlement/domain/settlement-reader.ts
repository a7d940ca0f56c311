import type { Day } from '@mumaris/kit/calendar';
import { RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { cleanLine } from '@mumaris/kit/text/clean';
import { asciiDigits } from '@mumaris/kit/text/digits';
import { riyals } from '../../invoices';
import { readAmount } from '../../money';
import { readFileDay } from './read-file-day';
import { placesOf, type SettlementFormat } from './settlement-format';

/** A line of a file. */
interface Line {
  readonly fields: readonly string[];
  /** The heading is row 1. */
  readonly number: number;
}

/** What a provider says of one payment. The amount in halalas. */
export interface SettlementRow {
  readonly number: number;
  readonly paymentId: string;
  readonly reference: string;
  readonly day: Day;
  readonly amount: number;
}

/** What the rows come to, in halalas. */
export interface Totals {
  readonly rows: number;
  readonly sum: number;
}

/** Reads a file line by line, and says at its end whether it is whole. */
export interface SettlementReader {
  /**
   * The row in a line; undefined for the heading, the total, what cannot be read, and all after that.
   * @throws RuleViolation SETTLEMENT_OTHER_FORMAT
   */
  take(line: Line): SettlementRow | undefined;
  /**
   * What the last line proves (BIL-10).
   * @throws RuleViolation SETTLEMENT_CUT, SETTLEMENT_TOTAL_DIFFERS; RuleViolations of the rows, the first 1,000
   */
  end(): Totals;
}

/** What is kept of a payment and shown of it has these bounds too. */
const longest = { payment: 200, reference: 100, shown: 60 } as const;
const mostHalalas = 2_147_483_647;
const mostFaults = 1_000;

const isFilled = (text: string, most: number) => text.trim() !== '' && text.length <= most;
const shown = (text: string) => cleanLine(text.slice(0, longest.shown));

/** The lines between the heading and the total. */
const rowReader = (format: SettlementFormat) => {
  const columns = Object.keys(format.columns);
  const places = placesOf(format);
  return ({ fields, number }: Line): SettlementRow | RuleViolation[] => {
    if (fields.length !== columns.length) return [new RuleViolation('SETTLEMENT_BAD_ROW', { row: number })];
    const at = (place: number) => fields[place] ?? '';
    const day = readFileDay(at(places.day), format.days);
    const amount = readAmount(at(places.amount));
    const unfilled = (['payment', 'reference'] as const)
      .filter((name) => !isFilled(at(places[name]), longest[name]))
      .map((name) => new RuleViolation('SETTLEMENT_BAD_CELL', { row: number, column: columns[places[name]] ?? '' }));
    if (!unfilled.length && day && amount && amount <= mostHalalas)
      return { number, paymentId: at(places.payment), reference: at(places.reference), day, amount };
    const text = shown(at(places.day));
    return [
      ...unfilled,
      ...(day ? [] : [new RuleViolation('SETTLEMENT_BAD_DAY', { row: number, text, format: format.days })]),
      ...(amount && amount <= mostHalalas
        ? []
        : [new RuleViolation('SETTLEMENT_BAD_AMOUNT', { row: number, text: shown(at(places.amount)) })]),
    ];
  };
};

/** The last line; undefined where it is cut itself. */
const totalReader = (format: SettlementFormat) => {
  const width = Object.keys(format.columns).length;
  const places = placesOf(format);
  return ({ fields, number }: Line): Totals | RuleViolation | undefined => {
    const amount = fields[places.amount] ?? '';
    if (fields.length < width || !amount) return undefined;
    const rows = asciiDigits(fields[places.rows] ?? '');
    const sum = readAmount(amount);
    if (sum === undefined) return new RuleViolation('SETTLEMENT_BAD_AMOUNT', { row: number, text: shown(amount) });
    if (!/^\d{1,9}$/.test(rows)) return new RuleViolation('SETTLEMENT_BAD_ROW', { row: number });
    return { rows: Number(rows), sum };
  };
};

const assertSame = (told: Totals, { rows, sum }: Totals): void => {
  if (told.rows === rows && told.sum === sum) return;
  const money = { sum: { money: riyals(sum) }, toldSum: { money: riyals(told.sum) } };
  throw new RuleViolation('SETTLEMENT_TOTAL_DIFFERS', { rows, toldRows: told.rows, ...money });
};

/** Whether a line is the heading of this format. */
const isHeading = ({ fields }: Line, { columns }: SettlementFormat): boolean => {
  const names = Object.keys(columns);
  return fields.length === names.length && names.every((name, index) => name === fields[index]);
};

/** Reads the file of a day as its provider writes it (BIL-10). Nothing is guessed: what is not as the format has it refuses the file. */
export const settlementReader = (format: SettlementFormat): SettlementReader => {
  const [readRow, readTotal] = [rowReader(format), totalReader(format)];
  const { payment } = placesOf(format);
  const faults: RuleViolation[] = [];
  let totals: Totals = { rows: 0, sum: 0 };
  let isHeaded = false;
  let told: Totals | undefined;
  let isEnded = false;

  const fail = (...found: readonly RuleViolation[]): undefined => {
    faults.push(...found.slice(0, mostFaults - faults.length));
  };
  const takeTotal = (line: Line): undefined => {
    const total = readTotal(line);
    isEnded = total !== undefined;
    if (total instanceof RuleViolation) return fail(total);
    told = total;
    return undefined;
  };

  return {
    take: (line) => {
      if (!isHeaded) {
        isHeaded = isHeading(line, format);
        if (isHeaded) return undefined;
        throw new RuleViolation('SETTLEMENT_OTHER_FORMAT', { columns: Object.keys(format.columns).join(', ') });
      }
      // Two files in one, or a total in the midst of rows.
      if (isEnded) return fail(new RuleViolation('SETTLEMENT_BAD_ROW', { row: line.number }));
      if (line.fields[payment] === format.total.word) return takeTotal(line);
      const row = readRow(line);
      if (Array.isArray(row)) return fail(...row);
      totals = { rows: totals.rows + 1, sum: totals.sum + row.amount };
      return faults.length ? undefined : row;
    },
    end: () => {
      if (!isEnded) throw new RuleViolation('SETTLEMENT_CUT');
      if (faults.length) throw new RuleViolations(faults);
      if (told) assertSame(told, totals);
      return totals;
    },
  };
};
