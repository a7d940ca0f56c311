import type { Logger } from '@mumaris/kit/log';
import type { LeakedRanges } from './ranges';

interface Parts {
  /** Answers `<url>/<prefix>` with lines `<suffix>:<count>`, as Have I Been Pwned and mirrors of it do. */
  readonly url: string;
  /** Asked as well, and alone while the service is away. */
  readonly offline: LeakedRanges;
  readonly log: Logger;
}

const timeoutMs = 2_000;
const longestAnswer = 1_000_000;

/** The suffixes of an answer; a count of 0 is padding. */
const readSuffixes = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.split(':'))
    .filter(([suffix = '', count]) => /^[0-9A-F]{35}$/i.test(suffix) && Number(count) > 0)
    .map(([suffix = '']) => suffix.toUpperCase());

/** Asks a service for each range. Without its answer the offline list decides: nobody is kept from a new password. */
export const onlineRanges = ({ url, offline, log }: Parts): LeakedRanges => {
  const ask = async (prefix: string): Promise<string[]> => {
    const response = await fetch(`${url.replace(/\/$/, '')}/${prefix}`, {
      headers: { 'add-padding': 'true' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return readSuffixes((await response.text()).slice(0, longestAnswer));
  };
  return {
    range: async (prefix) => {
      const known = await offline.range(prefix);
      try {
        return new Set([...known, ...(await ask(prefix))]);
      } catch (error) {
        log.warn({ err: error }, 'leaked passwords cannot be asked for; the offline list decides');
        return known;
      }
    },
  };
};
