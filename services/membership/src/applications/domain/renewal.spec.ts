import { dayOf, startOfDay } from '@mumaris/kit/calendar';
import { claimed, journey, now, refusals, reviewer, rules } from '../../../test/given';
import { registrationRules, registrationUntil } from '../../../test/registrations';
import { statusOn } from '../../credentials';
import { revoke } from '../../credentials/domain/revocation';
import { suspend } from '../../credentials/domain/suspension';
import { knownOf } from './facts';
import { findingOf } from './checks';
import { lateFrom, monthsOf, renewalMove } from './renewal';
import { judge } from './requirements';
import { approve } from './review';

const registration = registrationUntil('2028-03-01');
const service = rules.inForce('REREGISTRATION', '2028-01-01');
const outcome = service.outcome ?? { kind: 'REGISTRATION', numberPrefix: 'R' };
const renewal = { ...claimed, service: 'REREGISTRATION' };

/** What a renewal that was handed in at one moment is granted on a day. */
const grantedOn = (submittedAt: string, granted: string) => {
  const at = new Date(startOfDay(granted).getTime() + 9 * 3_600_000);
  const held = { ...journey, held: [registration] };
  return approve({ ...renewal, submittedAt: new Date(submittedAt) }, { reviewer }, held, rules, at).granted?.state;
};

describe('MEM-62 registration-05 the period of a renewal', () => {
  test.each([
    ['a in time', '2027-12-02T09:00:00.000Z', '2027-12-20', '2028-03-02', '2030-03-01'],
    ['b at 23:30 in Riyadh on the last day', '2028-03-01T20:30:00.000Z', '2028-03-12', '2028-03-02', '2030-03-01'],
    ['c in grace', '2028-03-20T09:00:00.000Z', '2028-04-05', '2028-04-05', '2030-04-05'],
  ])(
    'given it is asked for %s, at %s, and granted on %s, then it runs from %s to %s',
    (_, submitted, granted, starts, ends) =>
      expect(grantedOn(submitted, granted)).toMatchObject({ content: { startsOn: starts }, expiresOn: ends }),
  );

  test('c in grace, then the days between stay expired', () => {
    for (const day of ['2028-03-02', '2028-04-04'])
      expect(statusOn({ ...registration, followedBy: 'cre_1' }, day)).toBe('EXPIRED');
  });

  test.each([
    [undefined, 24], // not known yet: as long as ever
    [0, 24],
    [0.25, 12],
    [30, 12],
  ])(
    'd given %s CPD hours are missing, then it is valid for %d months: a year is data of the service',
    (missing, months) => {
      expect(outcome.shortfallYears).toBe(1);
      expect(monthsOf(outcome, missing)).toBe(months);
      expect(monthsOf({ months: 24 }, missing)).toBe(24);
    },
  );
});

test.each([
  ['2028-03-01T20:59:59.999Z', {}],
  ['2028-03-01T21:00:00.000Z', { registrationEndedOn: '2028-03-01' }],
  ['2028-04-02T09:00:00.000Z', { registrationEndedOn: '2028-03-01' }],
])('MEM-64 handed in at %s, billing is told %j: what is late is priced by that', (at, told) => {
  expect(lateFrom(outcome, [registration], new Date(at))).toEqual(told);
  const { renews: _renews, ...another } = outcome;
  expect(lateFrom(another, [registration], new Date(at))).toEqual({});
});

test('MEM-62 MEM-64 the service judges by the days of the registration’s own rules', () => {
  const renewable = service.requirements.find(({ id }) => id === 'renewable');
  const { renewableDaysBefore, graceDays } = registrationRules;
  expect(renewable?.check).toMatchObject({
    earliest: { from: 'registration.grantedUntil', days: -renewableDaysBefore },
    latest: { from: 'registration.expiresOn', days: graceDays },
  });
});

describe('MEM-66 who is suspended or revoked', () => {
  const suspended = suspend(registration, { id: 'san_1', from: now, until: null }, now).state;
  const revoked = revoke(registration, now).state;
  const unmet = (code: string, held: typeof suspended) => {
    const facts = {
      today: dayOf(now),
      known: knownOf(journey.practitioner, [held], dayOf(now)),
      answers: [],
      documents: [],
    };
    const ids = ['registered', 'not-registered', 'not-suspended', 'not-revoked'];
    const { requirements } = rules.inForce(code, '2028-01-01');
    return requirements.filter(({ id, check }) => ids.includes(id) && findingOf(check, facts)).map(({ id }) => id);
  };

  test.each(['REREGISTRATION', 'REGISTRATION'])(
    'given %s is asked for, then the one rule that bars it is named',
    (code) => {
      expect(unmet(code, suspended)).toEqual(['not-suspended']);
      expect(unmet(code, revoked)).toEqual(['not-revoked']);
    },
  );

  test('given the suspension is ordered after it was handed in, then what is granted carries it; after a revocation nothing is granted', () => {
    const approved = approve(renewal, { reviewer }, { ...journey, held: [suspended] }, rules, now);
    expect(approved.granted?.state.standing.suspensions).toMatchObject([{ id: 'san_1' }]);
    expect(refusals(() => approve(renewal, { reviewer }, { ...journey, held: [revoked] }, rules, now))).toEqual([
      'REGISTRATION_REVOKED',
    ]);
  });
});

describe('MEM-62 what a change of a renewal means for the registration', () => {
  const submittedAt = new Date('2028-02-20T09:00:00.000Z');
  const awaiting = { ...renewal, status: 'AWAITING_PAYMENT', submittedAt, queuedAt: null } as const;
  const queued = { ...renewal, status: 'UNDER_REVIEW', submittedAt, queuedAt: submittedAt } as const;
  const heardAt = new Date('2028-03-05T09:00:00.000Z');
  const moved = (
    change: Pick<Parameters<typeof renewalMove>[0], 'before' | 'after'>,
    held = registration,
    paidAt?: Date,
  ) => renewalMove({ ...change, paidAt }, [held], rules, heardAt)?.move(held).standing.renewal;

  test('given it was paid in time and that is heard of later, then it is under way from the payment', () =>
    expect(moved({ before: awaiting, after: queued }, registration, submittedAt)).toEqual({
      applicationId: renewal.id,
      from: submittedAt,
      until: null,
    }));

  test('given it was paid after the last day, then it keeps nothing in force', () =>
    expect(moved({ before: awaiting, after: queued })).toBeNull());

  test.each(['CANCELLED', 'REJECTED', 'COMPLETED'] as const)(
    'given it is %s, then it is under way no more',
    (status) => {
      const standing = {
        ...registration.standing,
        renewal: { applicationId: renewal.id, from: submittedAt, until: null },
      };
      const after = { ...queued, status };
      expect(moved({ before: queued, after }, { ...registration, standing })).toMatchObject({ until: heardAt });
      expect(moved({ before: queued, after })).toBeUndefined();
    },
  );

  test('MEM-33 given an appeal takes its refusal back, then it is under way again, as if it had never been decided', () => {
    const over = { applicationId: renewal.id, from: submittedAt, until: heardAt };
    const held = { ...registration, standing: { ...registration.standing, renewal: over } };
    const before = { ...queued, status: 'REJECTED' } as const;
    expect(moved({ before, after: queued }, held)).toEqual({ ...over, until: null });
    expect(moved({ before, after: queued })).toBeUndefined();
  });

  test('given another service, or a step between, then nothing moves', () => {
    expect(moved({ before: queued, after: { ...queued, status: 'RETURNED' } })).toBeUndefined();
    const other = (one: typeof awaiting | typeof queued) => ({ ...one, service: 'TRAINING_LETTER' });
    expect(moved({ before: other(awaiting), after: other(queued) })).toBeUndefined();
  });
});

describe('MEM-62 MEM-64 one registration at a time', () => {
  const anew = rules.inForce('REGISTRATION', '2028-01-01');
  const metOn = (today: string) => {
    const known = { today, ...knownOf(journey.practitioner, [registration], today) };
    const facts = { today, known, answers: [], documents: [] };
    const found = judge(anew, rules.words, facts).filter(({ id }) => ['not-registered', 'not-in-grace'].includes(id));
    return found.map(({ verdict }) => verdict);
  };

  test.each([
    ['2028-03-01', ['UNMET', 'MET']],
    ['2028-03-02', ['MET', 'UNMET']],
    ['2028-04-30', ['MET', 'UNMET']],
    ['2028-05-01', ['MET', 'MET']],
  ])(
    'given a registration to 2028-03-01, on %s another anew is %s: who can renew does not escape the late fee',
    (day, verdicts) => expect(metOn(day)).toEqual(verdicts),
  );

  test('given another was granted after it was handed in, then neither a renewal nor a registration is granted beside it', () => {
    const meanwhile = { ...registration, id: 'cre_9', applicationId: 'app_9', issuedOn: '2028-03-25' };
    const held = { ...journey, held: [registration, meanwhile] };
    for (const service of ['REREGISTRATION', 'REGISTRATION']) {
      const late = { ...claimed, service, submittedAt: new Date('2028-03-20T09:00:00.000Z') };
      const at = new Date('2028-04-05T09:00:00.000Z');
      expect(refusals(() => approve(late, { reviewer }, held, rules, at))).toEqual(['REGISTERED_MEANWHILE']);
    }
  });
});
