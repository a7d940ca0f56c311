import { failuresOf } from '@mumaris/kit/errors';
import { readRules } from '../../rules';
import { claimForm } from '../../../test/support/claim-form';
import { type ClaimForm, readClaimForm } from './claim-form';

const now = new Date('2026-11-22T09:00:00.000Z');
const facts = { strengthOf: () => 4, leaked: false };
const read = (changes: object = {}) => readClaimForm(claimForm(1, changes) as ClaimForm, readRules(), facts, now);
const refusals = (changes: object) => {
  try {
    read(changes);
    return [];
  } catch (error) {
    return failuresOf(error)?.map(({ code, field }) => `${code} ${field?.join('.')}`);
  }
};

test('IDN-16 what is stated is read as people type it, and no declaration of a new practitioner is kept', () => {
  const { applicant, statement } = read({
    registrationNumber: ' ١٢ – r – 0004711 ',
    dateOfBirth: 'h:1412-09-09',
    nationality: 'sa',
  });
  expect(applicant.newPractitioner).toBe(false);
  expect(statement).toMatchObject({
    registrationNumber: '12-R-0004711',
    dateOfBirth: '1992-03-14',
    nationality: 'SA',
    idNumber: applicant.idNumber,
    passport: null,
    address: { country: 'SA', postalCode: '12211' },
  });
});

test('IDN-16 all that is wrong is said at once', () => {
  expect(
    refusals({
      registrationNumber: ' ',
      email: 'nowhere',
      name: { ar: 'Sara', en: 'سارة' },
      dateOfBirth: '2026-02-30',
      address: { line: 'x', city: 'الرياض', postalCode: '1' },
      acceptedTerms: '1999-01',
    }),
  ).toEqual([
    'EMAIL_INVALID email',
    'EMAIL_MISMATCH emailConfirmation',
    'TERMS_NOT_ACCEPTED acceptedTerms',
    'REQUIRED registrationNumber',
    'NAME_ARABIC name.ar',
    'NAME_LATIN name.en',
    'BAD_DATE dateOfBirth',
    'TOO_SHORT address.line',
    'BAD_POSTAL_CODE address.postalCode',
  ]);
});
