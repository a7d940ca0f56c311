import { luhnCheckDigit } from '@mumaris/kit/id';

/** A valid ID number of one's own. */
export const idNumber = (index: number, first: 1 | 2 = 1): string => {
  const nine = `${first}${String(10_000_000 + index)}`;
  return `${nine}${luhnCheckDigit([...nine].map(Number))}`;
};

/** A form that is in order. */
export const form = (index: number, changes: object = {}) => ({
  firstName: 'سارة',
  lastName: 'القحطاني',
  email: `person${index}@example.com`,
  emailConfirmation: `person${index}@example.com`,
  password: 'a long enough password',
  passwordConfirmation: 'a long enough password',
  idNumber: idNumber(index),
  mobile: `05${String(10_000_000 + index)}`,
  newPractitioner: true,
  acceptedTerms: '2026-01',
  language: 'AR',
  ...changes,
});
