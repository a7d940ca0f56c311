import { now, practitioner, refusals } from '../../../test/given';
import { profile } from '../../../test/people';
import { openProfile } from './practitioner';
import type { ProfileInput } from './profile';

const good = profile as ProfileInput;
const open = (change: Partial<ProfileInput>) =>
  openProfile({ id: 'pra_2', fileNumber: 'F-2', accountId: 'acc_2', profile: { ...good, ...change } }, now);
const refused = (change: Partial<ProfileInput>) => refusals(() => open(change));

test('MEM-01 an opened profile has its file number, and others learn no more than the category', () => {
  expect(practitioner).toMatchObject({
    fileNumber: 'F-1',
    membershipNumber: null,
    profile: { dateOfBirth: '1992-03-14' },
  });
  expect(open({}).events).toEqual([
    {
      type: 'sa.mumaris.membership.practitioner-opened.v1',
      data: { practitionerId: 'pra_2', accountId: 'acc_2', fileNumber: 'F-2', category: 'NURSE' },
    },
  ]);
});

test.each([
  ['2008-11-22', []],
  ['2008-11-23', ['AGE_OUT_OF_RANGE dateOfBirth']],
  ['1925-11-23', []],
  ['1925-11-22', ['AGE_OUT_OF_RANGE dateOfBirth']],
  ['h:1412-09-09', []],
  ['١٩٩٢-٠٣-١٤', []],
  ['14/3/1992', []],
  ['3/14/1992', ['BAD_DATE dateOfBirth']],
  ['1410/05/06', []],
  ['1447-05-06', ['AGE_OUT_OF_RANGE dateOfBirth']], // of the Hijri calendar, and never the year 1447 AD
  ['0001-01-01', ['BAD_DATE dateOfBirth']],
  ['1990-02-30', ['BAD_DATE dateOfBirth']],
])('MEM-01 a date of birth of %s: %j', (dateOfBirth, expected) => expect(refused({ dateOfBirth })).toEqual(expected));

test.each([
  [{ ar: 'نورة القحطاني', en: 'Noura Al-Qahtani' }, []],
  [{ ar: 'مُحَمَّد بن عبد الله', en: 'José d’Almeida Núñez' }, []],
  [{ ar: 'نورة Noura', en: 'نورة' }, ['NAME_ARABIC name.ar', 'NAME_LATIN name.en']],
  [{ ar: 'نورة ٣', en: 'Noura 3' }, ['NAME_NOT_PLAIN name.ar', 'NAME_NOT_PLAIN name.en']],
  [{ ar: 'زوروا موقع.السعودية', en: 'visit prize.example now' }, ['NAME_NOT_PLAIN name.ar', 'NAME_NOT_PLAIN name.en']],
  [{ ar: 'نورة', en: 'Noura \u202Egpj.exe' }, ['NAME_NOT_PLAIN name.en']],
  [{ ar: 'ن', en: 'N' }, ['NAME_ARABIC name.ar', 'NAME_LATIN name.en']],
  [{ ar: '--', en: '  ' }, ['NAME_NOT_PLAIN name.ar', 'NAME_LATIN name.en']],
  [{ ar: 'ن'.repeat(120), en: 'N'.repeat(121) }, ['NAME_LATIN name.en']],
])('MEM-01 a name of %j: %j', (name, expected) => expect(refused({ name })).toEqual(expected));

test('MEM-01 what is kept is what the door cleaned, however it was pasted', () => {
  const { profile: kept } = open({
    name: { ar: '\u200Fنـــورة\u00A0 کریمی', en: 'No\u00ADura Ferna\u0301ndez' },
    dateOfBirth: 'h:١٤١٠-٠٥-٠٦\u200F',
    nationality: ' sa\u200E',
    address: { line: 'شارع\u2067 العليا', city: 'الرياض\u0000', postalCode: '١٢٢١١\u200F' },
  }).state;
  expect(kept).toMatchObject({
    name: { ar: 'نورة كريمي', en: 'Noura Fern\u00E1ndez' },
    dateOfBirth: '1989-12-05',
    nationality: 'SA',
    address: { line: 'شارع العليا', city: 'الرياض', postalCode: '12211' },
  });
});

test('MEM-01 countries are those of ISO 3166-1', () => {
  expect(refused({ nationality: 'no' })).toEqual([]);
  for (const nationality of ['XX', 'EU', 'SAU', ''])
    expect(refused({ nationality })).toEqual(['UNKNOWN_COUNTRY nationality']);
});

test('MEM-01 an address in the Kingdom has five digits, another its own', () => {
  const { address } = profile;
  expect(refused({ address: { ...address, postalCode: '1221' } })).toEqual(['BAD_POSTAL_CODE address.postalCode']);
  expect(refused({ address: { ...address, postalCode: 'SW1A 1AA', country: 'GB' } })).toEqual([]);
  expect(refused({ address: { ...address, postalCode: null } })).toEqual([]);
  expect(open({ address: { line: ' شارع  العليا ', city: 'الرياض' } }).state.profile.address).toEqual({
    line: 'شارع العليا',
    city: 'الرياض',
    postalCode: null,
    country: 'SA',
    national: null,
  });
  expect(refused({ address: { line: 'x'.repeat(201), city: 'x', country: 'SA' } })).toEqual([
    'TOO_LONG address.line',
    'TOO_SHORT address.city',
  ]);
});
