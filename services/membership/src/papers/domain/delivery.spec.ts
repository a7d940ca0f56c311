import { goodStandingRules } from '../../../test/paper-given';
import { refusals } from '../../../test/given';
import { begin, countWrong, type Delivery, fetchOnce, type FreshLink, linksLeft, renew, statusOf } from './delivery';

const now = new Date('2026-11-22T09:00:00.000Z');
const to = { email: 'licensing@gmc.example', name: 'General Medical Council' };
const order = { id: 'dlv_1', credentialId: 'cre_1', number: 'GS-1', practitionerId: 'pra_1', accountId: 'acc_1', to };
const fresh = (hash: string): FreshLink => ({
  linkHash: hash,
  code: `CODE-${hash}`,
  sealed: { contact: 'c'.repeat(40), link: 'l'.repeat(40) },
  language: 'EN',
});
const begun = begin(order, fresh('one'), goodStandingRules, now);
const delivery = begun.state;
const wrongTimes = (times: number, of: Delivery = delivery): Delivery =>
  times ? wrongTimes(times - 1, countWrong(of).state) : of;
const fetched = (of: Delivery, at: Date, hash = 'one') => fetchOnce(of, hash, goodStandingRules, at);
const lastMoment = new Date('2026-12-22T20:59:59.999Z');
const after = (moment: Date) => new Date(moment.getTime() + 1);

test('MEM-15 the body is told the link and no code, and the holder that there is a code to pass on', () => {
  expect(delivery).toMatchObject({ links: 1, wrong: 0, code: 'CODE-one', until: lastMoment, fetchedAt: null });
  expect(begun.events?.map(({ type }) => type)).toEqual([
    'sa.mumaris.membership.good-standing-link-made.v1',
    'sa.mumaris.membership.good-standing-sent.v1',
  ]);
  expect(JSON.stringify(begun.events)).not.toMatch(/CODE|gmc|Medical/);
});

test.each([
  ['WAITING', delivery, now],
  ['WAITING', delivery, lastMoment],
  ['EXPIRED', delivery, after(lastMoment)],
  ['WAITING', wrongTimes(goodStandingRules.mostWrongCodes - 1), now],
  ['LOCKED', wrongTimes(goodStandingRules.mostWrongCodes), now],
  ['FETCHED', fetched(delivery, now).state, after(lastMoment)],
])('MEM-15 it is %s', (status, one, at) => expect(statusOf(one, goodStandingRules, at)).toBe(status));

test('MEM-15 it is fetched once, and then nobody is known any more whom it reached', () => {
  const { state, events } = fetched(delivery, now);
  expect(state).toMatchObject({ to: null, code: null, fetchedAt: now });
  expect(events).toMatchObject([{ data: { accountId: 'acc_1', number: 'GS-1', fetchedAt: now.toISOString() } }]);
  expect(refusals(() => fetched(state, now))).toEqual(['GOOD_STANDING_FETCHED']);
});

test.each([
  ['in its last moment', delivery, lastMoment, 'one', []],
  ['after its days', delivery, after(lastMoment), 'one', ['GOOD_STANDING_LINK_OVER']],
  ['by a link that another took the place of', delivery, now, 'before', ['GOOD_STANDING_LINK_OVER']],
  ['with one wrong code less than it bears', wrongTimes(goodStandingRules.mostWrongCodes - 1), now, 'one', []],
  ['after the last wrong code', wrongTimes(goodStandingRules.mostWrongCodes), now, 'one', ['GOOD_STANDING_LINK_OVER']],
])('MEM-15 it is asked for %s', (_, one, at, hash, codes) =>
  expect(refusals(() => fetched(one, at, hash))).toEqual(codes),
);

test('MEM-15 another link takes the place of the one before, with its days and tries; so many are made', () => {
  const locked = wrongTimes(goodStandingRules.mostWrongCodes);
  const again = renew(locked, fresh('two'), goodStandingRules, lastMoment).state;
  expect(again).toMatchObject({ links: 2, wrong: 0, code: 'CODE-two', linkHash: 'two' });
  expect(again.until.toISOString()).toBe('2027-01-21T20:59:59.999Z');
  let many = delivery;
  for (let left = goodStandingRules.mostLinks - 1; left > 0; left -= 1) {
    expect(linksLeft(many, goodStandingRules)).toBe(left);
    many = renew(many, fresh('more'), goodStandingRules, now).state;
  }
  expect(linksLeft(many, goodStandingRules)).toBe(0);
  expect(refusals(() => renew(many, fresh('more'), goodStandingRules, now))).toEqual(['TOO_MANY_LINKS']);
  const done = fetched(delivery, now).state;
  expect(linksLeft(done, goodStandingRules)).toBe(0);
  expect(refusals(() => renew(done, fresh('more'), goodStandingRules, now))).toEqual(['GOOD_STANDING_FETCHED']);
});
