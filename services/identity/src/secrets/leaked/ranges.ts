/**
 * Known-leaked passwords by k-anonymity: who asks names the first five hexadecimal digits of a password's SHA-1 and gets
 * the rest of every leaked one that begins so. The password itself is told to nobody (IDN-13).
 */
export interface LeakedRanges {
  /** @returns the suffixes, 35 upper-case hexadecimal digits each */
  range(prefix: string): Promise<ReadonlySet<string>>;
}

export const prefixLength = 5;
