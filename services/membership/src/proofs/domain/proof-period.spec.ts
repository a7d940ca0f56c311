import { endOfDay, startOfDay } from '@mumaris/kit/calendar';
import { registrationUntil } from '../../../test/registrations';
import type { Credential } from '../../credentials';
import { loadProofRules } from '../rules/load-rules';
import { proofPeriodOf } from './proof-period';

const rules = loadProofRules();
const noon = (day: string) => new Date(startOfDay(day).getTime() + 12 * 3_600_000);
const periodOf = (credential: Credential, day: string) => {
  const { validFrom, validUntil } = proofPeriodOf(credential, rules, noon(day));
  return [validFrom, validUntil];
};
const registration = registrationUntil('2028-03-01', { issuedOn: '2026-03-01' });
const from = (day: string) => startOfDay(day);

test('MEM-61 credential-01 given a registration from 2026-03-01 to 2028-03-01, then its proof counts between the midnights in Riyadh', () => {
  const granted: Credential = { ...registration, content: { ...registration.content, startsOn: '2026-03-01' } };
  expect(periodOf(granted, '2026-03-01')).toEqual([
    new Date('2026-02-28T21:00:00.000Z'),
    new Date('2028-03-01T20:59:59.999Z'),
  ]);
});

test('MEM-62 given a registration that renews another ahead, then its proof counts from its own first day', () => {
  const ahead: Credential = { ...registration, content: { ...registration.content, startsOn: '2026-05-01' } };
  expect(periodOf(ahead, '2026-03-01')).toEqual([from('2026-05-01'), endOfDay('2028-03-01')]);
});

test('MEM-61 given a document without an end, then its proof has none', () => {
  const { content: _, ...of } = registration;
  const classification = {
    ...of,
    ...{ kind: 'CLASSIFICATION', content: { specialty: 'GENERAL_NURSING', rank: 'SPECIALIST' }, expiresOn: null },
  } as Credential;
  expect(periodOf(classification, '2026-03-05')).toEqual([from('2026-03-01'), null]);
});

describe('MEM-36 given a registration that an exception lets run to 2028-08-01', () => {
  const extended: Credential = { ...registration, extension: { exceptionId: 'exc_1', until: '2028-08-01' } };
  test.each([
    ['2027-01-01', '2028-03-01'],
    ['2028-02-27', '2028-03-01'],
    ['2028-02-28', '2028-03-02'], // 29 February, 1 and 2 March
    ['2028-05-01', '2028-05-04'],
    ['2028-07-31', '2028-08-01'],
    ['2028-08-01', '2028-08-01'],
  ])('then a proof made on %s counts until %s: no longer than what is given back would', (day, last) =>
    expect(periodOf(extended, day)[1]).toEqual(endOfDay(last)),
  );
});

describe('MEM-62 given a renewal under way', () => {
  const from = new Date('2028-02-20T09:00:00.000Z');
  const renewal = (until: Date | null): Credential => ({
    ...registration,
    standing: { ...registration.standing, renewal: { applicationId: 'app_2', from, until } },
  });
  test.each([
    ['2028-02-25', '2028-03-01'],
    ['2028-03-01', '2028-03-01'],
    ['2028-03-02', '2028-03-02'],
    ['2028-04-15', '2028-04-15'],
  ])('then a proof made on %s counts until %s: to its day beyond the end', (day, last) =>
    expect(periodOf(renewal(null), day)[1]).toEqual(endOfDay(last)),
  );

  test('then, once it is decided, the end that was granted counts again', () =>
    expect(periodOf(renewal(new Date('2028-03-10T09:00:00.000Z')), '2028-03-15')[1]).toEqual(endOfDay('2028-03-01')));
});

test('MEM-32 given an eligibility number that is in force again, then its proof counts from that day on', () => {
  const again: Credential = {
    ...registration,
    reactivation: { applicationId: 'app_2', from: '2028-05-01', until: '2028-11-01' },
  };
  expect(periodOf(again, '2028-05-02')).toEqual([from('2028-05-01'), endOfDay('2028-11-01')]);
});
