import { RuleViolation } from '@mumaris/kit/errors';
import { maskIban, readSaudiIban } from './iban';

const read = (typed: string) => {
  const reading = readSaudiIban(typed, 'iban');
  return reading instanceof RuleViolation ? reading.code : reading;
};

it.each([
  ['SA0380000000608010167519', 'SA0380000000608010167519'],
  ['sa03 8000 0000 6080 1016 7519', 'SA0380000000608010167519'],
  ['SA٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩', 'SA0380000000608010167519'],
  ['SA0380000000608010167518', 'BAD_IBAN'],
  ['SA038000000060801016751', 'BAD_IBAN'],
  ['GB29NWBK60161331926819', 'BAD_IBAN'],
  ['', 'BAD_IBAN'],
  ['SA0380000000608010167519'.repeat(500), 'BAD_IBAN'],
])('BIL-09 the account %s is read as %s', (typed, iban) => expect(read(typed)).toBe(iban));

it('BIL-09 shows the last four figures of an account, and its country', () => {
  expect(maskIban('SA0380000000608010167519')).toBe('SA03••••••••••••••••7519');
});
