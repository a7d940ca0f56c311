import { refusals } from '../../../test/given';
import { row } from '../../../test/files';
import { readRow, type Row } from './file-row';

const read = (changes: Partial<Row>) => readRow({ ...row, ...changes } as Row);

test('IDN-16 a row is read as its system wrote it, and what has no column stays as it came', () => {
  const file = read({
    registrationNumber: ' ١٢–R–٠٠٠٤٧١١',
    idNumber: '١٠٠٠٠٠٠٠٠٨',
    dateOfBirth: '1412/09/09',
    gender: 'female',
    nationality: 'sa',
    email: '',
    mobile: '٠٥٠١٢٣٤٥٦٧',
    'آخر جهة عمل': 'مستشفى الملك فهد',
  });
  expect(file).toEqual({
    registrationNumber: '12-R-0004711',
    fileNumber: 'F-100-200-300',
    person: {
      idNumber: '1000000008',
      passport: null,
      nameAr: 'نورة عبدالله القحطاني',
      nameEn: 'Noura Abdullah Al-Qahtani',
      dateOfBirth: '1992-03-14',
      gender: 'FEMALE',
      nationality: 'SA',
      category: 'NURSE',
      email: null,
      mobile: '+966501234567',
    },
    facts: { grade: 'أخصائي أول', 'آخر جهة عمل': 'مستشفى الملك فهد' },
  });
});

test.each<[string, Partial<Row>, string[]]>([
  ['nothing', {}, []],
  ['no file number', { fileNumber: '' }, []],
  ['a name in English alone', { nameAr: '' }, []],
  ['no name', { nameAr: ' ', nameEn: '' }, ['REQUIRED nameAr']],
  ['a passport', { idNumber: '', passportNumber: 'a 1234567', passportCountry: 'eg' }, []],
  ['a passport beside the ID number', { passportNumber: 'A1234567', passportCountry: 'EG' }, []],
  ['a passport of nowhere', { idNumber: '', passportNumber: 'A1234567' }, ['UNKNOWN_COUNTRY passportCountry']],
  ['no document', { idNumber: '' }, ['REQUIRED idNumber']],
  ['a check digit', { idNumber: '1000000009' }, ['ID_NUMBER_INVALID idNumber']],
  [
    'everything',
    {
      registrationNumber: '',
      dateOfBirth: '1447-13-01',
      gender: 'X',
      category: 'WITCH',
      email: 'nowhere',
      mobile: '1',
    },
    [
      'REQUIRED registrationNumber',
      'BAD_DATE dateOfBirth',
      'FILE_WORD gender',
      'FILE_WORD category',
      'EMAIL_INVALID email',
      'MOBILE_INVALID mobile',
    ],
  ],
  ['a fact that is a book', { history: 'x'.repeat(2_001) }, ['TOO_LONG history']],
])('IDN-16 what is wrong with a row: %s', (_, changes, expected) =>
  expect(refusals(() => read(changes))).toEqual(expected),
);
