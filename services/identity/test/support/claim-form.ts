import { form } from './form';

/** The claim of a file whose form is in order. */
export const claimForm = (index: number, changes: object = {}) => {
  const { newPractitioner: _n, ...signUp } = form(index);
  return {
    ...signUp,
    registrationNumber: `12-R-000${String(4_000 + index)}`,
    name: { ar: 'سارة محمد القحطاني', en: 'Sara Mohammed Al-Qahtani' },
    dateOfBirth: '1992-03-14',
    nationality: 'SA',
    address: { line: 'شارع العليا، 12', city: 'الرياض', postalCode: '12211', country: 'SA' },
    ...changes,
  };
};
