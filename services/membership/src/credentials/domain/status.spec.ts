import { addMonths, endOfDay, startOfDay } from '@mumaris/kit/calendar';
import { registrationUntil } from '../../../test/registrations';
import type { Credential } from './credential';
import { type Suspension, undisturbed } from './standing';
import { inForceOf, statusAt, statusOn, suspendedUntil } from './status';

const registration = registrationUntil('2028-03-01');
const at = (credential: Credential, instant: string) => statusAt(inForceOf(credential), new Date(instant));
const suspension = (id: string, from: string, until: string | null, liftedAt: string | null = null): Suspension => ({
  id,
  from: new Date(from),
  until: until === null ? null : endOfDay(until),
  liftedAt: liftedAt === null ? null : new Date(liftedAt),
});
const withSuspensions = (...suspensions: Suspension[]): Credential => ({
  ...registration,
  standing: { ...undisturbed, suspensions },
});

test.each([
  ['2028-02-29T21:00:00.000Z', 'ACTIVE'], // midnight in Riyadh: the last day begins
  ['2028-03-01T20:59:59.999Z', 'ACTIVE'],
  ['2028-03-01T21:00:00.000Z', 'EXPIRED'],
  ['2028-03-01T22:30:00.000Z', 'EXPIRED'], // still 1 March in UTC
])('MEM-62 registration-03 at %s a registration until 2028-03-01 is %s, no sweep having run', (instant, status) =>
  expect(at(registration, instant)).toBe(status),
);

test.each([
  ['2026-03-01', '2028-03-01'],
  ['2024-02-29', '2026-02-28'],
  ['2026-12-31', '2028-12-31'],
  ['2027-02-28', '2029-02-28'],
])('MEM-62 registration-04 two years from %s end on %s', (day, last) => expect(addMonths(day, 24)).toBe(last));

describe('MEM-60 of what stands on a registration, the worst is shown', () => {
  const suspended = withSuspensions(suspension('san_1', '2027-01-10T09:00:00.000Z', '2027-02-09'));

  test.each([
    ['2027-01-10T08:59:59.999Z', 'ACTIVE'],
    ['2027-01-10T09:00:00.000Z', 'SUSPENDED'],
    ['2027-02-09T20:59:59.999Z', 'SUSPENDED'],
    ['2027-02-09T21:00:00.000Z', 'ACTIVE'],
  ])('given a suspension from an instant until a day, then at %s it is %s: it ends by itself', (instant, status) =>
    expect(at(suspended, instant)).toBe(status),
  );

  test('given a suspension beyond its end, then it is suspended before it is expired, and expired after it', () => {
    const beyond = withSuspensions(suspension('san_1', '2028-02-01T09:00:00.000Z', '2028-03-31'));
    expect(['2028-03-15', '2028-03-31', '2028-04-01'].map((day) => statusOn(beyond, day))).toEqual([
      'SUSPENDED',
      'SUSPENDED',
      'EXPIRED',
    ]);
  });

  test('given it was revoked while it is suspended, then it is revoked, and before that moment it was not', () => {
    const revoked: Credential = {
      ...suspended,
      status: 'REVOKED',
      standing: { ...suspended.standing, revokedAt: new Date('2027-01-20T09:00:00.000Z') },
    };
    const moments = ['2027-01-20T08:59:59.999Z', '2027-01-20T09:00:00.000Z', '2029-01-01T00:00:00.000Z'];
    expect(moments.map((moment) => at(revoked, moment))).toEqual(['SUSPENDED', 'REVOKED', 'REVOKED']);
  });

  test.each([
    [['2027-02-09', '2027-03-31'], '2027-03-31'],
    [['2027-03-31', '2027-02-09'], '2027-03-31'],
    [['2027-02-09', null], null],
  ] as const)('given two suspensions until %j, then %s is shown: the later end counts', (ends, last) => {
    const both = withSuspensions(...ends.map((end, index) => suspension(`san_${index}`, '2027-01-10', end)));
    expect(suspendedUntil(both, new Date('2027-01-15'))).toBe(last);
    expect(statusOn(both, '2027-02-20')).toBe('SUSPENDED');
  });

  test('given one was lifted, then from that moment on only what else stands counts', () => {
    const lifted = withSuspensions(
      suspension('san_1', '2027-01-10T09:00:00.000Z', null, '2027-01-20T09:00:00.000Z'),
      suspension('san_2', '2027-01-10T09:00:00.000Z', '2027-01-25'),
    );
    expect(suspendedUntil(lifted, new Date('2027-01-19'))).toBeNull();
    expect(suspendedUntil(lifted, new Date('2027-01-21'))).toBe('2027-01-25');
    expect(['2027-01-25', '2027-01-26'].map((day) => statusOn(lifted, day))).toEqual(['SUSPENDED', 'ACTIVE']);
    expect(suspendedUntil(lifted, new Date('2027-02-01'))).toBeNull();
  });
});

describe('MEM-62 a renewal that was submitted and paid in time', () => {
  const renewal = { applicationId: 'app_2', from: new Date('2028-02-20'), until: null };
  const underWay: Credential = { ...registration, standing: { ...undisturbed, renewal } };

  test('given it is not decided by the last day, then the registration stays active until it is', () => {
    const decided = { ...renewal, until: new Date('2028-04-01T09:00:00.000Z') };
    const rejected = { ...underWay, standing: { ...undisturbed, renewal: decided } };
    expect(statusOn(underWay, '2028-12-01')).toBe('ACTIVE');
    const moments = ['2028-03-02T09:00:00.000Z', '2028-04-01T08:59:59.999Z', '2028-04-01T09:00:00.000Z'];
    expect(moments.map((moment) => at(rejected, moment))).toEqual(['ACTIVE', 'ACTIVE', 'EXPIRED']);
  });

  test('given another registration follows, then its own end counts: no two are in force on one day', () => {
    const followed = { ...underWay, followedBy: 'cre_2' };
    expect(['2028-03-01', '2028-03-02'].map((day) => statusOn(followed, day))).toEqual(['ACTIVE', 'EXPIRED']);
    const extended = { ...followed, extension: { exceptionId: 'exc_1', until: '2028-08-01' } };
    expect(['2028-03-01', '2028-03-02'].map((day) => statusOn(extended, day))).toEqual(['ACTIVE', 'EXPIRED']);
  });

  test('given it is suspended meanwhile, then it is suspended', () => {
    const suspensions = [suspension('san_1', startOfDay('2028-03-10').toISOString(), null)];
    expect(statusOn({ ...underWay, standing: { ...undisturbed, renewal, suspensions } }, '2028-03-10')).toBe(
      'SUSPENDED',
    );
  });
});
