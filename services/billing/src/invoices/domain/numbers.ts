import { type Day, dayOf } from '@mumaris/kit/calendar';

const digits = 8;

/** The year in Riyadh whose sequence a number belongs to. */
export const yearOf = (now: Date): string => dayOf(now).slice(0, 4);

/** A number that people and tax law read: `INV-2026-00000042`, sequential within a year. */
export const yearlyNumber = (prefix: 'INV' | 'RCT' | 'CN', now: Date, sequence: number): string =>
  `${prefix}-${yearOf(now)}-${String(sequence).padStart(digits, '0')}`;

/**
 * The bill number of an invoice, `26112200000042`: the day of issue and its sequence, so digits only and unique. It need
 * not be hard to guess: whoever pays somebody else's bill pays somebody else's fee.
 */
export const billNumber = (day: Day, sequence: number): string =>
  `${day.slice(2).replaceAll('-', '')}${String(sequence).padStart(digits, '0')}`;
