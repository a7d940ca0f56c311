import type { Caller } from '@mumaris/kit/auth/caller';

/** Callers of the tests. */
export const person = (accountId: string): Partial<Caller> => ({ accountId, roles: ['PRACTITIONER'] });
export const reviewer = (accountId: string): Partial<Caller> => ({ accountId, roles: ['REVIEWER'] });
export const lead: Partial<Caller> = { accountId: 'acc_lead', roles: ['REVIEWER', 'REVIEW_LEAD'] };
export const secretaryGeneral: Partial<Caller> = { accountId: 'acc_general', roles: ['SECRETARY_GENERAL'] };
export const admin: Partial<Caller> = { accountId: 'acc_admin', roles: ['ADMIN'] };
export const support: Partial<Caller> = { accountId: 'acc_support', roles: ['SUPPORT'] };
export const examiner = (accountId: string): Partial<Caller> => ({ accountId, roles: ['EXAMINER'] });
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

/** A name in its parts, an ID document and a national address that nothing is wrong with. */
export const fullName = {
  ar: { first: 'نورة', father: 'عبدالله', grandfather: 'سعد', family: 'القحطاني' },
  en: { first: 'Noura', father: 'Abdullah', grandfather: 'Saad', family: 'Al-Qahtani' },
};
export const idDocument = { kind: 'NATIONAL_ID', number: '1000000008', expiresOn: '2031-05-01' } as const;
export const nationalAddress = {
  buildingNumber: '٢٤٧٤',
  street: 'شارع العليا',
  district: 'حي العليا',
  city: 'الرياض',
  postalCode: '12211',
  additionalNumber: '7329',
};

/** What a profile holds of work and study. */
export const experience = {
  country: 'SA',
  city: 'الرياض',
  workplace: 'مدينة الملك فهد الطبية',
  specialty: 'CRITICAL_CARE_NURSING',
  jobTitle: 'أخصائية تمريض',
  jobDescription: 'رعاية مرضى العناية المركزة للكبار',
  startsOn: '2019-02-01',
  endsOn: null,
  authorityType: 'MINISTRY_HOSPITAL',
  practice: true,
};
export const licence = {
  specialty: 'CRITICAL_CARE_NURSING',
  number: 'RN-48213',
  expiresOn: '2028-06-30',
  country: 'JO',
  authority: 'وزارة الصحة الأردنية',
  issuedAs: 'COUNCIL_LICENCE' as const,
  verificationReference: 'DF-2024-118',
};
export const qualification = {
  degree: 'BACHELOR',
  kind: 'DEGREE' as const,
  ministryEquivalency: false,
  specialty: 'GENERAL_NURSING',
  university: 'KING_SAUD_UNIVERSITY',
  country: 'SA',
  graduatedOn: '2014-06-15',
} as const;

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
