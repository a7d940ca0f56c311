import { randomInt } from 'node:crypto';
import { readSignCode } from '@mumaris/kit/text/read-code';
import type { Rules } from '../domain/rules';

const isDigit = ({ sign }: { sign: string }) => /\d/.test(sign);

const some = <T>(from: readonly T[], count: number): T[] =>
  Array.from({ length: count }, () => from[randomInt(from.length)] as T);

/** In any order, each as likely (Fisher and Yates). */
const shuffled = <T>(given: readonly T[]): T[] => {
  const left = [...given];
  return given.flatMap(() => left.splice(randomInt(left.length), 1));
};

/** A fresh code of digits and one or two signs (IDN-03). */
export const newCodeText = ({ length, signsAtLeast, signsAtMost, signs }: Rules['humanCode']): string => {
  const count = randomInt(signsAtLeast, signsAtMost + 1);
  const others = signs.filter((one) => !isDigit(one));
  const made = [...some(others, count), ...some(signs.filter(isDigit), length - count)];
  return shuffled(made.map(({ sign }) => sign)).join('');
};

/** A code as people type it: digits of any script, signs as any keyboard gives them, blanks wherever they like. */
export const readCodeText = (typed: string, { signs }: Rules['humanCode']): string =>
  [...readSignCode(typed)].map((sign) => signs.find((one) => one.typed?.includes(sign))?.sign ?? sign).join('');
