/** How much is free, and how often it doubles at most. */
interface Allowance {
  readonly free: number;
  readonly atMost: number;
}

/**
 * How often a puzzle doubles for who asked so many times: not at all within what is free, once up to twice that, twice up
 * to four times that, and so on (IDN-03).
 */
export const doublingsOf = (asked: number, { free, atMost }: Allowance): number =>
  asked <= free ? 0 : Math.min(atMost, Math.ceil(Math.log2(asked / free)));
