import { contents, granted, makingAt } from '../../../test/paper-given';
import type { Credential } from '../../credentials';
import { revoke } from '../../credentials/domain/revocation';
import { setCondition } from '../../credentials/domain/condition';
import { suspend } from '../../credentials/domain/suspension';
import { refusals } from '../../../test/given';
import { checkAddress } from './check-address';
import { credentialPaper } from './credential-paper';
import { renderSVG } from 'uqr';

const now = '2026-11-22T09:00:00.000Z';
const registration = granted(contents[1]);
const english = (credential: Credential, at = now) =>
  Object.fromEntries(credentialPaper(credential, makingAt(at)).facts.map(({ label, words }) => [label.en, words.en]));

test('MEM-60 credential-01 printed: its days are told in both calendars, in words and in figures', () => {
  const { facts } = credentialPaper(registration, makingAt(now));
  const of = (label: string) => facts.find((fact) => fact.label.en === label);
  expect(of('Issued on')?.figures).toEqual({ iso: '2026-03-01', hijri: '1447-09-12' });
  expect(of('In force until')?.figures).toEqual({ iso: '2028-03-01', hijri: '1449-10-05' });
  expect(of('In force until')?.words).toEqual({
    ar: 'الأربعاء 1 مارس 2028م الموافق 5 شوال 1449هـ',
    en: 'Wednesday 1 March 2028 (5 Shawwal 1449 AH)',
  });
});

const common = ['Number', 'Name', 'Professional category'];
const stand = ['Issued on', 'In force until', "Document's status when printed", 'Printed on'];

test.each([
  ['TRAINING_LETTER', ['Specialty', 'Training institution', 'City', 'Training from', 'Training until']],
  ['REGISTRATION', ['Specialty', 'Professional rank', 'In force from']],
  ['CLASSIFICATION', ['Specialty', 'Professional rank']],
  ['TEMPORARY_REGISTRATION', ['Reason', 'Place of practice', 'City', 'In force from']],
  ['RECOGNISED_CERTIFICATE', ['Certificate', 'Awarded by', 'Awarded on']],
  ['ELIGIBILITY_NUMBER', []],
  ['LISTED_QUALIFICATION', ['Specialty added', 'Stands under', 'Qualification', 'Awarding institution']],
])('MEM-60 a %s says this, and nothing else of its holder', (kind, own) => {
  const credential = granted(contents.find((one) => one.kind === kind) ?? contents[0]);
  expect(Object.keys(english(credential))).toEqual([...common, ...own, ...stand]);
});

test('MEM-60 specialty and rank are those of the classification in force; codes that a list has no more stay', () => {
  expect(english(registration)).toMatchObject({ Specialty: 'Critical care nursing' });
  const { facts } = credentialPaper(registration, { ...makingAt(now), classification: null });
  expect(facts.map(({ label }) => label.en)).not.toContain('Specialty');
  const gone = { ...makingAt(now), classification: { specialty: 'GONE', rank: 'GONE' } };
  expect(credentialPaper(registration, gone).facts.filter(({ words }) => words.ar === 'GONE')).toHaveLength(2);
});

test('MEM-61 its QR code leads to the public check with the number and the code', () => {
  const address = 'https://portal.test/check?number=R-482-913-075&code=7KQ2M9XA';
  expect(checkAddress('https://portal.test/check', registration)).toBe(address);
  expect(credentialPaper(registration, makingAt(now)).qr).toBe(renderSVG(address, { border: 2 }));
});

const decided = new Date('2026-06-01T09:00:00.000Z');
const suspension = { id: 'san_1', from: decided, until: new Date('2026-12-01T20:59:59.999Z') };
const suspended = suspend(registration, suspension, decided).state;

test.each([
  ['in force', registration, now, undefined],
  ['on its last moment', registration, '2028-03-01T20:59:59.999Z', undefined],
  ['expired', registration, '2028-03-01T21:00:00.000Z', 'expired'],
  [
    'not in force yet',
    granted({ kind: 'REGISTRATION', content: { startsOn: '2027-01-01', employer: null } }),
    now,
    'not yet in force',
  ],
  ['whose suspension is over', suspended, '2026-12-01T21:00:00.000Z', undefined],
])('MEM-60 a document %s is handed out, and says so where it is not in force', (_, credential, at, mark) =>
  expect(credentialPaper(credential, makingAt(at)).mark?.en).toBe(mark),
);

test.each([
  ['suspended', suspended],
  ['revoked', revoke(registration, decided).state],
  ['replaced', { ...registration, replacedBy: 'cre_2' }],
])('MEM-60 MEM-66 one that is %s is not handed out', (_, credential) =>
  expect(refusals(() => credentialPaper(credential, makingAt(now)))).toEqual(['DOCUMENT_NOT_HANDED_OUT']),
);

test('MEM-65 the conditions of the day that it is printed on are on it, in their public wording, and no others', () => {
  const wording = { ar: 'يمارس المهنة تحت إشراف استشاري.', en: 'Practises under a consultant’s supervision.' };
  const order = { id: 'con_1', kind: 'SUPERVISION', wording, startsOn: '2027-01-10', lastDay: '2027-04-09' } as const;
  const conditioned = setCondition(registration, order, decided).state;
  const on = (at: string) => credentialPaper(conditioned, makingAt(at)).conditions?.list;
  expect(on('2027-01-09T20:59:59.999Z')).toBeUndefined();
  expect(on('2027-04-09T20:59:59.999Z')).toMatchObject([
    {
      wording,
      period: {
        en: 'From Sunday 10 January 2027 (2 Shaʻban 1448 AH) until Friday 9 April 2027 (2 Dhuʻl-Qiʻdah 1448 AH)',
      },
    },
  ]);
  expect(on('2027-04-09T21:00:00.000Z')).toBeUndefined();
  const open = setCondition(registration, { ...order, lastDay: null }, decided).state;
  expect(credentialPaper(open, makingAt('2027-05-01')).conditions?.list[0]?.period.en).toMatch(
    /^From Sunday 10 January 2027/,
  );
});
