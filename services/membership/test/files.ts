import { readRow, type Row } from '../src/files/domain/file-row';
import type { EarlierFile } from '../src/files/domain/earlier-file';
import type { Statement } from '../src/files/domain/agreement';

/** A row of an import that nothing is wrong with. */
export const row: Row = {
  registrationNumber: '12-R-0004711',
  fileNumber: 'F-100-200-300',
  idNumber: '1000000008',
  nameAr: 'نورة عبدالله القحطاني',
  nameEn: 'Noura Abdullah Al-Qahtani',
  dateOfBirth: '1992-03-14',
  gender: 'FEMALE',
  nationality: 'SA',
  category: 'NURSE',
  email: 'noura@mail.example',
  mobile: '0501234567',
  grade: 'أخصائي أول',
};

/** A file from before, with changes to its row. */
export const fileOf = (changes: Partial<Row> = {}): EarlierFile => ({
  id: 'fil_1',
  ...readRow({ ...row, ...changes } as Row),
  importedAt: new Date('2026-11-01T09:00:00.000Z'),
  held: null,
  practitionerId: null,
});

/** What the owner of that file states of herself. */
export const statement: Statement = {
  registrationNumber: '12-R-0004711',
  idNumber: '1000000008',
  passport: null,
  name: { ar: 'نورة عبد الله القحطاني', en: 'Noura Abdullah Al Qahtani' },
  dateOfBirth: '1992-03-14',
  nationality: 'SA',
  address: { line: 'شارع العليا، 12', city: 'الرياض', postalCode: '12211', country: 'SA' },
  email: 'Noura@mail.example',
  mobile: '+966555555555',
};
