import { addDays, dayOf, endOfDay, startOfDay } from '@mumaris/kit/calendar';
import fc from 'fast-check';
import { registrationUntil } from '../../../test/registrations';
import { asKnownAt } from './as-known';
import { conditionsAt, liftCondition, setCondition } from './condition';
import { atEmployer, type Credential, grant, type Registration } from './credential';
import { extend, shorten } from './extension';
import { type Fact, factsBetween, factsOfRow } from './fact';
import { inherit } from './inheritance';
import { beginRenewal, endRenewal } from './renewal';
import { reinstate, revoke } from './revocation';
import { inForceOf, isRenewalUnderWay, lastDayOf, statusAt, statusOn } from './status';
import { liftSuspension, suspend } from './suspension';

/** What the store holds of one practitioner: the rows, and the facts that were written with them. */
interface Register {
  readonly rows: readonly Registration[];
  readonly facts: Readonly<Record<string, readonly Fact[]>>;
}

const write = ({ rows, facts }: Register, state: Credential, at: Date): Register => {
  const before = rows.find(({ id }) => id === state.id);
  const known = [...(facts[state.id] ?? []), ...factsBetween(before, state, at)];
  return {
    rows: [...rows.filter(({ id }) => id !== state.id), state as Registration],
    facts: { ...facts, [state.id]: known },
  };
};

const latest = ({ rows }: Register) => rows.at(-1);
const wording = { ar: 'تحت إشراف.', en: 'Under supervision.' };

/** The newest one changes; what was granted last stands last. */
const onLatest =
  (change: (one: Registration, at: Date, days: number) => Credential) =>
  (register: Register, at: Date, days: number): Register => {
    const one = latest(register);
    return one ? write(register, change(one, at, days), at) : register;
  };

const fresh = (register: Register) => {
  const id = `cre_${register.rows.length + 1}`;
  return { id, number: id, code: 'ABCDEFGH' };
};

/** A renewal as applications grant it: in time it runs on, else it begins today (MEM-62). */
const renew = (register: Register, at: Date): Register => {
  const before = latest(register);
  const today = dayOf(at);
  if (!before || before.status === 'REVOKED' || before.expiresOn === null) return register;
  if (today < addDays(before.expiresOn, -90) || today < before.content.startsOn) return register;
  const lastDay = lastDayOf(before) ?? '';
  const inTime = today <= lastDay || isRenewalUnderWay(before, at);
  const startsOn = inTime ? addDays(before.expiresOn, 1) : today;
  const { practitionerId, accountId, holder, category } = before;
  const names = fresh(register);
  const earned = { practitionerId, accountId, holder, category, applicationId: names.id };
  const granted = inherit(
    grant(
      names,
      { ...earned, kind: 'REGISTRATION', content: { startsOn, employer: null }, expiresOn: addDays(startsOn, 730) },
      at,
    ),
    register.rows,
    at,
  );
  const followed = write(register, { ...before, followedBy: names.id }, at);
  const ended = endRenewal({ ...before, followedBy: names.id }, `app_${before.id}`, at);
  return write(write(followed, ended, at), granted.state, at);
};

const giveBack = (register: Register, at: Date): Register => {
  const before = latest(register);
  if (before?.status !== 'REVOKED') return register;
  const given = reinstate(before, { fresh: fresh(register), appealId: 'apl_1' }, at);
  return given ? write(write(register, given.before.state, at), given.granted.state, at) : register;
};

const exceptionId = 'exc_1';
const operations: Record<string, (register: Register, at: Date, days: number) => Register> = {
  suspend: onLatest(
    (one, at, days) =>
      suspend(one, { id: `san_${days % 3}`, from: at, until: endOfDay(addDays(dayOf(at), days)) }, at).state,
  ),
  suspendWithoutEnd: onLatest((one, at) => suspend(one, { id: 'san_0', from: at, until: null }, at).state),
  lift: onLatest((one, at, days) => liftSuspension(one, `san_${days % 3}`, at).state),
  revoke: onLatest((one, at) => revoke(one, at).state),
  setCondition: onLatest((one, at, days) => {
    const startsOn = addDays(dayOf(at), days % 5);
    return setCondition(
      one,
      { id: `con_${days % 3}`, kind: 'LIMIT', wording, startsOn, lastDay: addDays(startsOn, days) },
      at,
    ).state;
  }),
  liftCondition: onLatest((one, at, days) => liftCondition(one, `con_${days % 3}`, at).state),
  extend: onLatest((one, at, days) => extend(one, { exceptionId, until: addDays(dayOf(at), days) }, [])),
  shorten: onLatest((one, at) => shorten(one, { exceptionId, notice: addDays(dayOf(at), 3) })),
  payRenewal: onLatest((one, at) => beginRenewal(one, { applicationId: `app_${one.id}`, submittedAt: at, paidAt: at })),
  endRenewal: onLatest((one, at) => endRenewal(one, `app_${one.id}`, at)),
  moveToEmployer: onLatest((one, _, days) => atEmployer(one, `employer ${days}`)),
  renew,
  giveBack,
};

const first = startOfDay('2026-03-02');
const begin = write({ rows: [], facts: {} }, registrationUntil('2027-03-01'), first);

interface Step {
  readonly operation: string;
  readonly hours: number;
  readonly days: number;
}
const steps = fc.array(
  fc.record({
    operation: fc.constantFrom(...Object.keys(operations)),
    hours: fc.integer({ min: 1, max: 24 * 120 }),
    days: fc.integer({ min: 1, max: 200 }),
  }),
  { maxLength: 25 },
);

/** Takes the steps one after another, and looks at the register after each. */
const walk = (taken: readonly Step[], look: (register: Register, at: Date) => void) => {
  let [register, at] = [begin, first];
  for (const { operation, hours, days } of taken) {
    at = new Date(at.getTime() + hours * 3_600_000);
    register = operations[operation]?.(register, at, days) ?? register;
    look(register, at);
  }
  return { register, at };
};

const factsOf = ({ facts }: Register, { id }: Registration) => facts[id] ?? [];

test('MEM-60 what the facts add up to, at any moment of a random history, is what the row says', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      walk(taken, (register, at) => {
        for (const row of register.rows) {
          const known = asKnownAt(factsOf(register, row), at);
          expect(known && statusAt(known, at)).toBe(statusAt(inForceOf(row), at));
          expect(known && lastDayOf(known)).toBe(lastDayOf(row));
          expect(known && isRenewalUnderWay(known, at)).toBe(isRenewalUnderWay(row, at));
          const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id).toSorted();
          expect(known && ids(conditionsAt(known, at))).toEqual(ids(conditionsAt(row, at)));
        }
      });
    }),
    { numRuns: 300 },
  );
});

test('MEM-60 what was known at a moment never changes, whatever becomes known later', () => {
  fc.assert(
    fc.property(steps, steps, (taken, more) => {
      const { register, at } = walk(taken, () => undefined);
      const seen = register.rows.map((row) => asKnownAt(factsOf(register, row), at));
      const later = walk([...taken, ...more], () => undefined).register;
      const again = register.rows.map((row) => {
        const facts = factsOf(later, row);
        // What is only added keeps what was there, in its place.
        expect(facts.slice(0, factsOf(register, row).length)).toEqual(factsOf(register, row));
        return asKnownAt(facts, at);
      });
      expect(again).toEqual(seen);
    }),
    { numRuns: 100 },
  );
});

test('MEM-62 no practitioner has two registrations in force on one day, and none is active after its end but while its renewal is under way', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const { register, at } = walk(taken, () => undefined);
      for (let days = 0; days < 1_500; days += 7) {
        const day = addDays('2026-03-02', days);
        const active = register.rows.filter((row) => {
          const known = asKnownAt(factsOf(register, row), at);
          return known && statusAt(known, endOfDay(day)) === 'ACTIVE';
        });
        expect(active.length).toBeLessThan(2);
        for (const row of active)
          expect(day <= (lastDayOf(row) ?? day) || isRenewalUnderWay(row, endOfDay(day))).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test('MEM-66 a revoked registration is never in force again', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const revoked = new Set<string>();
      walk(taken, ({ rows }, at) => {
        for (const row of rows) {
          const status = statusAt(inForceOf(row), at);
          if (revoked.has(row.id)) expect(status).toBe('REVOKED');
          if (status === 'REVOKED') revoked.add(row.id);
        }
      });
    }),
    { numRuns: 300 },
  );
});

test('MEM-60 a row of before facts were kept says its first facts itself', () => {
  const extension = { exceptionId, until: '2027-08-01' };
  const row = registrationUntil('2027-03-01', { extension, followedBy: null });
  const known = asKnownAt(factsOfRow(row), startOfDay(row.issuedOn));
  expect(known).toEqual(
    expect.objectContaining({ expiresOn: '2027-03-01', extension, startsOn: row.content.startsOn }),
  );
  for (const day of ['2027-03-01', '2027-08-01', '2027-08-02'])
    expect(known && statusAt(known, endOfDay(day))).toBe(statusOn(row, day));
  expect(asKnownAt(factsOfRow(row), new Date(startOfDay(row.issuedOn).getTime() - 1))).toBeUndefined();
});
