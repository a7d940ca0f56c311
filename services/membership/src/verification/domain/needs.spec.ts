import type { VerificationEntryKind } from '@mumaris/schemas';
import { rules as services } from '../../../test/given';
import { loadVerificationRules } from '../rules/load-rules';
import type { Entry } from './entry';
import { needsOf } from './needs';

const { needs } = loadVerificationRules();
const today = '2027-01-10';
const text = { ar: 'وثيقة', en: 'a document' };

const entry = (kind: VerificationEntryKind, country: string, more: Partial<Entry> = {}): Entry => ({
  id: 'one',
  kind,
  country,
  equivalent: false,
  startsOn: null,
  endsOn: null,
  label: text,
  issuers: [text],
  ...more,
});

const isNeeded = (nationality: string, one: Entry, service = 'CLASSIFICATION'): boolean =>
  needsOf({ nationality, entries: [one] }, services.inForce(service, today), needs, today).length === 1;

const worked = (startsOn: string, endsOn: string | null) => entry('EXPERIENCE', 'GB', { startsOn, endsOn });

describe('MEM-50 need-01 a Saudi who asks for classification', () => {
  test.each([
    ['a', entry('DEGREE', 'EG'), true],
    ['b', entry('DEGREE', 'EG', { equivalent: true }), false],
    ['c', entry('DEGREE', 'SA'), false],
    ['d', entry('CLINICAL_CERTIFICATE', 'EG'), false],
    ['e', entry('COUNCIL_LICENCE', 'GB'), true],
    ['f', worked('2022-01-01', '2023-12-31'), true],
  ])('MEM-50 need-01 %s', (_, one, needed) => expect(isNeeded('SA', one)).toBe(needed));
});

describe('MEM-50 need-02 somebody of another nationality who asks for re-classification', () => {
  test.each([
    ['a', entry('ACADEMIC_CERTIFICATE', 'IN'), true],
    ['b', entry('CLINICAL_CERTIFICATE', 'IN'), true],
    ['c', entry('CLINICAL_CERTIFICATE', 'SA'), false],
    ['d', entry('DEGREE', 'SA'), false],
    ['e', entry('DEGREE', 'IN', { equivalent: true }), false],
    ['f, an equivalency is of a degree', entry('CLINICAL_CERTIFICATE', 'IN', { equivalent: true }), true],
    ['g', entry('COUNCIL_LICENCE', 'IN'), true],
    ['h', entry('MINISTRY_LETTER', 'XA'), true],
  ])('MEM-50 need-02 %s', (_, one, needed) => expect(isNeeded('IN', one, 'RECLASSIFICATION')).toBe(needed));
});

describe('MEM-50 MEM-20 need-03 each service, by its step V', () => {
  test.each([
    ['a', 'CLASSIFICATION', true],
    ['b', 'RECLASSIFICATION', true],
    ['c', 'GOOD_STANDING', true],
    ['d', 'CLASSIFICATION_UPDATE', false],
    ['e', 'REGISTRATION', false],
    ['f', 'REREGISTRATION', false],
    ['g', 'TRAINING_LETTER', false],
    ['h', 'CERTIFICATE_RECOGNITION', false],
    ['i', 'TEMPORARY_REGISTRATION', true],
  ])('MEM-50 need-03 %s %s', (_, service, needed) =>
    expect(isNeeded('SA', entry('DEGREE', 'DE'), service)).toBe(needed),
  );
});

describe('MEM-50 an experience covers a whole year by itself, both days counted', () => {
  test.each([
    ['2022-01-01', '2022-12-31', true],
    ['2022-01-01', '2022-12-30', false],
    ['2024-02-29', '2025-02-27', true],
    ['2024-02-29', '2025-02-26', false],
    ['2026-01-11', null, true],
    ['2026-01-12', null, false],
  ])('MEM-50 from %s to %s: %s', (startsOn, endsOn, needed) =>
    expect(isNeeded('SA', worked(startsOn, endsOn))).toBe(needed),
  );

  test('MEM-50 two that are shorter do not make one', () => {
    const entries = [worked('2022-01-01', '2022-08-31'), worked('2022-09-01', '2023-04-30')];
    expect(needsOf({ nationality: 'SA', entries }, { steps: ['V'] }, needs, today)).toEqual([]);
  });
});
