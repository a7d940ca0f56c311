import { loadCommitteeRules } from '../src/committees/rules/load-rules';
import { type Content, type Credential, grant } from '../src/credentials';
import type { Making } from '../src/papers/domain/credential-paper';
import { loadGoodStandingRules, loadPaperRules } from '../src/papers/rules/load-rules';
import { loadReference } from '../src/reference/rules/load-reference';
import { profile } from './people';

export const { committees } = loadCommitteeRules();
export const paperRules = loadPaperRules();
export const goodStandingRules = loadGoodStandingRules();

/** What documents are made by in the tests: of a nurse of intensive care. */
export const makingAt = (now: string | Date): Making => ({
  rules: paperRules,
  goodStandingRules,
  copy: false,
  reference: loadReference(),
  classification: { specialty: 'CRITICAL_CARE_NURSING', rank: 'NURSE_SPECIALIST' },
  checkUrl: 'https://portal.test/check',
  now: new Date(now),
});

/** One credential of each kind. */
export const contents = [
  {
    kind: 'TRAINING_LETTER',
    content: {
      institution: 'مستشفى الملك خالد الجامعي',
      city: 'الرياض',
      specialty: 'Critical care (ICU), adults',
      startsOn: '2027-01-01',
      endsOn: '2027-06-30',
    },
  },
  { kind: 'REGISTRATION', content: { startsOn: '2026-03-01', employer: 'مدينة الملك فهد الطبية' } },
  { kind: 'CLASSIFICATION', content: { specialty: 'CRITICAL_CARE_NURSING', rank: 'NURSE_SPECIALIST' } },
  {
    kind: 'RECOGNISED_CERTIFICATE',
    content: { title: 'Advanced Cardiovascular Life Support', issuer: 'جمعية القلب السعودية', awardedOn: '2026-01-15' },
  },
  { kind: 'ELIGIBILITY_NUMBER', content: {} },
  {
    kind: 'LISTED_QUALIFICATION',
    content: {
      title: { ar: 'تمريض الطيران', en: 'Flight nursing' },
      under: 'CRITICAL_CARE_NURSING',
      qualification: 'MSc Flight Nursing',
      institution: 'Case Western Reserve University',
    },
  },
  {
    kind: 'TEMPORARY_REGISTRATION',
    content: { reason: 'SEASON', institution: 'مستشفى منى الطوارئ', city: 'مكة المكرمة', startsOn: '2026-05-10' },
  },
] as const satisfies readonly Content[];

/** Of somebody, in force from 1 March 2026 to 1 March 2028. */
export const granted = (content: Content): Credential =>
  grant(
    { id: 'cre_1', number: 'R-482-913-075', code: '7KQ2M9XA' },
    {
      ...{ practitionerId: 'pra_1', accountId: 'acc_1', applicationId: 'app_1' },
      ...{ holder: profile.name, category: 'NURSE', expiresOn: '2028-03-01' },
      ...content,
    },
    new Date('2026-03-01T09:00:00.000Z'),
  ).state;
