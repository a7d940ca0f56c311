import { luhnCheckDigit } from '@mumaris/kit/id';
import { readRules } from '../../rules';
import { readPerson } from './verified-person';

const { identityProvider: rules } = readRules();
const withCheckDigit = (nine: string) => `${nine}${luhnCheckDigit([...nine].map(Number))}`;
const idNumber = withCheckDigit('110000001');
const read = (claims: object) => () => readPerson({ acr: 'high', national_id: idNumber, ...claims }, rules);
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

test.each([
  ['high', true],
  ['substantial', false],
])('IDN-17 a person verified at %s has shown two factors: %s', (acr, byTwoFactors) => {
  expect(read({ acr })()).toEqual({ idNumber, byTwoFactors });
});

test.each(['low', '', undefined, 1, ['high']])('IDN-17 a verification of strength %p is refused', (acr) => {
  expect(read({ acr })).toThrow(refusal('PROVIDER_ASSURANCE_LOW'));
});

test.each([
  ['is missing', undefined],
  ['is empty', ''],
  ['is a number', Number(idNumber)],
  ['is a list', [idNumber]],
  ['is too short', idNumber.slice(1)],
  ['is too long', `${idNumber}0`],
  ['has a wrong check digit', `${idNumber.slice(0, 9)}${(Number(idNumber[9]) + 1) % 10}`],
  ['is nobody’s', withCheckDigit('310000001')],
])('IDN-17 an ID number that %s is none', (_, claim) => {
  expect(read({ national_id: claim, email: 'sara@example.com', sub: idNumber })).toThrow(
    refusal('PROVIDER_ID_NUMBER_MISSING'),
  );
});
