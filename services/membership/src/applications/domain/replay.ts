import { isDeepStrictEqual } from 'node:util';
import type { Decision } from './decision';
import { judge, type Requirement } from './requirements';

/** A rule that answers otherwise today; undefined on the side that does not know it. */
export interface Difference {
  readonly id: string;
  readonly then: Requirement | undefined;
  readonly now: Requirement | undefined;
}

/** Judges a decision's facts by its rules again, with the code of today. @returns each rule whose answer differs */
export const replay = ({ rules: { service, words }, facts, requirements }: Decision): Difference[] => {
  const again = judge(service, words, facts);
  const ids = new Set([...requirements, ...again].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [then, now] = [requirements, again].map((answers) => answers.find((one) => one.id === id));
    return isDeepStrictEqual(then, now) ? [] : [{ id, then, now }];
  });
};
