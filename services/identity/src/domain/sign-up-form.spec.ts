import { type RuleViolation, RuleViolations } from '@mumaris/kit/errors';
import { form } from '../../test/support/form';
import { readRules } from '../rules';
import { readSignUpForm, type SignUpForm } from './sign-up-form';

const rules = readRules();
const facts = { strengthOf: () => 4, leaked: false };
const read = (changes: Partial<SignUpForm> = {}) => readSignUpForm(form(1, changes) as SignUpForm, rules, facts);
const refusals = (changes: Partial<SignUpForm>): string[] => {
  try {
    read(changes);
    return [];
  } catch (error) {
    const all = error instanceof RuleViolations ? error.violations : [error as RuleViolation];
    return all.map(({ code, field }) => `${code} ${String(field)}`);
  }
};

test('IDN-01 IDN-06 what is kept is what the door cleaned, however it was pasted', () => {
  const { idNumber, mobile } = form(1);
  const arabic = (text: string) => text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)));
  const pasted = {
    firstName: '\u200Fســارة\u00A0 ',
    lastName: 'القحطانی',
    email: 'Sara@MAIL.example\u200B',
    emailConfirmation: ' \u202Asara@mail.example\u202C',
    idNumber: `\u200F${arabic(idNumber.slice(0, 3))}-${idNumber.slice(3)}`,
    mobile: arabic(`${mobile.slice(0, 3)}\u2011${mobile.slice(3, 6)}.${mobile.slice(6)}`),
  };
  expect(read(pasted)).toMatchObject({
    name: { first: 'سارة', last: 'القحطاني' },
    email: 'Sara@mail.example',
    idNumber,
    mobile: `+966${mobile.slice(1)}`,
  });
});

test('IDN-01 an address and its confirmation are one in whichever form Unicode writes them', () => {
  const decomposed = { email: 'noura@b\u00FCcher.example', emailConfirmation: 'noura@bu\u0308cher.example' };
  expect(read(decomposed).email).toBe('noura@xn--bcher-kva.example');
  expect(refusals({ ...decomposed, emailConfirmation: 'noura@bucher.example' })).toEqual([
    'EMAIL_MISMATCH emailConfirmation',
  ]);
});

test.each([
  ['a link', 'Win at https://prize.example/x'],
  ['a host', 'visit prize.example now'],
  ['an order of its own', 'Noura \u202Egpj.exe'],
  ['digits', 'Noura 2'],
])('IDN-01 a name with %s is refused, for it goes into letters', (_, firstName) => {
  expect(refusals({ firstName })).toEqual(['NAME_NOT_PLAIN firstName']);
});

test('IDN-01 a name of a hundred letters is one, however many marks they carry; a heap of marks is none', () => {
  expect(read({ lastName: 'مُ'.repeat(100) }).name.last).toBe('م'.repeat(100));
  expect(refusals({ lastName: 'م'.repeat(101) })).toEqual(['TOO_LONG lastName']);
  expect(refusals({ lastName: `Z${'\u0300'.repeat(5_000)}` })).toEqual(['TOO_LONG lastName']);
});
