import { asciiDigits } from '@mumaris/kit/text/digits';
import { add, dinero, halfUp, multiply, SAR, toDecimal, toSnapshot, transformScale } from 'dinero.js';

/** Amounts are whole halalas throughout; a riyal is a hundred of them. */
const money = (halalas: number) => dinero({ amount: halalas, currency: SAR });
const halalas = 2;
const rounded = (amount: ReturnType<typeof money>): number =>
  toSnapshot(transformScale(amount, halalas, halfUp)).amount;

export const sumOf = (amounts: readonly number[]): number =>
  toSnapshot(amounts.map(money).reduce(add, money(0))).amount;

/** Half of an amount; half a halala is rounded up, for the payer (BIL-08). */
export const halfOf = (amount: number): number => rounded(multiply(money(amount), { amount: 5, scale: 1 }));

/** The tax on a net amount, halves up. @param percent whole, as 15 */
export const taxOnTop = (net: number, percent: number): number =>
  rounded(multiply(money(net), { amount: percent, scale: 2 }));

/** The tax that lies in an amount, halves up. Integers alone: the share is no decimal fraction. @param percent whole, as 15 */
export const taxInside = (total: number, percent: number): number =>
  Math.floor((2 * total * percent + 100 + percent) / (2 * (100 + percent)));

/** An amount for programs and tables: `12345.67`, ASCII digits, a point, two places, no group marks. */
export const decimal = (amount: number): string => toDecimal(money(amount));

/** What Arabic writes for the point and the comma between figures. */
const marks: Readonly<Record<string, string>> = { '٫': '.', '٬': ',' };
const written = /^(?:\d{1,3}(?:,\d{3})+|\d{1,13})\.\d{2}$/;

/**
 * Reads an amount as files of banks and finance write it: two places behind the point, groups of three by commas or none, digits of either
 * script. @returns halalas; undefined for everything else: nothing is guessed
 */
export const readAmount = (text: string): number | undefined => {
  const latin = asciiDigits(text).replaceAll(/[٫٬]/g, (mark) => marks[mark] ?? mark);
  return written.test(latin) ? Number(latin.replaceAll(/[,.]/g, '')) : undefined;
};
