import { addDays, endOfDay } from '@mumaris/kit/calendar';
import { registrationUntil } from '../../../test/registrations';
import type { Credential, Registration } from './credential';
import { reinstate, revoke } from './revocation';
import { inForceOf, statusAt, statusOn } from './status';
import { liftSuspension, suspend } from './suspension';

const registration = registrationUntil('2028-03-01');
const now = new Date('2027-01-10T09:00:00.000Z');
const order = { id: 'san_1', from: now, until: endOfDay('2027-02-09') };
const temporary: Credential = {
  ...registration,
  ...{ id: 'cre_2', number: 'TR-1', kind: 'TEMPORARY_REGISTRATION', expiresOn: '2027-03-31' },
  content: { reason: 'VISIT', institution: 'مستشفى', city: 'جدة', startsOn: '2027-01-01' },
};
const fresh = { id: 'cre_9', number: 'R-9', code: 'ABCDEFGH' };

describe('MEM-66 a suspension', () => {
  const { state: suspended, events } = suspend(registration, order, now);

  test('given it is ordered, then the registration is out of force from that moment, and others are told from when until when', () => {
    expect(statusAt(inForceOf(suspended), now)).toBe('SUSPENDED');
    expect(events).toMatchObject([
      { data: { number: 'R-1', from: now.toISOString(), until: '2027-02-09T20:59:59.999Z' } },
    ]);
  });

  test('given it is ordered again, then nothing changes; with another end that counts', () => {
    expect(suspend(suspended, order, now)).toEqual({ state: suspended });
    const longer = suspend(suspended, { ...order, until: null }, now);
    expect(longer.state.standing.suspensions).toHaveLength(1);
    expect(longer.events).toMatchObject([{ data: expect.not.objectContaining({ until: expect.anything() }) }]);
    expect(statusOn(longer.state, '2029-01-01')).toBe('SUSPENDED');
  });

  test('given it is lifted, then the registration is in force again and others are told, unless another suspends it still', () => {
    const later = new Date('2027-01-15T09:00:00.000Z');
    const lifted = liftSuspension(suspended, 'san_1', later);
    expect(statusAt(inForceOf(lifted.state), later)).toBe('ACTIVE');
    expect(lifted.events).toMatchObject([{ data: { from: later.toISOString() } }]);
    expect(liftSuspension(lifted.state, 'san_1', later)).toEqual({ state: lifted.state });
    const both = suspend(suspended, { ...order, id: 'san_2' }, now).state;
    const one = liftSuspension(both, 'san_1', later);
    expect([one.events, statusAt(inForceOf(one.state), later)]).toEqual([undefined, 'SUSPENDED']);
  });

  test('given a card, then it is out of force as well, and nobody is told of it apart', () => {
    const card = { ...registration, kind: 'CARD' as const, content: {} };
    expect(suspend(card, order, now)).toMatchObject({ state: { standing: { suspensions: [{ id: 'san_1' }] } } });
    expect(suspend(card, order, now).events).toBeFalsy();
  });

  test('given a temporary registration, then it is out of force as well, and others are told as of any right to practise', () => {
    const { state, events: told } = suspend(temporary, order, now);
    expect(statusAt(inForceOf(state), now)).toBe('SUSPENDED');
    expect(told).toMatchObject([{ type: 'sa.mumaris.membership.registration-suspended.v1', data: { number: 'TR-1' } }]);
  });

  test('given it would end before it begins, then it is a mistake', () =>
    expect(() => suspend(registration, { ...order, until: new Date(now.getTime() - 1) }, now)).toThrow(
      'before it begins',
    ));
});

describe('MEM-66 a revocation', () => {
  const { state: revoked, events } = revoke(suspend(registration, order, now).state, now);

  test('given it is ordered, then the registration is never in force again, whatever is lifted or ordered', () => {
    expect(events).toMatchObject([{ data: { number: 'R-1', from: now.toISOString() } }]);
    const later = addDays('2027-01-10', 30);
    const lifted = liftSuspension(revoked, 'san_1', new Date('2027-01-11')).state;
    expect([revoked, lifted].map((one) => statusOn(one, later))).toEqual(['REVOKED', 'REVOKED']);
    expect(revoke(revoked, now)).toEqual({ state: revoked });
    expect(suspend(revoked, { ...order, id: 'san_2' }, now)).toEqual({ state: revoked });
  });

  const giveBack = (one: Credential, at: Date) => reinstate(one as Registration, { fresh, appealId: 'apl_1' }, at);

  test('MEM-33 given an appeal changes it, then another is granted from that day to the same end, with what stood on it', () => {
    const at = new Date('2027-01-20T09:00:00.000Z');
    const given = giveBack(revoked, at);
    expect(given?.granted.state).toMatchObject({
      ...{ id: 'cre_9', issuedOn: '2027-01-20', expiresOn: '2028-03-01', content: { startsOn: '2027-01-20' } },
      standing: { suspensions: [{ id: 'san_1' }] },
    });
    expect(given?.granted.events).toMatchObject([{ data: { number: 'R-9' } }, { data: { number: 'R-9' } }]);
    expect(given?.before.state).toMatchObject({ status: 'REVOKED', followedBy: 'cre_9' });
  });

  test('MEM-33 given a temporary registration, then another of its place is granted to the same end', () =>
    expect(giveBack(revoke(temporary, now).state, now)?.granted.state).toMatchObject({
      ...{ kind: 'TEMPORARY_REGISTRATION', issuedOn: '2027-01-10', expiresOn: '2027-03-31' },
      content: { institution: 'مستشفى', startsOn: '2027-01-10' },
    }));

  test('MEM-33 given its end has passed, then nothing is left to give back; given it is not revoked, then it is a mistake', () => {
    expect(giveBack(revoked, endOfDay('2028-03-01'))).toBeDefined();
    expect(giveBack(revoked, endOfDay('2028-03-02'))).toBeUndefined();
    expect(() => giveBack(registration, now)).toThrow('not revoked');
  });
});
