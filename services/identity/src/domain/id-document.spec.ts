import { RuleViolation } from '@mumaris/kit/errors';
import { readIdDocument, shownNumber } from './id-document';
import { keysOf } from '@mumaris/kit/text/id-document';

const wrongOf = (form: Parameters<typeof readIdDocument>[0]) => {
  const { document, others } = readIdDocument(form);
  return [document, ...others].flatMap((one) =>
    one instanceof RuleViolation ? [`${one.code} ${[one.field].flat().join('.')}`] : [],
  );
};
const egyptian = { number: ' a-1234567\u200F ', country: 'eg' };

test('IDN-01 IDN-06 a passport is kept normalised, with the country that issued it', () => {
  const { document } = readIdDocument({ passport: egyptian });
  expect(document).toEqual({ idNumber: null, passport: { number: 'A1234567', country: 'EG' } });
});

test.each([
  ['neither', {}, ['ID_NUMBER_INVALID idNumber']],
  ['both', { idNumber: '1000000008', passport: egyptian }, ['ONE_ID_DOCUMENT passport']],
  ['a passport of 4', { passport: { number: 'A123', country: 'EG' } }, ['PASSPORT_INVALID passport.number']],
  ['a passport of 13', { passport: { number: 'A123456789012', country: 'EG' } }, ['PASSPORT_INVALID passport.number']],
  ['Arabic letters', { passport: { number: 'ج1234567', country: 'EG' } }, ['PASSPORT_INVALID passport.number']],
  ['no country', { passport: { number: 'A1234567', country: '' } }, ['UNKNOWN_COUNTRY passport.country']],
  [
    'nothing right',
    { passport: { number: '', country: 'XX' } },
    ['PASSPORT_INVALID passport.number', 'UNKNOWN_COUNTRY passport.country'],
  ],
])('IDN-06 %s is refused, field by field', (_, form, expected) => {
  expect(wrongOf(form)).toEqual(expected);
});

test.each([5, 12])('IDN-06 a passport number of %d letters and digits is taken', (length) => {
  expect(wrongOf({ passport: { number: 'A'.repeat(length), country: 'IN' } })).toEqual([]);
});

test('IDN-05 the same number of two countries is two documents, and of one country one', () => {
  const keys = ['EG', 'IN', 'EG'].map((country) =>
    keysOf({ idNumber: null, passport: { number: 'A1234567', country } }),
  );
  expect(keys[0]).toEqual(keys[2]);
  expect(keys[0]).not.toEqual(keys[1]);
});

test('IDN-01 a holder of both is named by the ID number, and found by either', () => {
  const both = { idNumber: '1000000008', passport: { number: 'A1234567', country: 'EG' } };
  expect(shownNumber(both)).toBe('1000000008');
  expect(shownNumber({ ...both, idNumber: null })).toBe('A1234567');
  expect(keysOf(both)).toHaveLength(2);
});
