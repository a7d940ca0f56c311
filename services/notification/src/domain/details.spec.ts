import { detailOf, detailsOf } from './details';

const roles = {
  REVIEWER: { ar: 'مراجع طلبات', en: 'Reviewer' },
  FINANCE: { ar: 'موظف مالية', en: 'Finance officer' },
  NONE: { ar: 'لا توجد', en: 'none' },
};
const names = { role: roles, fee: { SERVICE: { ar: 'رسوم الخدمة', en: 'service fee' } } };

test('a coded value is told by its name, several together, and none in words too', () => {
  expect(detailOf('SERVICE', 'fee', names)).toEqual({ all: [names.fee.SERVICE] });
  expect(detailOf(['REVIEWER', 'FINANCE'], 'role', names)).toEqual({ all: [roles.REVIEWER, roles.FINANCE] });
  expect(detailOf([], 'role', names)).toEqual({ all: [roles.NONE] });
  expect(detailOf('NEWER_THAN_THIS', 'fee', names)).toEqual({ all: [{ ar: 'غير مذكور', en: 'not stated' }] });
  expect(() => detailOf('OTHER', 'fees', names)).toThrow('there are no names “fees”');
});

test('what somebody left empty is told as such', () => {
  expect(detailOf(' ', 'words', names)).toEqual({ ar: 'غير مذكور', en: 'not stated' });
});

test('a day is one as it is written, or the day in Riyadh of an instant', () => {
  expect(detailOf('2027-01-10', 'day', names)).toEqual({ day: '2027-01-10' });
  expect(detailOf('2027-01-10T21:00:00Z', 'day', names)).toEqual({ day: '2027-01-11' });
});

test('a fact is words or a figure where nothing else is said, and what is neither is not told', () => {
  const facts = { number: 'A-1', hours: 2.5, total: { amount: 100, currency: 'SAR' }, other: { a: 1 } };
  expect(detailsOf(facts, { total: 'money' }, names)).toEqual({
    number: 'A-1',
    hours: 2.5,
    total: { money: { amount: 100, currency: 'SAR' } },
  });
});

test.each([
  ['money', { amount: 1.5, currency: 'SAR' }],
  ['money', { amount: 100, currency: 'USD' }],
  ['day', 'soon'],
  ['moment', undefined],
  ['time', 'noon'],
  ['text', { ar: 'فقط' }],
  ['list', []],
  ['link', 'javascript:alert(1)'],
  ['code', 482_913],
  ['words', { secret: 482_913 }],
])('NTF-06 %s refuses what it cannot tell, and does not repeat it', (kind, value) => {
  expect(() => detailOf(value, kind, names)).toThrow(/^not .* but (object|string|number|undefined)$/);
  expect(() => detailsOf({ fact: value }, { fact: kind }, names)).toThrow(/^fact \(\w+\): not .* but \w+$/);
});
