import { plainly, withoutSeparators } from './plain';

/** A telephone number as it is dialled: digits, after a plus or not; undefined where it is none, or more than any is. */
export const readDialled = (typed: string): string | undefined => {
  const dialled = withoutSeparators(plainly(typed)).replace(/[()[\]/]/g, '');
  return /^\+?\d{1,30}$/.test(dialled) ? dialled : undefined;
};
