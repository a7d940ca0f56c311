import fc from 'fast-check';
import { registrationUntil } from '../../../test/registrations';
import type { Credential } from '../../credentials';
import { statusBitsOf } from './status-bits';

const registration = registrationUntil('2028-03-01');
type Suspension = Credential['standing']['suspensions'][number];

const standing = (standingOf: Partial<Credential['standing']>, fields: Partial<Credential> = {}): Credential =>
  ({ ...registration, ...fields, standing: { ...registration.standing, ...standingOf } }) as Credential;
const suspension = (from: string, until: string | null, liftedAt: string | null = null): Suspension => ({
  id: `san_${from}`,
  from: new Date(from),
  until: until === null ? null : new Date(until),
  liftedAt: liftedAt === null ? null : new Date(liftedAt),
});

const from = '2027-01-10T09:00:00.000Z';
const until = '2027-02-09T20:59:59.999Z';
const after = '2027-02-09T21:00:00.000Z';
const suspended = standing({ suspensions: [suspension(from, until)] });
const lifted = standing({ suspensions: [suspension(from, until, '2027-01-20T09:00:00.000Z')] });
const revoked = standing({ revokedAt: new Date(from) }, { status: 'REVOKED' });

test.each([
  ['nothing stands on it', registration, from, false, false, null],
  ['a suspension lies ahead', suspended, '2027-01-10T08:59:59.999Z', false, false, from],
  ['its first instant is there', suspended, from, true, false, after],
  ['its last instant is there', suspended, until, true, false, after],
  ['it is over', suspended, after, false, false, null],
  ['it will be lifted', lifted, from, true, false, '2027-01-20T09:00:00.000Z'],
  ['it is lifted', lifted, '2027-01-20T09:00:00.000Z', false, false, after],
  ['it is revoked', revoked, from, false, true, null],
  ['it is revoked later', revoked, '2027-01-10T08:59:59.999Z', false, false, from],
  ['it was revoked before that was kept', standing({}, { status: 'REVOKED' }), from, false, true, null],
  ['another took its place', standing({}, { replacedBy: 'cre_2' }), from, false, true, null],
  ['its days are over', registration, '2028-03-02T09:00:00.000Z', false, false, null],
])('MEM-61 given %s, then the lists say so', (_, credential, at, isSuspended, isRevoked, changesAt) =>
  expect(statusBitsOf(credential, new Date(at))).toEqual({
    suspension: isSuspended,
    revocation: isRevoked,
    changesAt: changesAt === null ? null : new Date(changesAt),
  }),
);

test('MEM-61 given any suspensions, then nothing changes before the instant at which it is said to', () => {
  const instant = fc.integer({ min: 0, max: 1_000 });
  const some = fc.array(fc.tuple(instant, fc.option(instant), fc.option(instant)), { maxLength: 6 });
  fc.assert(
    fc.property(some, instant, (spans, now) => {
      const suspensions = spans.map(([begin, end, lift], place) => ({
        id: `san_${place}`,
        from: new Date(begin),
        until: end === null ? null : new Date(Math.max(begin, end)),
        liftedAt: lift === null ? null : new Date(lift),
      }));
      const credential = standing({ suspensions });
      const { changesAt, suspension: said } = statusBitsOf(credential, new Date(now));
      const next = changesAt?.getTime() ?? 1_100;
      for (let at = now; at < next; at += 1) expect(statusBitsOf(credential, new Date(at)).suspension).toBe(said);
    }),
    { numRuns: 60 },
  );
});
