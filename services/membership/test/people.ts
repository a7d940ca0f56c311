import type { Caller } from '@mumaris/kit/auth/caller';

/** Callers of the tests. */
export const person = (accountId: string): Partial<Caller> => ({ accountId, roles: ['PRACTITIONER'] });
export const reviewer = (accountId: string): Partial<Caller> => ({ accountId, roles: ['REVIEWER'] });
export const support: Partial<Caller> = { accountId: 'acc_support', roles: ['SUPPORT'] };
export const visitor: Partial<Caller> = {};

/** A profile that nothing is wrong with. */
export const profile = {
  name: { ar: 'نورة عبدالله القحطاني', en: 'Noura Abdullah Al-Qahtani' },
  dateOfBirth: '1992-03-14',
  gender: 'FEMALE',
  nationality: 'SA',
  category: 'NURSE',
  address: { line: 'شارع العليا، 12', city: 'الرياض', postalCode: '12211', country: 'SA' },
};

/** Answers that meet every requirement on 2026-11-22. */
export const answers = [
  { question: 'kind', value: 'QUALIFYING' },
  { question: 'institution', value: 'مستشفى الملك خالد الجامعي' },
  { question: 'city', value: 'الرياض' },
  { question: 'specialty', value: 'تمريض العناية المركزة' },
  { question: 'startsOn', value: '٢٠٢٧-٠١-٠١' },
  { question: 'endsOn', value: 'h:1448-12-30' },
  { question: 'confirmed', value: 'true' },
];
