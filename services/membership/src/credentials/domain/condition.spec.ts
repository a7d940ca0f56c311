import { endOfDay } from '@mumaris/kit/calendar';
import { registrationUntil } from '../../../test/registrations';
import { conditionsAt, liftCondition, mostConditions, setCondition } from './condition';
import { carriersOf, inherit } from './inheritance';

const registration = registrationUntil('2027-03-01');
const now = new Date('2027-01-05T09:00:00.000Z');
const order = {
  id: 'con_1',
  kind: 'SUPERVISION' as const,
  wording: { ar: 'يمارس المهنة تحت إشراف استشاري.', en: 'Practises under a consultant’s supervision.' },
  startsOn: '2027-01-10',
  lastDay: '2027-04-09',
};
const { state: conditioned, events } = setCondition(registration, order, now);
const next = registrationUntil('2029-03-01', { id: 'cre_2', content: { startsOn: '2027-03-02', employer: null } });
const renewed = inherit({ state: next }, [conditioned], new Date('2027-02-01')).state;

test.each([
  ['a', '2027-01-09T20:59:59.000Z', conditioned, 0],
  ['b', '2027-01-09T21:00:00.000Z', conditioned, 1],
  ['c', '2027-03-15T09:00:00.000Z', renewed, 1], // a condition outlives the period that it was set in
  ['c at its last moment', '2027-04-09T20:59:59.999Z', renewed, 1],
  ['e', '2027-04-09T21:00:00.000Z', renewed, 0],
])('MEM-65 condition-01 %s at %s, then so many are shown', (_, at, credential, count) =>
  expect(conditionsAt(credential, new Date(at))).toHaveLength(count),
);

test('MEM-65 it is told with its public wording, and once', () => {
  expect(events).toMatchObject([{ data: { conditionId: 'con_1', kind: 'SUPERVISION', lastDay: '2027-04-09' } }]);
  expect(setCondition(conditioned, order, now)).toEqual({ state: conditioned });
  const longer = setCondition(conditioned, { ...order, lastDay: null }, now);
  expect(longer.state.standing.conditions).toMatchObject([{ id: 'con_1', lastDay: null }]);
  expect(longer.events).toHaveLength(1);
});

test('MEM-65 lifted, it is shown no more from that moment on; what is over or was never set changes nothing', () => {
  const at = new Date('2027-02-01T09:00:00.000Z');
  const lifted = liftCondition(conditioned, 'con_1', at);
  expect(lifted.events).toMatchObject([{ data: { conditionId: 'con_1', liftedAt: at.toISOString() } }]);
  expect(conditionsAt(lifted.state, new Date(at.getTime() - 1))).toHaveLength(1);
  expect(conditionsAt(lifted.state, at)).toHaveLength(0);
  expect(liftCondition(lifted.state, 'con_1', at)).toEqual({ state: lifted.state });
  expect(liftCondition(conditioned, 'con_2', at)).toEqual({ state: conditioned });
  expect(liftCondition(conditioned, 'con_1', endOfDay('2027-04-10'))).toEqual({ state: conditioned });
});

test('MEM-65 one that would end before it begins, or one too many, is refused; those that are over make room', () => {
  expect(() => setCondition(registration, { ...order, lastDay: '2027-01-09' }, now)).toThrow('before it begins');
  let full = registration as typeof conditioned;
  for (let index = 0; index < mostConditions; index++)
    full = setCondition(full, { ...order, id: `con_${index}` }, now).state;
  expect(() => setCondition(full, { ...order, id: 'con_more' }, now)).toThrow('already');
  const after = setCondition(full, { ...order, id: 'con_more', lastDay: null }, endOfDay('2027-04-10'));
  expect(after.state.standing.conditions).toHaveLength(1);
});

test('MEM-65 MEM-66 a decision stands on what counts, on what renews it and on their cards, not on what is over', () => {
  const card = { ...registration, id: 'cre_card', kind: 'CARD' as const, content: {} };
  const old = { ...registrationUntil('2025-03-01'), id: 'cre_old' };
  const held = [renewed, card, registration, old];
  expect(carriersOf(held, now).map(({ id }) => id)).toEqual(['cre_2', 'cre_1', 'cre_card']);
  // The last one carries it though it has ended: who waits for the end gets around nothing.
  expect(carriersOf([old], now)).toEqual([old]);
  expect(carriersOf([{ ...registration, status: 'REVOKED' }, old], now)).toEqual([old]);
});
