import { registrationUntil } from '../../../test/registrations';
import { conditionsAt, setCondition } from './condition';
import { type Credential, grant } from './credential';
import { goodStandingOf } from './good-standing';
import { carriersOf, inherit } from './inheritance';
import { revoke } from './revocation';
import { statusNow } from './status';
import { suspend } from './suspension';

const registration = registrationUntil('2028-03-01');
const order = {
  id: 'con_1',
  kind: 'SUPERVISION' as const,
  wording: { ar: 'يمارس المهنة تحت إشراف استشاري.', en: 'Practises under a consultant’s supervision.' },
  startsOn: '2027-01-10',
  lastDay: '2027-04-09',
};
const conditioned = setCondition(registration, order, new Date('2027-01-05')).state;

const certificateOf = (held: readonly Credential[], now: Date) => {
  const earned = {
    ...{ practitionerId: 'pra_1', accountId: 'acc_1', applicationId: 'app_2', holder: registration.holder },
    ...{ category: registration.category, expiresOn: '2027-07-05', kind: 'GOOD_STANDING' as const },
    content: { addressee: { name: 'General Medical Council', country: 'GB' }, ...goodStandingOf(held, [], now) },
  };
  const fresh = { id: 'cre_gs', number: 'GS-1', code: 'ABCDEFGH' };
  return inherit(grant(fresh, earned, now), held, now).state as Credential<'GOOD_STANDING'>;
};

const issued = new Date('2027-04-05T09:00:00.000Z');
const certificate = certificateOf([conditioned], issued);

test('MEM-65 condition-01 f: a good-standing certificate issued now has the condition on it', () => {
  const { id: _id, ...told } = order;
  expect(certificate.content.registration?.conditions).toEqual([told]);
  expect(conditionsAt(certificate, issued)).toHaveLength(1);
});

test('MEM-65 condition-01 g: it goes on to say what was true on its day of issue, and the live check beside it says no condition', () => {
  const later = new Date('2027-04-20T09:00:00.000Z');
  expect(certificate.content.registration?.conditions).toHaveLength(1);
  expect(conditionsAt(certificate, later)).toHaveLength(0);
  expect(statusNow(certificate, later)).toBe('ACTIVE');
});

test('MEM-15 it says which registration counts and how that stands', () => {
  expect(certificate.content.registration).toMatchObject({ number: 'R-1', status: 'ACTIVE', expiresOn: '2028-03-01' });
  const warning = { text: { ar: 'إنذار', en: 'Warning' }, decidedOn: '2027-01-05' };
  const never = { registration: null, classification: null, sanctions: [warning] };
  expect(goodStandingOf([], [warning], issued)).toEqual(never);
  const ahead = registrationUntil('2030-03-01', { id: 'cre_next', number: 'R-2' });
  expect(goodStandingOf([ahead, registration], [], issued).registration).toMatchObject({ number: 'R-1' });
  const over = new Date('2028-03-02');
  expect(goodStandingOf([registration], [], over).registration).toMatchObject({ status: 'EXPIRED' });
});

test('MEM-15 MEM-66 a suspension that runs on the day of issue is on it, and puts the certificate itself not out of force', () => {
  const until = new Date('2027-05-05T20:59:59.999Z');
  const suspended = suspend(registration, { id: 'san_1', from: issued, until }, issued).state;
  const told = certificateOf([suspended], issued);
  expect(told.content.registration).toMatchObject({ status: 'SUSPENDED', suspendedUntil: '2027-05-05' });
  expect(statusNow(told, issued)).toBe('ACTIVE');
});

test('MEM-66 what is decided after its issue stands on it too: the public check tells', () => {
  expect(carriersOf([certificate, registration], issued).map(({ id }) => id)).toContain(certificate.id);
  const at = new Date('2027-05-01T09:00:00.000Z');
  const suspended = suspend(certificate, { id: 'san_2', from: at, until: null }, at);
  expect(statusNow(suspended.state, at)).toBe('SUSPENDED');
  expect(suspended.events).toBeUndefined();
  expect(statusNow(revoke(certificate, at).state, at)).toBe('REVOKED');
});
