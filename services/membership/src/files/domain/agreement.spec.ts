import { fileOf, statement } from '../../../test/files';
import { differencesOf, type Statement } from './agreement';

const differences = (onFile: object, stated: Partial<Statement> = {}) =>
  differencesOf(fileOf(onFile).person, { ...statement, ...stated });

test.each([
  ['the same, spelt otherwise', {}, {}, []],
  ['a name in one language alone', { nameEn: '' }, { name: { ...statement.name, en: 'Nora' } }, []],
  ['alef and ta marbuta of another hand', { nameAr: 'نوره عبدالله القحطانى' }, {}, []],
  ['another family name', {}, { name: { ar: 'نورة عبدالله الحربي', en: 'Noura Al-Harbi' } }, ['NAME']],
  ['another order of names', {}, { name: { ...statement.name, ar: 'القحطاني نورة عبدالله' } }, ['NAME']],
  ['a day of birth beside it', {}, { dateOfBirth: '1992-03-15' }, ['DATE_OF_BIRTH']],
  ['an ID number of the same digits turned', {}, { idNumber: '1000000016' }, ['ID_DOCUMENT']],
  [
    'a passport on file, an ID number now',
    { idNumber: '', passportNumber: 'A1234567', passportCountry: 'EG' },
    {},
    ['ID_DOCUMENT'],
  ],
  [
    'the passport of a file that has both',
    { passportNumber: 'A1234567', passportCountry: 'EG' },
    { idNumber: null, passport: { number: 'A1234567', country: 'EG' } },
    [],
  ],
  ['another nationality', { nationality: 'EG' }, {}, ['NATIONALITY']],
  ['the mobile of the file alone', { email: 'old@mail.example' }, { mobile: '+966501234567' }, []],
  ['neither e-mail nor mobile of the file', {}, { email: 'other@mail.example' }, ['CONTACT']],
  ['no contact on file', { email: '', mobile: '' }, {}, ['CONTACT']],
])('IDN-16 %s', (_, onFile, stated, expected) => expect(differences(onFile, stated)).toEqual(expected));
