import { RuleViolation, toFailure } from '@mumaris/kit/errors';
import { now, refusals } from '../../../test/given';
import { fullName, idDocument, nationalAddress, profile } from '../../../test/people';
import { changeAddress, openProfile, stateIdDocument } from './practitioner';
import type { ProfileInput } from './profile';

const { name: _name, address: _address, ...rest } = profile;
const good = { ...rest, names: fullName, nationalAddress, idDocument } as ProfileInput;
const open = (change: Partial<ProfileInput>) =>
  openProfile({ id: 'pra_2', fileNumber: 'F-2', accountId: 'acc_2', profile: { ...good, ...change } }, now).state;
const refused = (change: Partial<ProfileInput>) => refusals(() => open(change));
const documentOf = (change: object) =>
  ({
    idDocument: { ...idDocument, ...change },
    ...('kind' in change && change.kind === 'IQAMA' && { nationality: 'IN' }),
  }) as Partial<ProfileInput>;

test('MEM-01 the full name is put together from its parts, those that the person has', () => {
  expect(open({}).profile).toMatchObject({
    names: fullName,
    name: { ar: 'نورة عبدالله سعد القحطاني', en: 'Noura Abdullah Saad Al-Qahtani' },
  });
  const two = { first: 'Maria', father: ' ', grandfather: null, family: 'Santos' };
  const { names, name } = open({ names: { ar: fullName.ar, en: two } }).profile;
  expect(names?.en).toEqual({ first: 'Maria', father: null, grandfather: null, family: 'Santos' });
  expect(name.en).toBe('Maria Santos');
});

test.each([
  [{ ar: { first: '', family: 'Ali' } }, ['REQUIRED names.ar.first', 'NAME_PART_ARABIC names.ar.family']],
  [{ en: { first: 'نورة', family: ' ' } }, ['NAME_PART_LATIN names.en.first', 'REQUIRED names.en.family']],
  [
    { en: { first: 'N0ura', family: 'www.prize.example' } },
    ['NAME_NOT_PLAIN names.en.first', 'NAME_NOT_PLAIN names.en.family'],
  ],
  [{ en: { first: 'N'.repeat(40), family: 'Ali' } }, []],
  [{ en: { first: 'N'.repeat(41), family: 'Ali' } }, ['TOO_LONG names.en.first']],
])('MEM-01 the parts of a name %j: %j', (change, expected) =>
  expect(refused({ names: { ...fullName, ...change } })).toEqual(expected),
);

test('MEM-01 a name or an address is said in one way, not in both and not in none', () => {
  const { name, address } = profile;
  expect(refused({ name })).toEqual(['ONE_OF_TWO names']);
  expect(refused({ names: null, nationalAddress: null })).toEqual(['REQUIRED name', 'REQUIRED address']);
  expect(refused({ address })).toEqual(['ONE_OF_TWO nationalAddress']);
  expect(open({ name, names: null }).profile).toMatchObject({ name, names: null });
});

test('MEM-01 a national address has its parts, however the digits were typed, and the line that an envelope shows', () => {
  expect(open({}).profile.address).toEqual({
    line: '2474 شارع العليا، حي العليا',
    city: 'الرياض',
    postalCode: '12211',
    country: 'SA',
    national: { buildingNumber: '2474', street: 'شارع العليا', district: 'حي العليا', additionalNumber: '7329' },
  });
  const latin = { ...nationalAddress, street: 'Olaya St', district: 'Al Olaya' };
  expect(open({ nationalAddress: latin }).profile.address.line).toBe('2474 Olaya St, Al Olaya');
});

test.each([
  [{ buildingNumber: '247', additionalNumber: '73 29' }, ['buildingNumber', 'additionalNumber'], 'FOUR_DIGITS'],
  [{ postalCode: '' }, ['postalCode'], 'BAD_POSTAL_CODE'],
  [{ postalCode: '1221' }, ['postalCode'], 'BAD_POSTAL_CODE'],
  [{ street: ' ', district: '\u200F', city: '' }, ['street', 'district', 'city'], 'REQUIRED'],
  [{ street: 'x'.repeat(81) }, ['street'], 'TOO_LONG'],
])('MEM-01 a national address with %j is refused in %j', (change, fields, code) =>
  expect(refused({ nationalAddress: { ...nationalAddress, ...change } })).toEqual(
    fields.map((field) => `${code} nationalAddress.${field}`),
  ),
);

test.each([
  [{ number: '١٠٠٠٠٠٠٠٠٨' }, []],
  [{ number: '2000000006' }, ['ID_NUMBER_INVALID idDocument.number']],
  [{ number: '1000000009' }, ['ID_NUMBER_INVALID idDocument.number']],
  [{ expiresOn: null }, []],
  [{ expiresOn: 'soon' }, ['BAD_DATE idDocument.expiresOn']],
  [{ kind: 'IQAMA', number: '2000000006', expiresOn: 'h:1448-12-29' }, []],
  [{ kind: 'IQAMA', number: '2000000006', expiresOn: ' ' }, ['REQUIRED idDocument.expiresOn']],
  [{ kind: 'IQAMA' }, ['ID_NUMBER_INVALID idDocument.number']],
  [{ kind: 'PASSPORT', number: 'a 1234567', country: 'in' }, []],
  [
    { kind: 'PASSPORT', number: 'A123', expiresOn: null },
    ['PASSPORT_INVALID idDocument.number', 'UNKNOWN_COUNTRY idDocument.country', 'REQUIRED idDocument.expiresOn'],
  ],
])('MEM-01 IDN-06 an ID document with %j: %j', (change, expected) =>
  expect(refused(documentOf(change))).toEqual(expected),
);

test('IDN-06 a wrong number is told with which its kind begins', () => {
  const { message } = toFailure(new RuleViolation('ID_NUMBER_INVALID'));
  expect(message.en).toContain('a national ID begins with 1, an iqama with 2');
  expect(message.ar).toContain('أول رقم الهوية الوطنية 1، وأول رقم الإقامة 2');
});

test('MEM-01 an ID document is kept normalised, its days Gregorian, its country the Kingdom but of a passport', () => {
  const iqama = { kind: 'IQAMA', number: '٢٠٠٠-٠٠٠-٠٠٦', country: 'IN', expiresOn: 'h:1448-06-12' };
  expect(open(documentOf(iqama)).profile.idDocument).toEqual({
    kind: 'IQAMA',
    number: '2000000006',
    country: 'SA',
    expiresOn: '2026-11-22',
  });
  const passport = documentOf({ kind: 'PASSPORT', number: 'p-123456', country: 'ph' });
  expect(open(passport).profile.idDocument).toMatchObject({ number: 'P123456', country: 'PH' });
});

test('MEM-01 a national ID is a Saudi’s, and an iqama anybody else’s', () => {
  const iqama = { kind: 'IQAMA', number: '2000000006', expiresOn: '2026-12-01' } as const;
  const misfit = ['ID_DOCUMENT_NATIONALITY idDocument.kind'];
  expect(refused({ idDocument: iqama })).toEqual(misfit);
  expect(refused({ ...documentOf({}), nationality: 'IN' })).toEqual(misfit);
  expect(refused(documentOf({ kind: 'PASSPORT', number: 'A1234567', country: 'SA' }))).toEqual([]);
  expect(refusals(() => stateIdDocument(open({ idDocument: null }), iqama))).toEqual(misfit);
});

test('MEM-30 the same ID document can be renewed, and another does not take its place', () => {
  const iqama = { kind: 'IQAMA', number: '2000000006', expiresOn: '2026-12-01' } as const;
  const none = open({ idDocument: null, nationality: 'IN' });
  expect(none.profile.idDocument).toBeNull();
  const { state } = stateIdDocument(none, iqama);
  const renewed = stateIdDocument(state, { ...iqama, expiresOn: '2027-12-01' }).state;
  expect(renewed.profile.idDocument?.expiresOn).toBe('2027-12-01');
  const others = [
    { ...iqama, number: '2000000014' },
    { kind: 'PASSPORT', number: 'A1234567', country: 'IN', expiresOn: '2030-01-01' },
  ] as const;
  for (const other of others)
    expect(refusals(() => stateIdDocument(renewed, other))).toEqual(['ID_DOCUMENT_OTHER idDocument']);
  expect(refusals(() => stateIdDocument(renewed, { ...iqama, expiresOn: null }))).toEqual([
    'REQUIRED idDocument.expiresOn',
  ]);
});

test('MEM-01 a change of address changes nothing else', () => {
  const before = open({});
  const after = changeAddress(before, { address: { line: 'Baker St 221b', city: 'London', country: 'GB' } }).state;
  expect(after).toEqual({
    ...before,
    profile: {
      ...before.profile,
      address: { line: 'Baker St 221b', city: 'London', postalCode: null, country: 'GB', national: null },
    },
  });
  expect(refusals(() => changeAddress(before, {}))).toEqual(['REQUIRED address']);
});
